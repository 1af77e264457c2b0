create table organisation (
    id         uuid primary key,
    name       text not null,
    created_at timestamptz not null
);

create table profile (
    account_id      uuid primary key,
    organisation_id uuid not null references organisation (id),
    username        text not null,
    email           text not null,
    display_name    text not null,
    roles           text[] not null,
    created_at      timestamptz not null
);
create index profile_organisation_idx on profile (organisation_id, username);

create table project (
    id              uuid primary key,
    organisation_id uuid not null references organisation (id),
    name            text not null,
    created_at      timestamptz not null
);
create unique index project_name_idx on project (organisation_id, lower(name));

create table membership (
    account_id uuid not null references profile (account_id) on delete cascade,
    project_id uuid not null references project (id) on delete cascade,
    role       text not null,
    granted_at timestamptz not null,
    primary key (account_id, project_id)
);
create index membership_project_idx on membership (project_id);
