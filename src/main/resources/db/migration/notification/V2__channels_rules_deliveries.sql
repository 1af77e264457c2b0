-- Where news goes, by which rules, and how each delivery fares.

create table channel (
	id              uuid primary key,
	organisation_id uuid        not null,
	account_id      uuid,
	name            text        not null,
	kind            text        not null,
	settings        text        not null,
	secret          text,
	per_minute      int         not null,
	enabled         boolean     not null,
	created_at      timestamptz not null,
	updated_at      timestamptz not null,
	tokens          double precision not null default 0,
	refilled_at     timestamptz,
	failures        int         not null default 0,
	open_until      timestamptz,
	unique nulls not distinct (organisation_id, account_id, name)
);
comment on column channel.account_id is 'whose own it is; absent if it is the organisation''s';
comment on column channel.settings is 'as JSON, without secrets';
comment on column channel.secret is 'sealed';
comment on column channel.tokens is 'how many deliveries its pace allows at refilled_at';
comment on column channel.failures is 'deliveries that failed in a row';
comment on column channel.open_until is 'until then nothing is tried, for the last tries all failed';

create table rule (
	id              uuid primary key,
	organisation_id uuid        not null,
	account_id      uuid,
	name            text        not null,
	enabled         boolean     not null,
	content         text        not null,
	created_at      timestamptz not null,
	updated_at      timestamptz not null,
	unique nulls not distinct (organisation_id, account_id, name)
);
comment on column rule.content is 'condition, timing, wording and escalation as JSON';

create table rule_channel (
	rule_id    uuid    not null references rule on delete cascade,
	channel_id uuid    not null references channel on delete cascade,
	escalation boolean not null,
	primary key (rule_id, channel_id, escalation)
);
create index rule_channel_channel on rule_channel (channel_id);

create table news (
	id              uuid primary key,
	organisation_id uuid        not null,
	project_id      uuid        not null,
	scan_id         uuid        not null,
	kind            text        not null,
	fingerprint     uuid        not null,
	content         text        not null,
	occurred_at     timestamptz not null
);
create index news_newest on news (organisation_id, occurred_at desc);
create index news_scan on news (scan_id);
create index news_age on news (occurred_at);

create table first_news (
	project_id  uuid not null,
	fingerprint uuid not null,
	scan_id     uuid not null,
	primary key (project_id, fingerprint)
);
comment on table first_news is 'which scan of a project brought something up first';

create table delivery (
	id              uuid primary key,
	organisation_id uuid        not null,
	channel_id      uuid        not null references channel on delete cascade,
	rule_id         uuid        references rule on delete set null,
	state           text        not null,
	due_at          timestamptz not null,
	wanted_at       timestamptz not null,
	claimed_until   timestamptz,
	attempts        int         not null default 0,
	tries           int         not null default 0,
	detail          text        not null default '',
	created_at      timestamptz not null,
	ended_at        timestamptz,
	escalates_at    timestamptz,
	acknowledged_at timestamptz,
	escalated       boolean     not null default false
);
comment on column delivery.state is 'gathering until it is due, waiting to be tried, delivered or dead';
comment on column delivery.wanted_at is 'when it was due first, or resent last';
comment on column delivery.tries is 'attempts since somebody asked for it last';
comment on column delivery.escalates_at is 'when others are told unless somebody acknowledges it before';
comment on column delivery.escalated is 'whether it is such a word to others';
create unique index delivery_gathering on delivery (rule_id, channel_id) where state = 'gathering';
create index delivery_due on delivery (channel_id, due_at) where state in ('gathering', 'waiting');
create index delivery_newest on delivery (organisation_id, created_at desc, id desc);
create index delivery_escalation on delivery (escalates_at) where escalates_at is not null;
create index delivery_age on delivery (created_at);

create table delivery_item (
	delivery_id uuid    not null references delivery on delete cascade,
	news_id     uuid    not null references news on delete cascade,
	channel_id  uuid    not null,
	escalated   boolean not null,
	primary key (delivery_id, news_id),
	unique (channel_id, news_id, escalated)
);
comment on table delivery_item is 'what a delivery tells; nothing is told to a channel twice';
create index delivery_item_news on delivery_item (news_id);

create table attempt (
	delivery_id uuid        not null references delivery on delete cascade,
	number      int         not null,
	at          timestamptz not null,
	millis      bigint      not null,
	outcome     text        not null,
	status      int,
	detail      text        not null,
	primary key (delivery_id, number)
);

create table preference (
	account_id      uuid not null,
	organisation_id uuid not null,
	content         text not null,
	primary key (account_id, organisation_id)
);

create table account (
	account_id uuid primary key,
	active     boolean not null,
	version    bigint  not null
);
comment on table account is 'people who may not be told anything any more are inactive here';

create table tag (
	mark_id    uuid primary key,
	project_id uuid,
	entity_id  uuid,
	tag        text,
	expires_at timestamptz,
	removed    boolean not null default false
);
comment on table tag is 'what people have tagged; a mark that was removed before it arrived has nothing but its id';
create index tag_entity on tag (project_id, entity_id) where not removed;
