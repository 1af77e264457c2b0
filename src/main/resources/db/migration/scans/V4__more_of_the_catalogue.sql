-- What a preview tells of collectors. The catalogue is heard anew at the next start.

alter table collector
	add column produces  text[]  not null default '{}',
	add column source    text,
	add column needs_key boolean not null default false;
delete from catalogue;
