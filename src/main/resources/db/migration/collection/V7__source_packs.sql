-- Sources that were uploaded, as the registry announced them last.

create table source_pack (
	id      text primary key,
	version bigint not null,
	text    text
);
comment on column source_pack.text is 'absent if the pack was withdrawn';
