-- Which source was asked about which entity, and what came of it: only then can something be said to be gone.
create table asked (
	scan_id uuid not null,
	task_id uuid not null,
	collector text not null,
	entity_id uuid not null,
	answered boolean not null,
	primary key (scan_id, task_id)
);
comment on column asked.answered is 'it answered, be it that it knows nothing; false for blocked, unreachable and the like';
create index asked_entity on asked (entity_id, collector);

insert into asked (scan_id, task_id, collector, entity_id, answered)
select distinct on (scan_id, task_id) scan_id, task_id, collector, source_id, true from observation;

create index scan_project on scan (organisation_id, project_id, finished_at);
