-- Graphs of finished scans with their layout. Rows never change, so that a reader may fetch them in portions.
create table graph (
	scan_id         uuid primary key,
	organisation_id uuid        not null,
	nodes           integer     not null,
	edges           integer     not null,
	whole boolean not null,
	ready_at        timestamptz not null
);

create table node (
	scan_id   uuid    not null,
	rank      integer not null,
	entity_id uuid    not null,
	type      text    not null,
	value     text    not null,
	x         real    not null,
	y         real    not null,
	degree    integer not null,
	distance  integer,
	tags      jsonb   not null,
	primary key (scan_id, rank)
);
comment on column node.rank is 'from 0, nearest to a target first, of equally near ones the best connected first';
comment on column node.distance is 'steps from the nearest target; null if no way from a target is known';

create table edge (
	scan_id         uuid    not null,
	number          integer not null,
	rank            integer not null,
	relationship_id uuid    not null,
	source_id       uuid    not null,
	target_id       uuid    not null,
	type            text    not null,
	primary key (scan_id, number)
);
comment on column edge.rank is 'the greater rank of its two ends; rises with the number, so the edges among the first nodes are the first edges';
