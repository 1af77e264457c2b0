-- The registry of Spring Modulith 2.1 (structure 2), without an index on completion: completed rows are deleted.
create table event_publication (
    id                     uuid primary key,
    listener_id            text not null,
    event_type             text not null,
    serialized_event       text not null,
    publication_date       timestamptz not null,
    completion_date        timestamptz,
    status                 text,
    completion_attempts    int,
    last_resubmission_date timestamptz
);
create index event_publication_serialized_event_idx on event_publication using hash (serialized_event);
create index event_publication_open_idx on event_publication (status, publication_date);

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
