-- Uploaded sources, every version of each.

create table source_pack (
	id          text primary key,
	version     bigint  not null,
	active      integer
);
comment on column source_pack.version is 'grows with every change';
comment on column source_pack.active is 'which edition is in use; absent if the pack was withdrawn';

create table source_pack_edition (
	pack_id     text        not null references source_pack,
	edition     integer     not null,
	source      text        not null,
	sha256      text        not null,
	signed_by   text        not null,
	uploaded_at timestamptz not null,
	uploaded_by text        not null,
	primary key (pack_id, edition),
	unique (pack_id, sha256)
);
