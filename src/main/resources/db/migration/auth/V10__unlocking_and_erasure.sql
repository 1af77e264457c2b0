alter table sign_in_failure add column account_key text;
comment on column sign_in_failure.account_key is 'hash of the username that was tried; absent where only an address counts';
create index sign_in_failure_account_idx on sign_in_failure (account_key);

alter table account add column erased_at timestamptz;
comment on column account.erased_at is 'since when nothing personal is left of it; the row stays so that what it did has an author';
