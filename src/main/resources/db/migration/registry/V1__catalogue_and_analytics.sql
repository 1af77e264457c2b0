-- The catalogue of collectors, its history, and how the collectors do.

create table catalogue (
	singleton   boolean primary key default true check (singleton),
	version     bigint      not null,
	declared_at timestamptz not null
);
comment on column catalogue.declared_at is 'when the list of collectors was drawn up that was taken over last';

create table collector (
	id         text primary key,
	state      text        not null,
	declared   boolean     not null,
	descriptor jsonb       not null,
	updated_at timestamptz not null
);
comment on column collector.declared is 'whether the installation can still run it';

create table collector_version (
	collector_id text        not null references collector,
	version      text        not null,
	descriptor   jsonb       not null,
	first_seen   timestamptz not null,
	primary key (collector_id, version)
);

create table collector_run (
	collector_id text primary key,
	runs         bigint not null,
	entities     bigint not null,
	total_ms     bigint not null
);

create table collector_outcome (
	collector_id text   not null,
	outcome      text   not null,
	runs         bigint not null,
	primary key (collector_id, outcome)
);

-- Batches of results already counted, by event.
create table applied_batch (
	event_id   uuid primary key,
	applied_at timestamptz not null
);
create index applied_batch_by_age on applied_batch (applied_at);
