-- Entities that people called false, project by project, as storage announced it; rows are never deleted, so order does
-- not matter.
create table false_positive (
	mark_id uuid primary key,
	organisation_id uuid not null,
	project_id uuid not null,
	entity_id uuid not null,
	expires_at timestamptz,
	withdrawn boolean not null default false
);
create index false_positive_entity on false_positive (project_id, entity_id) where not withdrawn;
