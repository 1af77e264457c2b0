-- A name for several people, which can be given a role in a project at once.
create table team (
    id              uuid primary key,
    organisation_id uuid not null references organisation (id),
    name            text not null,
    created_at      timestamptz not null
);
create unique index team_name_idx on team (organisation_id, lower(name));

create table team_member (
    team_id    uuid not null references team (id) on delete cascade,
    account_id uuid not null references profile (account_id) on delete cascade,
    primary key (team_id, account_id)
);
create index team_member_account_idx on team_member (account_id);

create table preference (
    account_id uuid primary key,
    language   text not null,
    time_zone  text not null,
    theme      text not null,
    updated_at timestamptz not null
);

-- Accounts of which nothing is kept; a late announcement does not bring them back.
create table erased_account (
    account_id uuid primary key
);
