-- The processes of this installation, by what they say of themselves.

create table instance (
	instance_id      text primary key,
	unit             text        not null,
	modules          text[]      not null,
	uri              text        not null,
	version          text        not null,
	last_beat_at     timestamptz,
	previous_beat_at timestamptz,
	farewell_at      timestamptz,
	announced        text
);
comment on column instance.previous_beat_at is 'the second latest sign of life';
comment on column instance.farewell_at is 'the latest time it said that it is leaving';
comment on column instance.announced is 'the state that was told last; absent before the first time';
