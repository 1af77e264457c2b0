alter table signing_key add column withdrawn_at timestamptz;
comment on column signing_key.withdrawn_at is 'when it was called back; the row stays for processes that have missed it';
