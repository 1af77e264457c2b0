-- The registry of events: each event once, and a row for every listener that has not dealt with it. What is completed is
-- deleted, so both are small.
create table event (
    id               uuid primary key,
    event_type       text not null,
    serialized_event text not null
);
-- Compressing takes longer than writing, and it is gone in a moment.
alter table event alter column serialized_event set storage external;

create table event_publication (
    id                     uuid primary key,
    event_id               uuid not null,
    listener_id            text not null,
    publication_date       timestamptz not null,
    status                 text not null,
    completion_attempts    int not null,
    last_resubmission_date timestamptz not null
) with (fillfactor = 70);
create index event_publication_event_idx on event_publication (event_id);

-- Publications that failed five times; kept until somebody retries or removes them.
create table dead_event (
    id               uuid primary key,
    listener_id      text not null,
    event_type       text not null,
    serialized_event text not null,
    publication_date timestamptz not null,
    attempts         int not null,
    failure          text not null,
    died_at          timestamptz not null
);

-- Events that came from the broker, by id: a redelivery is recognised and dropped.
create table inbox (
    event_id    uuid primary key,
    received_at timestamptz not null default now()
);
create index inbox_received_idx on inbox (received_at);
