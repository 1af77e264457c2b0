-- Secrets are sealed and stand beside the value, which is null for them: nothing that reads values can show one.

alter table setting add column sealed text, add column hint text;
comment on column setting.sealed is 'a secret as its module gets it, sealed for it; the history keeps none';
comment on column setting.hint is 'the last characters of a long secret, to tell it from others';

alter table setting_version add column hint text;

-- Held keys in the clear. They are secrets now, one setting each, and have to be set again.
delete from setting where namespace = 'collection' and key = 'source.settings';
delete from setting_version where namespace = 'collection' and key = 'source.settings';
