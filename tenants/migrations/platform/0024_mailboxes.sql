-- Mailboxes of shops (R190–R192, R230, R231). What was deleted stays recorded, and stays deleted.
CREATE TABLE mailboxes (
  id               TEXT    NOT NULL PRIMARY KEY,           -- by which a provider knows it too
  shop_id          TEXT    NOT NULL REFERENCES shops (id),
  local_part       TEXT    NOT NULL CHECK (local_part <> '' AND local_part = lower(local_part)),
  domain           TEXT    NOT NULL CHECK (domain <> ''),  -- of the shop, when it was created
  size_megabytes   INTEGER NOT NULL CHECK (size_megabytes > 0),
  state            TEXT    NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'deleted')),
  created_at       TEXT    NOT NULL,
  created_by       TEXT    NOT NULL,
  deleted_at       TEXT,
  deleted_by       TEXT,
  deletion_cause   TEXT    CHECK (deletion_cause IN (
                     'owner', 'unpaid', 'terminated', 'not_ordered', 'withdrawn', 'breach',
                     'other_party')),
  transition_id    INTEGER REFERENCES shop_transitions (id), -- with which the shop lost it
  revision         INTEGER NOT NULL DEFAULT 1,             -- grows with each change
  applied_revision INTEGER NOT NULL DEFAULT 0,             -- the last that the provider has done
  CHECK (applied_revision BETWEEN 0 AND revision),
  CHECK ((state = 'deleted') = (deleted_at IS NOT NULL)),
  CHECK ((state = 'deleted') = (deleted_by IS NOT NULL)),
  CHECK ((state = 'deleted') = (deletion_cause IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX one_mailbox_one_address ON mailboxes (local_part, domain)
  WHERE state = 'active';
CREATE INDEX mailboxes_by_shop ON mailboxes (shop_id, state);
CREATE INDEX mailboxes_by_transition ON mailboxes (transition_id)
  WHERE transition_id IS NOT NULL;

CREATE TRIGGER mailboxes_keep_their_address BEFORE UPDATE ON mailboxes
WHEN NEW.id <> OLD.id OR NEW.shop_id <> OLD.shop_id OR NEW.local_part <> OLD.local_part
  OR NEW.domain <> OLD.domain
BEGIN SELECT raise(ABORT, 'a mailbox keeps its address'); END;

CREATE TRIGGER deleted_mailboxes_stay_deleted BEFORE UPDATE ON mailboxes
WHEN OLD.state = 'deleted' AND (NEW.state <> 'deleted' OR NEW.revision <> OLD.revision
  OR NEW.size_megabytes <> OLD.size_megabytes OR NEW.deleted_at <> OLD.deleted_at
  OR NEW.deleted_by <> OLD.deleted_by OR NEW.deletion_cause <> OLD.deletion_cause)
BEGIN SELECT raise(ABORT, 'a deleted mailbox stays deleted'); END;

CREATE TRIGGER mailboxes_stay_recorded BEFORE DELETE ON mailboxes
BEGIN SELECT raise(ABORT, 'the record of a mailbox is kept'); END;
