-- What collection was asked to do, what came of it, what it asked outside for that, and the raw answers.

create sequence worker as integer cycle;
comment on sequence worker is 'numbers the processes that run tasks; a living one holds the advisory lock of its number';

create table scan (
	id              uuid primary key,
	organisation_id uuid    not null,
	project_id      uuid,
	scope           jsonb,
	version         bigint  not null default 0,
	paused          boolean not null default false,
	stopped         boolean not null default false,
	deleted         boolean not null default false
);
comment on column scan.scope is 'absent until the first tasks come: a stop or a pause may be first';
comment on column scan.version is 'of the newest change of state that was heard of';
comment on column scan.deleted is 'the scan was deleted: what arrives late is dropped';

create table task (
	id              uuid primary key,
	scan_id         uuid        not null references scan,
	organisation_id uuid        not null,
	collector       text        not null,
	entity_type     text        not null,
	entity_value    text        not null,
	distance        int         not null,
	in_scope        boolean     not null,
	priority        int         not null,
	state           text        not null,
	outcome         text,
	detail          text,
	attempts        int         not null default 0,
	owner           int,
	planned_at      timestamptz not null,
	due_at          timestamptz not null,
	started_at      timestamptz,
	duration_ms     bigint,
	requests        int         not null default 0,
	observations    int         not null default 0
) with (fillfactor = 70);
comment on column task.owner is 'number of the process that runs it';
comment on column task.due_at is 'not to be started earlier';
comment on column task.requests is 'outbound calls of all attempts';
create index task_waiting on task (collector, priority, planned_at, id) where state = 'pending';
create index task_running on task (owner) where state = 'running';
create index task_of_scan on task (scan_id, planned_at, id);
create index task_of_organisation on task (organisation_id, planned_at, id);

-- The scope gate's decisions, of all attempts.
create table receipt (
	task_id     uuid        not null references task on delete cascade,
	position    bigint      generated always as identity,
	at          timestamptz not null,
	channel     text        not null,
	destination text        not null,
	calls       int         not null,
	allowed     boolean     not null,
	reason      text        not null,
	primary key (task_id, position)
);

-- Raw answers by their content: the same answer is kept once, whoever got it.
create table raw_answer (
	sha256     text primary key,
	media_type text        not null,
	size       int         not null,
	truncated  boolean     not null,
	deflated   boolean     not null,
	content    bytea       not null,
	kept_at    timestamptz not null
);
comment on column raw_answer.sha256 is 'of the content as it was before it was deflated (RFC 1950), in hex';
comment on column raw_answer.kept_at is 'when it came in last; what nobody refers to goes an hour later';
alter table raw_answer alter column content set storage external;

-- Which task rests on which raw answer. An organisation may read what one of its tasks rests on.
create table evidence (
	sha256          text not null references raw_answer,
	organisation_id uuid not null,
	task_id         uuid not null references task on delete cascade,
	primary key (sha256, organisation_id, task_id)
);
create index evidence_of_task on evidence (task_id);
