-- Where other processes' modules can be reached, by their last sign of life.
create table instance (
    instance_id  text primary key,
    unit         text not null,
    modules      text[] not null,
    uri          text not null,
    version      text not null,
    available    boolean not null,
    last_seen_at timestamptz not null
);
