-- How people looked at a scan, to look at it so again.
create table saved_view (
	id uuid primary key,
	organisation_id uuid not null,
	scan_id uuid not null,
	name text not null,
	kind text not null,
	state text not null,
	created_by text not null,
	created_at timestamptz not null,
	updated_at timestamptz not null,
	unique (organisation_id, scan_id, name)
);
comment on column saved_view.state is 'JSON that the screen wrote and reads: filters, positions, what is selected';
