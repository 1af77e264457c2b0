create table finding (
	id uuid primary key,
	organisation_id uuid not null,
	project_id uuid not null,
	scan_id uuid not null,
	rule_id text not null,
	rule_name text not null,
	severity smallint not null,
	state text not null default 'open',
	headline text not null,
	why text not null,
	evidence jsonb not null,
	created_at timestamptz not null,
	updated_at timestamptz not null
);
comment on column finding.id is 'derived from scan, rule and subject: a rule that runs again finds its finding again';
comment on column finding.severity is '0 info, 1 low, 2 medium, 3 high, 4 critical: sorted by how much it matters';
create index finding_organisation on finding (organisation_id, severity desc, created_at desc);
create index finding_scan on finding (scan_id);
