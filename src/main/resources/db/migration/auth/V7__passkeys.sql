-- Public keys of devices that sign in for their owner (WebAuthn); the private ones never leave the device.
create table passkey (
    id            uuid primary key,
    account_id    uuid not null references account (id) on delete cascade,
    credential_id text not null unique,
    attested      bytea not null,
    sign_count    bigint not null,
    backup        boolean not null,
    transports    text[] not null,
    name          text not null,
    created_at    timestamptz not null,
    last_used_at  timestamptz
);
comment on column passkey.credential_id is 'base64url, as browsers write it';
comment on column passkey.attested is 'attested credential data (WebAuthn, 6.5.1): id and public key';
comment on column passkey.sign_count is 'of the last signature; one that is not above it comes from a copy';
comment on column passkey.backup is 'may be copied to other devices by its maker';
create index passkey_account_idx on passkey (account_id, created_at);
