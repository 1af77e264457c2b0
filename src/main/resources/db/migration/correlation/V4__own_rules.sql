-- Rules that organisations wrote themselves, as text: reading it is the only way to know what it says.
create table own_rule (
	organisation_id uuid not null,
	id text not null,
	text text not null,
	updated_by text not null,
	updated_at timestamptz not null,
	primary key (organisation_id, id)
);
