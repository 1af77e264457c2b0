-- Whose tasks go first, and which collectors were stopped in a running scan.

alter table scan
	add column urgency         int    not null default 0,
	add column urgency_version bigint not null default 0;
comment on column scan.urgency is 'part of the priority of each of its tasks: less is sooner';
comment on column scan.urgency_version is 'of the newest change of priority that was heard of';

create table halted_collector (
	scan_id   uuid not null references scan,
	collector text not null,
	primary key (scan_id, collector)
);
comment on table halted_collector is 'tasks of these are no longer wanted, but have to be reported';
