-- When the service, or a part of it, did not work or will not. Instants are UTC.
CREATE TABLE outages (
  id               INTEGER NOT NULL PRIMARY KEY,
  kind             TEXT    NOT NULL CHECK (kind IN ('everything', 'web', 'planned')),
  started_at       TEXT    NOT NULL,
  ended_at         TEXT,                                       -- NULL: it goes on
  text_json        TEXT    NOT NULL CHECK (json_valid(text_json)), -- paragraphs by language
  recorded_by      TEXT    NOT NULL CHECK (recorded_by IN ('staff', 'detected')),
  staff_id         TEXT    REFERENCES staff (id),
  recorded_at      TEXT    NOT NULL,
  updated_at       TEXT    NOT NULL,
  withdrawn_at     TEXT,                                       -- it was none
  -- Credits for a long one go from shop to shop, in the order of their ids.
  credited_through TEXT,                                       -- the last shop that was looked at
  credited_at      TEXT,                                       -- all were
  CHECK (ended_at IS NULL OR ended_at > started_at),
  CHECK (kind <> 'planned' OR ended_at IS NOT NULL),
  CHECK ((recorded_by = 'staff') = (staff_id IS NOT NULL))
) STRICT;
CREATE INDEX outages_by_start ON outages (started_at);
CREATE INDEX outages_by_end ON outages (ended_at);
-- However many processes find the same silence, it is one outage.
CREATE UNIQUE INDEX one_silence_one_outage ON outages (started_at) WHERE recorded_by = 'detected';

-- The last sign of life of any process that serves.
CREATE TABLE heart_beat (
  id      INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  at      TEXT    NOT NULL,
  real_at TEXT    NOT NULL                                     -- by the real clock, in a sandbox too
) STRICT;

-- What the operator has told everybody. What was sent by mail is not rewritten; it can be withdrawn.
CREATE TABLE announcements (
  id           INTEGER NOT NULL PRIMARY KEY,
  kind         TEXT    NOT NULL CHECK (kind IN ('update', 'paid_update', 'information')),
  title_json   TEXT    NOT NULL CHECK (json_valid(title_json)),
  text_json    TEXT    NOT NULL CHECK (json_valid(text_json)),  -- paragraphs by language
  effective_on TEXT,                                            -- from when a paid update is charged
  published_at TEXT    NOT NULL,
  staff_id     TEXT    NOT NULL REFERENCES staff (id),
  is_mailed    INTEGER NOT NULL CHECK (is_mailed IN (0, 1)),
  withdrawn_at TEXT,
  CHECK ((kind = 'paid_update') = (effective_on IS NOT NULL))
) STRICT;
CREATE INDEX announcements_by_time ON announcements (published_at);

-- Whether somebody wants news by mail, and until when they have read them.
ALTER TABLE accounts ADD COLUMN wants_news INTEGER NOT NULL DEFAULT 1 CHECK (wants_news IN (0, 1));
ALTER TABLE accounts ADD COLUMN news_seen_at TEXT;
