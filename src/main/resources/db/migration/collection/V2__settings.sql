-- Settings of collection as the configuration module announced them last.

create table setting (
	key     text primary key,
	value   text   not null,
	version bigint not null
);
comment on column setting.value is 'JSON';
