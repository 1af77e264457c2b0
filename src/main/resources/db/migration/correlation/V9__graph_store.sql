-- What waits for a graph database beside PostgreSQL; both stay empty where there is none.
create table graph_waiting (
	seq bigint generated always as identity primary key,
	scan_id uuid not null,
	relationship_id uuid,
	type text,
	source_id uuid,
	source_type text,
	source_value text,
	target_id uuid,
	target_type text,
	target_value text,
	noted_at timestamptz not null default now()
);
comment on table graph_waiting is 'not in backups: relationships that the graph database has not got';
comment on column graph_waiting.relationship_id is 'absent when the scan was deleted';
create index graph_waiting_since on graph_waiting (noted_at);

create table graph_feed (
	one boolean primary key default true check (one),
	copy text not null default '',
	holder text not null default '',
	held_until timestamptz not null default '-infinity'
);
comment on table graph_feed is 'not in backups: the copy that the waiting rows belong to, and the process that feeds it';
insert into graph_feed default values;
