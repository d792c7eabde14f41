-- Requests of shops to support. Of all shops together, for that is how they are answered; each row
-- names its shop, and a shop asks by its own id alone.
CREATE TABLE tickets (
  id             INTEGER NOT NULL PRIMARY KEY,
  shop_id        TEXT    NOT NULL REFERENCES shops (id),
  kind           TEXT    NOT NULL,
  severity       TEXT    NOT NULL CHECK (severity IN ('crisis', 'serious', 'minor', 'question')),
  -- The order of the queue (R102).
  rank           INTEGER NOT NULL GENERATED ALWAYS AS (
                   CASE severity WHEN 'crisis' THEN 0 WHEN 'serious' THEN 1 WHEN 'minor' THEN 2
                                 ELSE 3 END) VIRTUAL,
  state          TEXT    NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'blocked', 'closed')),
  subject        TEXT    NOT NULL CHECK (subject <> ''),
  opened_by      TEXT    NOT NULL REFERENCES accounts (id),
  phone          TEXT,
  context_json   TEXT    NOT NULL DEFAULT '{}' CHECK (json_valid(context_json)),
  month          TEXT    NOT NULL,                       -- YYYY-MM in Prague
  is_paid        INTEGER NOT NULL DEFAULT 0 CHECK (is_paid IN (0, 1)),
  credited_at    TEXT,                                   -- the platform's own fault
  is_counted     INTEGER NOT NULL CHECK (is_counted IN (0, 1)),
  opened_at      TEXT    NOT NULL,
  changed_at     TEXT    NOT NULL,
  waiting_since  TEXT,                                   -- while the shop waits for an answer
  due_at         TEXT,
  answered_at    TEXT,                                   -- the first answer
  assigned_to    TEXT REFERENCES staff (id),
  blocked_reason TEXT,
  resolution     TEXT,
  closed_at      TEXT,
  follows        INTEGER REFERENCES tickets (id),        -- "it does not work any more" (R109)
  merged_into    INTEGER REFERENCES tickets (id),
  rating         INTEGER CHECK (rating BETWEEN 1 AND 5),
  rating_text    TEXT,
  version        INTEGER NOT NULL DEFAULT 1,             -- changes so far
  CHECK ((state = 'blocked') = (blocked_reason IS NOT NULL)),
  CHECK ((state = 'closed') = (resolution IS NOT NULL)),
  CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
  CHECK ((waiting_since IS NULL) = (due_at IS NULL)),
  CHECK (state <> 'closed' OR waiting_since IS NULL)
) STRICT;
CREATE INDEX tickets_of_shop ON tickets (shop_id, changed_at DESC);
CREATE INDEX tickets_in_month ON tickets (shop_id, month) WHERE is_counted = 1;
-- With what the queue is filtered by, so that it and its counts are read from here alone.
CREATE INDEX tickets_that_wait ON tickets (rank, due_at, assigned_to, severity, kind)
  WHERE waiting_since IS NOT NULL;
CREATE INDEX tickets_by_change ON tickets (state, changed_at DESC);
CREATE INDEX tickets_of_staff ON tickets (assigned_to, state, changed_at DESC);

-- What was said, noted by staff among themselves, and done. Nothing of it is rewritten.
CREATE TABLE ticket_messages (
  id           INTEGER NOT NULL PRIMARY KEY,
  ticket_id    INTEGER NOT NULL REFERENCES tickets (id),
  kind         TEXT    NOT NULL CHECK (kind IN ('message', 'note', 'event')),
  author_kind  TEXT    NOT NULL CHECK (author_kind IN ('member', 'staff', 'program', 'system')),
  author_id    TEXT,
  author_name  TEXT    NOT NULL,
  body         TEXT    NOT NULL,
  details_json TEXT    NOT NULL DEFAULT '{}' CHECK (json_valid(details_json)),
  created_at   TEXT    NOT NULL
) STRICT;
CREATE INDEX ticket_messages_by_ticket ON ticket_messages (ticket_id, id);
CREATE TRIGGER ticket_messages_are_not_rewritten BEFORE UPDATE ON ticket_messages
BEGIN SELECT raise(ABORT, 'a message is not rewritten'); END;
CREATE TRIGGER closed_tickets_take_no_message BEFORE INSERT ON ticket_messages
WHEN NEW.kind = 'message'
 AND (SELECT state FROM tickets WHERE id = NEW.ticket_id) = 'closed'
BEGIN SELECT raise(ABORT, 'the ticket is closed'); END;
CREATE TRIGGER blocked_tickets_take_no_message_of_the_shop BEFORE INSERT ON ticket_messages
WHEN NEW.kind = 'message' AND NEW.author_kind <> 'staff'
 AND (SELECT state FROM tickets WHERE id = NEW.ticket_id) = 'blocked'
BEGIN SELECT raise(ABORT, 'the ticket is blocked'); END;

-- Words of a request's whole conversation, by the request's id. The shop is a word of its own column,
-- so that a search within a shop never finds what others wrote; notes are found by staff alone.
CREATE VIRTUAL TABLE ticket_search USING fts5 (
  shop, words, notes,
  content = '', contentless_delete = 1, prefix = '2 3',
  tokenize = 'unicode61 remove_diacritics 2'
);

