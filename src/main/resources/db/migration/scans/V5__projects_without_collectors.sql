-- Which collectors a project does without, as the registry announced it last.

create table project_collectors (
	project_id      uuid primary key,
	organisation_id uuid   not null,
	disabled        text[] not null,
	version         bigint not null
);
