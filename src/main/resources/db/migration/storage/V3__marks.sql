-- What people say of entities. Rows are never deleted but with the entity: they are the history of every mark.
create table mark (
	id uuid primary key,
	organisation_id uuid not null,
	project_id uuid not null,
	entity_id uuid not null,
	kind text not null,
	text text not null,
	expires_at timestamptz,
	created_by text not null,
	created_at timestamptz not null,
	removed_by text,
	removed_at timestamptz
);
comment on column mark.text is 'the tag, the note, or the reason of a false positive';
create index mark_entity on mark (organisation_id, entity_id, project_id);
create index mark_kind on mark (organisation_id, kind, text) where removed_at is null;
create unique index mark_tag_once on mark (organisation_id, project_id, entity_id, text) where kind = 'tag' and removed_at is null;

create table finding_state (
	finding_id uuid primary key,
	scan_id uuid not null,
	open boolean not null,
	decided_at timestamptz not null
);
comment on table finding_state is 'the last known state of findings that have changed theirs; may be here before the finding';
create index finding_state_scan on finding_state (scan_id);
