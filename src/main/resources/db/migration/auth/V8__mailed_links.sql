-- Links that were mailed to somebody; known by SHA-256 only, good once.
create table mailed_link (
    id         uuid primary key,
    account_id uuid not null references account (id) on delete cascade,
    purpose    text not null,
    token_hash text not null unique,
    email      text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);
comment on column mailed_link.email is 'where it went: it proves that address and no other';
create index mailed_link_account_idx on mailed_link (account_id, purpose, created_at desc);
create index mailed_link_expiry_idx on mailed_link (expires_at);
