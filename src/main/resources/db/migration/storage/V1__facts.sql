-- Facts of all scans. Every key begins with the organisation: the same thing in two organisations is two rows.
do $$
begin
	create extension if not exists pg_trgm;
exception when insufficient_privilege then
	raise exception 'Mirage needs the PostgreSQL extension pg_trgm for substring search'
		using hint = 'Run "create extension pg_trgm" in this database as a user who may create there, then start Mirage again.';
end $$;

create table scan (
	scan_id uuid primary key,
	organisation_id uuid not null,
	project_id uuid not null,
	tasks bigint,
	applied bigint not null default 0,
	entities bigint not null default 0,
	observations bigint not null default 0,
	finished_at timestamptz,
	stored boolean not null default false,
	deleted boolean not null default false
);
comment on column scan.tasks is 'how many task results there are; unknown until the scan has finished';
comment on column scan.deleted is 'the scan was deleted: what arrives late is dropped';

create table applied_task (
	scan_id uuid not null,
	task_id uuid not null,
	primary key (scan_id, task_id)
);

create table entity (
	organisation_id uuid not null,
	id uuid not null,
	type text not null,
	value text not null,
	confidence smallint not null default 100,
	collectors text[] not null default '{}',
	attributes jsonb not null default '{}',
	tags text[] not null default '{}',
	known_since timestamptz not null,
	first_seen timestamptz,
	last_seen timestamptz,
	observation_count bigint not null default 0,
	search tsvector not null generated always as (to_tsvector('simple'::regconfig,
		translate(value || ' ' || left(attributes::text, 4000), './@?=:-_&{}"', '            '))) stored,
	primary key (organisation_id, id)
);
comment on column entity.known_since is 'when it was first given, asked about or named by a relationship';
comment on column entity.first_seen is 'when an observation first stated it; absent for what nobody observed';
-- A value may be longer than an index row; nobody reads an order beyond 300 characters.
create index entity_value on entity (organisation_id, left(value, 300) collate "C", id);
create index entity_type on entity (organisation_id, type, left(value, 300) collate "C", id);
create index entity_search on entity using gin (search);
-- Names the operator class by the schema the extension is in, which an administrator may have chosen.
do $$
begin
	execute (select format('create index entity_substring on entity using gin (value %I.gin_trgm_ops)', n.nspname)
		from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm');
end $$;

create table observation (
	organisation_id uuid not null,
	entity_id uuid not null,
	id uuid not null,
	scan_id uuid not null,
	task_id uuid not null,
	source_id uuid not null,
	collector text not null,
	confidence smallint not null,
	reliability text not null,
	seen_at timestamptz not null,
	attributes jsonb not null,
	tags text[] not null,
	raw_sha256 text,
	primary key (organisation_id, entity_id, id)
);
create index observation_scan on observation (scan_id, entity_id);

create table entity_collector (
	organisation_id uuid not null,
	entity_id uuid not null,
	collector text not null,
	confidence smallint not null,
	primary key (organisation_id, entity_id, collector)
);
comment on column entity_collector.confidence is 'the highest of this collector''s observations';

create table attribute_version (
	organisation_id uuid not null,
	entity_id uuid not null,
	name text not null,
	value_sha256 bytea not null,
	value text not null,
	first_seen timestamptz not null,
	last_seen timestamptz not null,
	primary key (organisation_id, entity_id, name, value_sha256)
);

create table scan_entity (
	scan_id uuid not null,
	entity_id uuid not null,
	organisation_id uuid not null,
	target boolean not null default false,
	primary key (scan_id, entity_id)
);
create index scan_entity_entity on scan_entity (organisation_id, entity_id);

create table relationship (
	organisation_id uuid not null,
	id uuid not null,
	type text not null,
	source_id uuid not null,
	target_id uuid not null,
	first_seen timestamptz not null,
	last_seen timestamptz not null,
	primary key (organisation_id, id)
);
create index relationship_source on relationship (organisation_id, source_id);
create index relationship_target on relationship (organisation_id, target_id);

create table relationship_observation (
	organisation_id uuid not null,
	relationship_id uuid not null,
	task_id uuid not null,
	scan_id uuid not null,
	collector text not null,
	confidence smallint not null,
	seen_at timestamptz not null,
	tags text[] not null,
	raw_sha256 text,
	primary key (organisation_id, relationship_id, task_id)
);
create index relationship_observation_scan on relationship_observation (scan_id, relationship_id);
