-- Each entry's hash covers the one before: what is changed, removed or slipped in breaks the chain from there on.
alter table audit_entry
    add column kind text not null default 'call',
    add column detail text,
    add column hash text;
comment on column audit_entry.kind is 'call: a request that may have changed something; security: something auth noticed itself';
comment on column audit_entry.hash is 'hex SHA-256 of the hash before and of the entry; absent in entries older than the chain';
create index audit_entry_time_idx on audit_entry (organisation_id, occurred_at);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is only ever added to';
end $$;
create trigger audit_entry_append_only before update or delete on audit_entry
    for each row execute function refuse_change();
create trigger audit_entry_no_truncate before truncate on audit_entry
    for each statement execute function refuse_change();
