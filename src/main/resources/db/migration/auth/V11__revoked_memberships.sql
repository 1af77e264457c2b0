alter table membership add column revoked boolean not null default false;
comment on column membership.revoked is 'the latest that was said; kept, so that an older grant that comes late does not count';
