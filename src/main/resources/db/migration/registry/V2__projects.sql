-- Which collectors a project does without. Projects are known by what the users module announces.

create table project (
	id              uuid primary key,
	organisation_id uuid   not null,
	version         bigint not null default 0
);
comment on column project.version is 'grows with every change of its collectors; whoever changes them locks the row';

create table project_collector (
	project_id   uuid        not null references project,
	collector_id text        not null,
	disabled_at  timestamptz not null,
	disabled_by  text        not null,
	primary key (project_id, collector_id)
);
comment on table project_collector is 'a row for each collector that a project does without';
