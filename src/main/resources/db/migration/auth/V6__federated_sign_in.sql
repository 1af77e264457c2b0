alter table account add column email_verified_at timestamptz;
comment on column account.email_verified_at is 'when somebody last showed that the address belongs to the owner of the account';
create index account_email_idx on account (lower(email));

-- Who another system calls by this subject opens this account.
create table federated_identity (
    id           uuid primary key,
    source       text not null,
    subject      text not null,
    account_id   uuid not null references account (id) on delete cascade,
    provisioned  boolean not null,
    display      text not null,
    linked_at    timestamptz not null,
    last_used_at timestamptz,
    unique (source, subject)
);
comment on column federated_identity.provisioned is 'the account was made for it, and its roles follow what the source says';
comment on column federated_identity.display is 'what the source calls them for people';
create index federated_identity_account_idx on federated_identity (account_id);

-- Sealed one-time tickets that have done their work; kept until they would have expired by themselves.
create table spent_ticket (
    id         uuid primary key,
    expires_at timestamptz not null
);
create index spent_ticket_expiry_idx on spent_ticket (expires_at);
