-- How often a task was in the hands of a process that ended. Its attempts are for what the source does.

alter table task add column abandoned int not null default 0;
