-- What auth said of keys, sessions and accounts: a process judges by itself, also right after a restart.
create table api_key (
    key_id          uuid primary key,
    hash            text not null unique,
    account_id      uuid not null,
    organisation_id uuid not null,
    username        text not null,
    roles           text[] not null,
    permissions     text[] not null,
    expires_at      timestamptz,
    revoked         boolean not null,
    version         bigint not null
);

create table ended_session (
    session_id uuid primary key,
    until      timestamptz not null
);
create index ended_session_until_idx on ended_session (until);

-- Accounts whose state has ever changed; tokens made for a lower version are refused.
create table account_state (
    account_id uuid primary key,
    active     boolean not null,
    version    bigint not null
);
