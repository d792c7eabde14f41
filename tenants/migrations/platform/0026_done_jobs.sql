-- Done jobs are forgotten by their age, the last of them are listed, and those that wait for a person
-- are found, without a look at all others.
CREATE INDEX jobs_done ON jobs (done_at) WHERE done_at IS NOT NULL;
CREATE INDEX jobs_failed ON jobs (failed_at) WHERE failed_at IS NOT NULL;
