-- Addresses that answers to mails about requests go to: each names a request and a person.
CREATE TABLE ticket_reply_tokens (
  token      TEXT    NOT NULL PRIMARY KEY,
  ticket_id  INTEGER NOT NULL REFERENCES tickets (id),
  account_id TEXT    NOT NULL REFERENCES accounts (id),
  created_at TEXT    NOT NULL,
  UNIQUE (ticket_id, account_id)
) STRICT, WITHOUT ROWID;

-- Mails that were taken in, each once, with what became of it.
CREATE TABLE incoming_mails (
  message_id TEXT NOT NULL PRIMARY KEY,
  ticket_id  INTEGER,
  outcome    TEXT NOT NULL,
  at         TEXT NOT NULL
) STRICT, WITHOUT ROWID;
