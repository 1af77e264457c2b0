create table account (
    id                   uuid primary key,
    username             text not null,
    email                text not null,
    display_name         text not null,
    organisation_id      uuid not null,
    roles                text[] not null,
    password_hash        text not null,
    must_change_password boolean not null,
    created_at           timestamptz not null,
    password_changed_at  timestamptz not null
);
create unique index account_username_idx on account (lower(username));

-- A sign-in on one device; all refresh tokens that descend from it are its family.
create table session (
    id              uuid primary key,
    account_id      uuid not null references account (id) on delete cascade,
    csrf_token      text not null,
    started_at      timestamptz not null,
    expires_at      timestamptz not null,
    revoked_at      timestamptz
);
create index session_account_idx on session (account_id);
create index session_expiry_idx on session (expires_at);

-- Known by SHA-256 only. A used one that comes again gives the thief away.
create table refresh_token (
    hash       text primary key,
    session_id uuid not null references session (id) on delete cascade,
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index refresh_token_session_idx on refresh_token (session_id);

-- Wrong passwords in a row by what they were tried on; kept while they still slow somebody down.
create table sign_in_failure (
    subject     text primary key,
    failures    int not null,
    last_at     timestamptz not null,
    locked_until timestamptz not null
);

-- What tokens say about projects; from the users module.
create table membership (
    account_id   uuid not null,
    project_id   uuid not null,
    project_name text not null,
    role         text not null,
    occurred_at  timestamptz not null,
    primary key (account_id, project_id)
);
create table organisation (
    id   uuid primary key,
    name text not null
);

-- Append-only; the id is derived from the event, so a redelivery adds nothing.
create table audit_entry (
    position        bigint generated always as identity primary key,
    id              uuid not null unique,
    organisation_id uuid not null,
    occurred_at     timestamptz not null,
    actor           text,
    action          text not null,
    resource        text not null,
    status          int not null,
    request_id      text not null
);
create index audit_entry_organisation_idx on audit_entry (organisation_id, position);
