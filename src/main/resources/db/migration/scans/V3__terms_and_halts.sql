-- What may change about a scan while it runs: its priority, its budget, the collectors that take part.

alter table scan
	add column priority         text   not null default 'medium',
	add column priority_version bigint not null default 0,
	add column max_duration_ms  bigint not null default 21600000,
	add column max_entities     bigint not null default 200000,
	add column max_requests     bigint not null default 2000000,
	add column requests         bigint not null default 0,
	add column halted           text[] not null default '{}';
comment on column scan.max_duration_ms is 'the defaults are for scans from before there were budgets';
comment on column scan.requests is 'outbound calls of all tasks that were reported';
comment on column scan.halted is 'collectors that were stopped while the scan ran';

-- Why collectors of a scan wait, as collection said last.
create table delay (
	scan_id   uuid        not null references scan on delete cascade,
	collector text        not null,
	tasks     bigint      not null,
	reason    text        not null,
	until     timestamptz not null,
	said_at   timestamptz not null,
	primary key (scan_id, collector)
);
