-- What auth said last of an account; kept beside the profile, since it may arrive before it.
create table account_state (
    account_id uuid primary key,
    roles      text[] not null,
    active     boolean not null,
    version    bigint not null
);
