-- What has changed, for systems that follow at their own pace.

create table change (
	number          bigint generated always as identity primary key,
	tx              xid8        not null default pg_current_xact_id(),
	id              uuid        not null unique,
	organisation_id uuid        not null,
	project_id      uuid        not null,
	scan_id         uuid,
	type            text        not null,
	occurred_at     timestamptz not null,
	content         text        not null
);
comment on column change.tx is 'by which it was added: read before all older ones have ended, some would be passed over';
comment on column change.content is 'as JSON';
create index change_order on change (organisation_id, tx, number);
create index change_age on change (occurred_at);

create table consumer (
	organisation_id uuid        not null,
	name            text        not null,
	secret          text        not null,
	tx              xid8        not null default '0',
	number          bigint      not null default 0,
	created_at      timestamptz not null,
	moved_at        timestamptz not null,
	primary key (organisation_id, name)
);
comment on column consumer.secret is 'sealed; what the consumer is given is signed with it';
comment on column consumer.number is 'the last change it has dealt with';
