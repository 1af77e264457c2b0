-- What waits for a search engine beside PostgreSQL; both stay empty where there is none.
create table search_waiting (
	seq bigint generated always as identity primary key,
	organisation_id uuid not null,
	entity_id uuid not null,
	noted_at timestamptz not null default now()
);
comment on table search_waiting is 'not in backups: entities that have changed since the search engine heard of them';
create index search_waiting_since on search_waiting (noted_at);

create table search_feed (
	one boolean primary key default true check (one),
	copy text not null default '',
	holder text not null default '',
	held_until timestamptz not null default '-infinity'
);
comment on table search_feed is 'not in backups: the engine''s copy that the waiting rows belong to, and the process that feeds it';
insert into search_feed default values;
