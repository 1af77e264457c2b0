-- Signing keys that have been called back before their time: what they have signed counts for nothing.
create table withdrawn_key (
    key_id text primary key,
    until  timestamptz not null
);
comment on column withdrawn_key.until is 'from then on nobody would accept the key anyhow';
