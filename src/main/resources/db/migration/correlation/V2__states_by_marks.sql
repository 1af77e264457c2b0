alter table finding add column by_mark boolean not null default false;
comment on column finding.by_mark is 'no person decided the state: all evidence is marked as false';
create index finding_evidence on finding using gin (evidence jsonb_path_ops);
create index finding_by_mark on finding (id) where by_mark;
