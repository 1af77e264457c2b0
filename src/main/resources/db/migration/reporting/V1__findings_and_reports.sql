-- What a scan's first report waits for.
create table progress (
	scan_id         uuid primary key,
	organisation_id uuid    not null,
	started         boolean not null default false,
	facts_complete  boolean not null default false,
	findings        integer not null default 0,
	expected        integer,
	written         boolean not null default false,
	deleted         boolean not null default false
);
comment on column progress.expected is 'how many findings there are; unknown until the rules have run';
comment on column progress.deleted is 'the scan was deleted: what arrives late is dropped';

create table finding (
	scan_id    uuid        not null,
	finding_id uuid        not null,
	rank       smallint    not null,
	severity   text        not null,
	rule_id    text        not null,
	rule_name  text        not null,
	headline   text        not null,
	why        text        not null,
	evidence   jsonb       not null,
	primary key (scan_id, finding_id)
);
comment on column finding.rank is 'of the severity, 0 for the lowest';
create index finding_by_severity on finding (scan_id, rank desc, rule_id, finding_id);

create table report (
	id              uuid primary key,
	organisation_id uuid        not null,
	scan_id         uuid        not null,
	project_id      uuid        not null,
	title           text        not null,
	sizes           jsonb       not null,
	created_at      timestamptz not null
);
comment on column report.sizes is 'bytes by format';
create index report_by_age on report (organisation_id, created_at desc);
create index report_of_scan on report (scan_id);

-- Content in pieces, so that neither writing nor reading holds a whole report.
create table report_part (
	report_id uuid    not null references report on delete cascade,
	format    text    not null,
	number    integer not null,
	content   bytea   not null,
	primary key (report_id, format, number)
);
