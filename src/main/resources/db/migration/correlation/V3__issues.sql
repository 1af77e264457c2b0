-- The same conclusion in several scans of a project is one issue, with one fate.
alter table finding add column issue_id uuid;
alter table finding add column raised boolean not null default true;
alter table finding add column reopened boolean not null default false;
comment on column finding.issue_id is 'derived from project, rule and subject: the same in every scan; absent in findings of before';
comment on column finding.raised is 'false for what was false already when it was found again: nobody was told';
comment on column finding.reopened is 'an earlier scan had found it resolved';
create index finding_issue on finding (issue_id, updated_at desc);
create index finding_open on finding (project_id) where state in ('open', 'acknowledged');
