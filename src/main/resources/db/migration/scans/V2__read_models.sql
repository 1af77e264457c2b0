-- What scans knows of other modules: the catalogue of collectors and the projects.

create table catalogue (
	singleton boolean primary key default true check (singleton),
	version   bigint not null
);

create table collector (
	id              text primary key,
	name            text   not null,
	state           text   not null,
	intrusiveness   text   not null,
	consumes        text[] not null,
	min_interval_ms bigint not null
);

create table project (
	id              uuid primary key,
	organisation_id uuid not null,
	name            text not null
);
-- The project a new installation starts with is known before anybody announces it.
insert into project (id, organisation_id, name)
values ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000001', 'Default');
