-- Scans' facts as the events told them, for all modules that read them; rows are only added, so any order and any
-- repetition gives the same tables. What only programs read is text: JSON that nobody queries.
create table scan (
	scan_id uuid primary key,
	organisation_id uuid not null,
	project_id uuid not null,
	name text not null default '',
	state text not null default 'running',
	targets jsonb not null default '[]',
	started_at timestamptz,
	finished_at timestamptz,
	tasks bigint,
	applied bigint not null default 0,
	coverage jsonb not null default '[]',
	started boolean not null default false,
	forgotten boolean not null default false
) with (fillfactor = 50);
comment on column scan.tasks is 'how many task results there are; unknown until the scan has finished';
comment on column scan.forgotten is 'the scan was deleted: what arrives late is dropped';

-- Which processes know that a scan's facts are complete.
create table completion (
	scan_id uuid not null,
	unit text not null,
	primary key (scan_id, unit)
);

create table scan_task (
	scan_id uuid not null,
	task_id uuid not null,
	entity_id uuid not null,
	collector text not null,
	state text not null,
	outcome text,
	primary key (scan_id, task_id)
);

create table scan_entity (
	scan_id uuid not null,
	entity_id uuid not null,
	type text not null,
	value text not null,
	known_since timestamptz not null,
	primary key (scan_id, entity_id)
);

create table scan_observation (
	scan_id uuid not null,
	entity_id uuid not null,
	observation_id uuid not null,
	task_id uuid not null,
	source_id uuid not null,
	collector text not null,
	confidence smallint not null,
	seen_at timestamptz not null,
	attributes text not null,
	tags text not null
);
-- No key: a task's results are taken once, as scan_task warrants, and every index of a million rows has its price.
create index scan_observation_entity on scan_observation (scan_id, entity_id);

create table scan_relationship (
	scan_id uuid not null,
	relationship_id uuid not null,
	task_id uuid not null,
	type text not null,
	source_id uuid not null,
	target_id uuid not null,
	collector text not null,
	confidence smallint not null,
	tags text not null
);
create index scan_relationship_source on scan_relationship (scan_id, source_id);
create index scan_relationship_target on scan_relationship (scan_id, target_id);
