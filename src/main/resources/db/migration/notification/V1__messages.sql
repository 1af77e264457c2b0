-- Messages to people, and who has read them.

create table message (
	id              uuid primary key,
	organisation_id uuid        not null,
	scan_id         uuid,
	kind            text        not null,
	severity        text,
	title           text        not null,
	body            text        not null,
	created_at      timestamptz not null
);
create index message_newest on message (organisation_id, created_at desc, id desc);
create index message_scan on message (scan_id);
create index message_age on message (created_at);

create table reading (
	message_id uuid        not null references message on delete cascade,
	account_id uuid        not null,
	read_at    timestamptz not null,
	primary key (message_id, account_id)
);

create table scan (
	scan_id   uuid primary key,
	forgotten boolean not null default false
);
comment on column scan.forgotten is 'the scan was deleted: what arrives late raises nothing';

create table setting (
	key     text primary key,
	value   text   not null,
	version bigint not null
);
comment on column setting.value is 'as JSON';
