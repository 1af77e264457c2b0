-- The version rises with every change of what the account may do; access tokens carry it.
alter table account
    add column active boolean not null default true,
    add column version bigint not null default 0,
    add column kind text not null default 'person';
comment on column account.kind is 'person, or service: one that never signs in and calls by key alone';
create index account_organisation_idx on account (organisation_id, lower(username));

alter table session
    add column address text,
    add column user_agent text,
    add column last_seen_at timestamptz,
    add column confirmed_at timestamptz,
    add column methods text[] not null default '{pwd}';
comment on column session.address is 'where it was started from';
comment on column session.confirmed_at is 'when its owner last proved who they are';

-- Known by SHA-256 only; the first characters stay readable, so that a leaked one can be told.
create table api_key (
    id           uuid primary key,
    account_id   uuid not null references account (id) on delete cascade,
    name         text not null,
    prefix       text not null,
    hash         text not null unique,
    permissions  text[] not null,
    created_at   timestamptz not null,
    expires_at   timestamptz,
    revoked_at   timestamptz,
    last_used_at timestamptz,
    version      bigint not null default 1
);
create index api_key_account_idx on api_key (account_id, created_at);
