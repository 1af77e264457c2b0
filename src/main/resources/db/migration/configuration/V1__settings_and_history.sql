-- What people set, and what they had set before. Defaults are not here: they are declared beside the code.

create table namespace (
	name text primary key
);
comment on table namespace is 'locked by whoever changes a setting in it';

create table setting (
	namespace  text        not null,
	key        text        not null,
	version    bigint      not null,
	value      text        not null,
	overridden boolean     not null,
	changed_at timestamptz not null,
	changed_by text        not null,
	primary key (namespace, key)
);
comment on column setting.value is 'as JSON; text, since jsonb does not take every text that JSON can say';
comment on column setting.overridden is 'false after a return to the default';

create table setting_version (
	namespace  text        not null,
	key        text        not null,
	version    bigint      not null,
	value      text        not null,
	overridden boolean     not null,
	changed_at timestamptz not null,
	changed_by text        not null,
	primary key (namespace, key, version)
);
