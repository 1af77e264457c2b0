-- Calls to sources that bear only so many an hour or a day.

create table allowance (
	source text        not null,
	span   text        not null,
	began  timestamptz not null,
	used   bigint      not null,
	primary key (source, span)
);
comment on column allowance.source is 'id of the collector';
comment on column allowance.span is 'HOURS or DAYS, of the clock in UTC';
