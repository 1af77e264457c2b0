create table finding_state (
	finding_id uuid primary key,
	scan_id uuid not null,
	state text not null,
	decided_at timestamptz not null
);
comment on table finding_state is 'the last known state of findings that have changed theirs; may be here before the finding';
create index finding_state_scan on finding_state (scan_id);
