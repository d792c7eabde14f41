-- Questions of shop owners among themselves, read by everybody. Nobody is named in public but by the
-- nickname; `account_id` is cut when the account has no shop any more.
CREATE TABLE community_authors (
  id           INTEGER NOT NULL PRIMARY KEY,
  account_id   TEXT    UNIQUE REFERENCES accounts (id),
  nickname     TEXT    NOT NULL,
  nickname_key TEXT    NOT NULL UNIQUE,                        -- without case and diacritics
  created_at   TEXT    NOT NULL
) STRICT;

-- What the columns after `title` say follows from the posts and is renewed with each of them.
CREATE TABLE community_questions (
  id          INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  topic       TEXT    NOT NULL
              CHECK (topic IN ('imports', 'payments', 'catalogue', 'web', 'other')),
  title       TEXT    NOT NULL,                                -- empty once it was withdrawn
  is_shown    INTEGER NOT NULL DEFAULT 1 CHECK (is_shown IN (0, 1)),
  answers     INTEGER NOT NULL DEFAULT 0,                      -- those that are shown
  active_at   TEXT    NOT NULL,                                -- of the last shown post
  accepted_id INTEGER REFERENCES community_posts (id),
  is_locked   INTEGER NOT NULL DEFAULT 0 CHECK (is_locked IN (0, 1)),
  is_muted    INTEGER NOT NULL DEFAULT 0 CHECK (is_muted IN (0, 1))  -- the asker wants no mails
) STRICT;
CREATE INDEX community_questions_by_activity ON community_questions (active_at, id)
  WHERE is_shown = 1;

CREATE TABLE community_posts (
  id            INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  question_id   INTEGER NOT NULL REFERENCES community_questions (id),
  is_question   INTEGER NOT NULL DEFAULT 0 CHECK (is_question IN (0, 1)),
  author_id     INTEGER REFERENCES community_authors (id),
  staff_id      TEXT    REFERENCES staff (id),                 -- support answers as itself
  body          TEXT    NOT NULL,                              -- empty once it was withdrawn
  posted_at     TEXT    NOT NULL,
  edited_at     TEXT,
  withdrawn_at  TEXT,
  hidden_at     TEXT,
  hidden_reason TEXT,
  useful        INTEGER NOT NULL DEFAULT 0 CHECK (useful >= 0),
  CHECK ((author_id IS NULL) <> (staff_id IS NULL)),
  CHECK ((hidden_at IS NULL) = (hidden_reason IS NULL)),
  CHECK (withdrawn_at IS NULL OR body = '')
) STRICT;
CREATE INDEX community_posts_by_question ON community_posts (question_id, id);
CREATE UNIQUE INDEX community_posts_asked ON community_posts (question_id) WHERE is_question = 1;
CREATE INDEX community_posts_by_author ON community_posts (author_id, posted_at);
CREATE INDEX community_posts_hidden ON community_posts (hidden_at) WHERE hidden_at IS NOT NULL;

CREATE TABLE community_votes (
  post_id    INTEGER NOT NULL REFERENCES community_posts (id),
  account_id TEXT    NOT NULL REFERENCES accounts (id),
  PRIMARY KEY (post_id, account_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX community_votes_by_account ON community_votes (account_id);

CREATE TABLE community_reports (
  post_id     INTEGER NOT NULL REFERENCES community_posts (id),
  account_id  TEXT    NOT NULL REFERENCES accounts (id),
  reason      TEXT    NOT NULL,
  reported_at TEXT    NOT NULL,
  settled_at  TEXT,
  PRIMARY KEY (post_id, account_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX community_reports_open ON community_reports (reported_at) WHERE settled_at IS NULL;
CREATE INDEX community_reports_by_account ON community_reports (account_id, reported_at);

-- Words of what is shown, by the question's id.
CREATE VIRTUAL TABLE community_search USING fts5 (
  title, words,
  content = '', contentless_delete = 1, prefix = '2 3',
  tokenize = 'unicode61 remove_diacritics 2'
);
