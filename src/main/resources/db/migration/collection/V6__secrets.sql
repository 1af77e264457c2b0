-- Secrets stay sealed; the list that held keys in the clear is gone.

alter table setting add column sealed text;
comment on column setting.sealed is 'the value of a secret; value is null then';
delete from setting where key = 'source.settings';