-- Files beside messages; the bytes lie in the shop's folder. Until its message is sent, a file
-- belongs to who has uploaded it.
CREATE TABLE ticket_attachments (
  id          TEXT    NOT NULL PRIMARY KEY,
  shop_id     TEXT    NOT NULL REFERENCES shops (id),
  ticket_id   INTEGER REFERENCES tickets (id),
  message_id  INTEGER REFERENCES ticket_messages (id),
  name        TEXT    NOT NULL,
  type        TEXT    NOT NULL,
  size        INTEGER NOT NULL CHECK (size > 0),
  hash        TEXT    NOT NULL,                          -- SHA-256
  uploaded_by TEXT    NOT NULL,                          -- account, person of ours or key
  created_at  TEXT    NOT NULL,
  CHECK ((ticket_id IS NULL) = (message_id IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX ticket_attachments_by_ticket ON ticket_attachments (ticket_id);
CREATE INDEX ticket_attachments_not_sent ON ticket_attachments (created_at)
  WHERE message_id IS NULL;

-- What somebody was writing; ticket 0 is a new request.
CREATE TABLE ticket_drafts (
  author_id   TEXT    NOT NULL,                          -- account or person of ours
  shop_id     TEXT    NOT NULL REFERENCES shops (id),
  ticket_id   INTEGER NOT NULL,
  fields_json TEXT    NOT NULL CHECK (json_valid(fields_json)),
  saved_at    TEXT    NOT NULL,
  PRIMARY KEY (author_id, shop_id, ticket_id)
) STRICT, WITHOUT ROWID;

-- Members who do not want mails about a request that somebody else has opened.
CREATE TABLE ticket_mutes (
  ticket_id  INTEGER NOT NULL REFERENCES tickets (id),
  account_id TEXT    NOT NULL REFERENCES accounts (id),
  PRIMARY KEY (ticket_id, account_id)
) STRICT, WITHOUT ROWID;

-- Who of ours has a request open right now, and whether they write.
CREATE TABLE ticket_presence (
  ticket_id  INTEGER NOT NULL REFERENCES tickets (id),
  staff_id   TEXT    NOT NULL REFERENCES staff (id),
  is_writing INTEGER NOT NULL CHECK (is_writing IN (0, 1)),
  seen_at    TEXT    NOT NULL,
  PRIMARY KEY (ticket_id, staff_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE ticket_links (
  ticket_id INTEGER NOT NULL REFERENCES tickets (id),
  other_id  INTEGER NOT NULL REFERENCES tickets (id),
  PRIMARY KEY (ticket_id, other_id),
  CHECK (ticket_id < other_id)
) STRICT, WITHOUT ROWID;

-- Time that was worked on a request (R172).
CREATE TABLE ticket_work (
  id         INTEGER NOT NULL PRIMARY KEY,
  ticket_id  INTEGER NOT NULL REFERENCES tickets (id),
  staff_id   TEXT    NOT NULL REFERENCES staff (id),
  minutes    INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 6000),
  note       TEXT    NOT NULL,
  created_at TEXT    NOT NULL
) STRICT;
CREATE INDEX ticket_work_by_ticket ON ticket_work (ticket_id);

-- What paid work would cost, told beforehand (R121). Consent posts it to the wallet.
CREATE TABLE ticket_quotes (
  id           INTEGER NOT NULL PRIMARY KEY,
  ticket_id    INTEGER NOT NULL REFERENCES tickets (id),
  minutes      INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 60000),
  rate_minor   INTEGER NOT NULL CHECK (rate_minor > 0),  -- an hour, without VAT
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),-- with VAT
  currency     TEXT    NOT NULL CHECK (currency IN ('CZK', 'EUR')),
  text         TEXT    NOT NULL CHECK (text <> ''),
  state        TEXT    NOT NULL DEFAULT 'offered'
                 CHECK (state IN ('offered', 'accepted', 'refused', 'withdrawn')),
  valid_until  TEXT    NOT NULL,                         -- day
  offered_by   TEXT    NOT NULL REFERENCES staff (id),
  offered_at   TEXT    NOT NULL,
  decided_by   TEXT,
  decided_at   TEXT,
  CHECK ((state = 'offered') = (decided_at IS NULL))
) STRICT;
CREATE UNIQUE INDEX one_open_quote_a_ticket ON ticket_quotes (ticket_id) WHERE state = 'offered';

-- Answers that are written once, with places for the shop's and the person's name.
CREATE TABLE saved_replies (
  id         INTEGER NOT NULL PRIMARY KEY,
  name       TEXT    NOT NULL UNIQUE CHECK (name <> ''),
  body_cs    TEXT    NOT NULL,
  body_sk    TEXT    NOT NULL,
  body_en    TEXT    NOT NULL,
  changed_at TEXT    NOT NULL
) STRICT;

-- Filters of the queue that somebody has given a name.
CREATE TABLE ticket_views (
  id       INTEGER NOT NULL PRIMARY KEY,
  staff_id TEXT    NOT NULL REFERENCES staff (id),
  name     TEXT    NOT NULL CHECK (name <> ''),
  query    TEXT    NOT NULL,
  UNIQUE (staff_id, name)
) STRICT;
