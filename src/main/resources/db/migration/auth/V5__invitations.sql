-- A link that makes one account; known by SHA-256 only.
create table invitation (
    id              uuid primary key,
    organisation_id uuid not null,
    email           text not null,
    roles           text[] not null,
    token_hash      text not null unique,
    invited_by      text not null,
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    accepted_at     timestamptz,
    revoked_at      timestamptz
);
create index invitation_organisation_idx on invitation (organisation_id, created_at desc);
