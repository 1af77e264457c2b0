-- Keys behind access tokens, sealed with the installation's master key. One signs at a time; the next is known before it does.
create table signing_key (
    id          text primary key,
    sealed      text not null,
    signs_from  timestamptz not null,
    signs_until timestamptz not null
);
