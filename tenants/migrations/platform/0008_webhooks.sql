-- Addresses that a shop is told by of what has happened. Address and secret are sealed.
CREATE TABLE webhooks (
  id              TEXT NOT NULL PRIMARY KEY,
  shop_id         TEXT NOT NULL REFERENCES shops (id) ON DELETE CASCADE,
  address         TEXT NOT NULL,
  shown_address   TEXT NOT NULL,                               -- without its password
  secret          TEXT NOT NULL,
  created_at      TEXT NOT NULL,
  created_by      TEXT NOT NULL,
  paused_at       TEXT,                                        -- by a person
  failing_since   TEXT,                                        -- nothing has arrived since
  switched_off_at TEXT                                         -- by us, after too many failures
) STRICT;
CREATE INDEX webhooks_of_shop ON webhooks (shop_id, created_at);

-- One message to one address, with what became of it. The same event is told to an address once.
CREATE TABLE webhook_deliveries (
  id              TEXT    NOT NULL PRIMARY KEY,                -- also the message's id
  webhook_id      TEXT    NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
  event           TEXT    NOT NULL,
  event_key       TEXT    NOT NULL,
  payload         TEXT    NOT NULL CHECK (json_valid(payload)),
  created_at      TEXT    NOT NULL,
  state           TEXT    NOT NULL DEFAULT 'waiting' CHECK (state IN (
                    'waiting', 'delivered', 'given_up')),
  attempts        INTEGER NOT NULL DEFAULT 0,
  first_attempt_at TEXT,
  last_attempt_at TEXT,
  next_attempt_at TEXT,
  status          INTEGER,                                     -- of the last answer
  failure         TEXT,                                        -- why there was none
  answer          TEXT,                                        -- its beginning
  UNIQUE (webhook_id, event_key)
) STRICT;
CREATE INDEX webhook_deliveries_newest ON webhook_deliveries (webhook_id, created_at);
CREATE INDEX webhook_deliveries_by_age ON webhook_deliveries (created_at);
