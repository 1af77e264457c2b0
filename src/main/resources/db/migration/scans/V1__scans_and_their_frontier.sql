-- Scans, what they were told, and the frontier: every question a scan has asked or will ask.

create table scan (
	id              uuid primary key,
	organisation_id uuid        not null,
	project_id      uuid        not null,
	name            text        not null,
	owner           text        not null,
	profile         text        not null,
	intrusiveness   text        not null,
	hop_limit       int         not null,
	deny            text[]      not null,
	created_at      timestamptz not null,
	state           text        not null,
	version         bigint      not null,
	ending          text,
	failure         text,
	started_at      timestamptz,
	finished_at     timestamptz,
	running_since   timestamptz,
	spent_ms        bigint      not null,
	pending         bigint      not null,
	running         bigint      not null,
	completed       bigint      not null,
	failed          bigint      not null,
	withdrawn       bigint      not null,
	entities        bigint      not null
) with (fillfactor = 50);
comment on column scan.ending is 'the state the scan will have when nothing runs any more; set once it has been stopped';
comment on column scan.withdrawn is 'tasks cancelled before they were handed out: nobody else ever heard of them';
create index scan_by_organisation on scan (organisation_id, created_at desc);
create index scan_unfinished on scan (id) where state in ('running', 'paused');

create table target (
	scan_id   uuid not null references scan on delete cascade,
	position  int  not null,
	entity_id uuid not null,
	type      text not null,
	value     text not null,
	primary key (scan_id, position)
);

-- The catalogue as it was when the scan started; reason says why a collector is not in the plan.
create table scan_collector (
	scan_id         uuid   not null references scan on delete cascade,
	collector       text   not null,
	name            text   not null,
	intrusiveness   text   not null,
	consumes        text[] not null,
	min_interval_ms bigint not null,
	reason          text,
	primary key (scan_id, collector)
);

-- The entities, leads and tasks of a scan have no foreign keys: every row is written under its scan's lock, and there may be millions.
create table entity (
	scan_id  uuid    not null,
	id       uuid    not null,
	type     text    not null,
	value    text    not null,
	distance int     not null,
	in_scope boolean not null,
	primary key (scan_id, id)
);

-- Who led to whom, kept only where the source may still come nearer to a target or into scope.
create table lead (
	scan_id   uuid    not null,
	source_id uuid    not null,
	found_id  uuid    not null,
	within    boolean not null,
	primary key (scan_id, source_id, found_id)
);
comment on column lead.within is 'whether the found entity belongs to its source, so that it comes into scope with it';

create table task (
	scan_id       uuid        not null,
	id            uuid        not null,
	collector     text        not null,
	entity_id     uuid        not null,
	state         text        not null,
	outcome       text,
	detail        text,
	distance      int         not null,
	priority      int         not null,
	planned_at    timestamptz not null,
	dispatched_at timestamptz,
	finished_at   timestamptz,
	primary key (scan_id, id),
	unique (scan_id, collector, entity_id)
);
create index task_pending on task (scan_id, collector, priority, id) where state = 'pending';
create index task_running on task (scan_id, dispatched_at) where state = 'running';
create index task_of_entity on task (scan_id, entity_id);

create table idempotency_key (
	account_id uuid        not null,
	key        text        not null,
	request    text        not null,
	scan_id    uuid        not null references scan on delete cascade,
	created_at timestamptz not null,
	primary key (account_id, key)
);
comment on column idempotency_key.request is 'SHA-256 of the request that used the key first';
create index idempotency_key_by_scan on idempotency_key (scan_id);
