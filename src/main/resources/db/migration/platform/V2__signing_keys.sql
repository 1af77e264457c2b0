-- Public keys that verify tokens, as auth announced them: a process verifies by itself, also right after a restart.
create table signing_key (
    key_id     text primary key,
    public_key text not null,
    not_after  timestamptz not null
);
