alter table report
	add column template text not null default 'overview',
	add column version integer not null default 1,
	add column state text not null default 'ready',
	add column formats text[] not null default '{html,json}',
	add column error text,
	add column ordered_by text;
comment on column report.template is 'a word for those that come with Mirage, the id of an own one otherwise';
comment on column report.version is 'of the reports of the same scan by the same template, counted from 1';
comment on column report.state is 'waiting, ready or failed; what is being written has a row in report_progress';

-- Whoever writes a report holds the lock of its row here, in the transaction that writes: a crash frees it.
create table report_job (
	report_id uuid primary key references report on delete cascade,
	ordered_at timestamptz not null
);
create index report_job_by_age on report_job (ordered_at, report_id);

-- Written beside the transaction that writes the report, and hence without a reference to it.
create table report_progress (
	report_id uuid primary key,
	attempts integer not null default 0,
	done integer not null default 0,
	total integer not null default 0,
	step text not null default '',
	cancelled boolean not null default false
);
comment on column report_progress.attempts is 'how often the writing was begun: a report that ends the process is not tried for ever';

create table template (
	id uuid primary key,
	organisation_id uuid not null,
	name text not null,
	description text not null,
	blocks jsonb not null,
	updated_by text not null,
	updated_at timestamptz not null
);
create unique index template_name on template (organisation_id, lower(name));

create table schedule (
	id uuid primary key,
	organisation_id uuid not null,
	name text not null,
	project_id uuid not null,
	target text,
	template text not null,
	formats text[] not null,
	cron text not null,
	time_zone text not null,
	enabled boolean not null,
	next_at timestamptz,
	last_at timestamptz,
	last_scan_id uuid,
	last_outcome text,
	created_by text not null
);
comment on column schedule.target is 'only scans of this target; absent for all of the project';
create index schedule_due on schedule (next_at) where enabled;

create table share (
	id uuid primary key,
	organisation_id uuid not null,
	report_id uuid not null references report on delete cascade,
	token_hash text not null unique,
	password_hash text,
	failures integer not null default 0,
	locked_until timestamptz,
	created_by text not null,
	created_at timestamptz not null,
	expires_at timestamptz not null,
	revoked_at timestamptz
);
comment on column share.token_hash is 'SHA-256 of a random secret, which only who made the link has seen';
create index share_of_report on share (report_id);

create table share_access (
	share_id uuid not null references share on delete cascade,
	at timestamptz not null,
	address text not null,
	outcome text not null
);
comment on column share_access.outcome is 'a format, or why nothing was given';
create index share_access_by_age on share_access (share_id, at desc);
