-- Time-based codes (RFC 6238); the secret is sealed with the installation's master key.
create table totp (
    account_id   uuid primary key references account (id) on delete cascade,
    secret       text not null,
    created_at   timestamptz not null,
    confirmed_at timestamptz,
    last_step    bigint not null default 0
);
comment on column totp.confirmed_at is 'since when it is asked for; absent while its owner has not shown a first code';
comment on column totp.last_step is 'the step of the last accepted code: no code is good twice';

-- Each is good once; known by a keyed hash only.
create table recovery_code (
    account_id uuid not null references account (id) on delete cascade,
    hash       text not null,
    primary key (account_id, hash)
);
