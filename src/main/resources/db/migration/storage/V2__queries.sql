-- What queries need besides the facts.
do $$
begin
	create extension if not exists fuzzystrmatch;
exception when insufficient_privilege then
	raise exception 'Mirage needs the PostgreSQL extension fuzzystrmatch for fuzzy search'
		using hint = 'Run "create extension fuzzystrmatch" in this database as a user who may create there, then start Mirage again.';
end $$;

-- Names the extension's function by its schema, which an administrator may have chosen.
do $$
begin
	execute (select format('
		create function has_word_near(value text, word text, distance integer) returns boolean
		language sql immutable parallel safe
		return exists (select 1 from regexp_split_to_table(lower(value), ''[^[:alnum:]]+'') as part
			where abs(length(part) - length(word)) <= distance and length(part) < 64
				and %I.levenshtein_less_equal(part, word, distance) <= distance)', n.nspname)
		from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'fuzzystrmatch');
end $$;
comment on function has_word_near is 'whether a word of the value becomes the given one by so many letters added, left out or changed';

create index entity_tags on entity using gin (tags) where tags <> '{}';
create index entity_last_seen on entity (organisation_id, coalesce(last_seen, known_since), id);

create table finding_entity (
	organisation_id uuid not null,
	entity_id uuid not null,
	finding_id uuid not null,
	scan_id uuid not null,
	rule_id text not null,
	severity smallint not null,
	open boolean not null default true,
	primary key (organisation_id, entity_id, finding_id)
);
comment on table finding_entity is 'which entities are evidence of which finding, as correlation announced it';
create index finding_entity_severity on finding_entity (organisation_id, severity, entity_id) where open;
create index finding_entity_finding on finding_entity (finding_id);
create index finding_entity_scan on finding_entity (scan_id);

create table project (
	id uuid primary key,
	organisation_id uuid not null
);

create table saved_search (
	id uuid primary key,
	organisation_id uuid not null,
	project_id uuid not null,
	name text not null,
	query text not null,
	created_by text not null,
	created_at timestamptz not null,
	updated_at timestamptz not null,
	unique (organisation_id, project_id, name)
);
