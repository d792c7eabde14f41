-- What a run's journal weighs, in bytes; NULL until it was weighed.
ALTER TABLE runs ADD COLUMN journal_bytes INTEGER;
-- Of a journal that took too much room only the prices are kept, for as long as they must be known.
ALTER TABLE runs ADD COLUMN journal_thinned TEXT CHECK (journal_thinned IN ('begun', 'done'));
CREATE INDEX runs_thinned ON runs (journal_thinned) WHERE journal_thinned IS NOT NULL;
