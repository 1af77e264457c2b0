-- Roles that an organisation has made itself; accounts hold them by name, beside those that every installation has.
create table role (
    id              uuid primary key,
    organisation_id uuid not null,
    name            text not null,
    description     text not null,
    permissions     text[] not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    unique (organisation_id, name)
);
