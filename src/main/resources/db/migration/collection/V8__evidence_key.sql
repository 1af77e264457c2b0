-- The key that packs of evidence are signed with.

create table evidence_key (
	id         boolean     primary key default true check (id),
	public_key text        not null,
	sealed     text        not null,
	created_at timestamptz not null
);
comment on column evidence_key.sealed is 'the private key, sealed with the master key of the data folder';
