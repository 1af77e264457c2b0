-- Exports of complete scans, and what is needed to tell that a scan is complete. The facts are a read model beside these.

create table subject (
	scan_id   uuid primary key,
	findings  bigint,
	decided   boolean not null default false,
	due_at    timestamptz,
	attempts  int     not null default 0,
	forgotten boolean not null default false
);
comment on table subject is 'the scans of which an export is or will be; locked by whoever decides whether one is due';
comment on column subject.findings is 'how many findings there are; unknown until all rules have run';
comment on column subject.decided is 'everything had arrived: the first export is due or written';
comment on column subject.due_at is 'since when the first export waits to be written; absent before and after';
comment on column subject.forgotten is 'the scan was deleted: what arrives late is dropped';
create index subject_due on subject (due_at) where due_at is not null;

create table finding (
	scan_id    uuid not null,
	finding_id uuid not null,
	finding    text not null,
	primary key (scan_id, finding_id)
);
comment on column finding.finding is 'as JSON';

create table export (
	id              uuid primary key,
	organisation_id uuid        not null,
	project_id      uuid        not null,
	scan_id         uuid        not null,
	format          text        not null,
	lines           bigint      not null,
	bytes           bigint      not null,
	sha256          text        not null,
	created_at      timestamptz not null
);
comment on column export.bytes is 'of the content as it is fetched; what is stored is compressed';
comment on column export.sha256 is 'of the same';
create index export_newest on export (organisation_id, created_at desc, id desc);
create index export_scan on export (scan_id);

create table chunk (
	export_id uuid  not null references export on delete cascade,
	number    int   not null,
	content   bytea not null,
	primary key (export_id, number)
);
comment on column chunk.content is 'part of one gzip stream; compressed already';
alter table chunk alter column content set storage external;
