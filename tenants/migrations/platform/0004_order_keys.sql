-- The job of an import and its run know each other by the key of the order, not by the file:
-- a run may begin before there is a file.
UPDATE jobs SET details = json_object('orderKey', details ->> 'fileKey')
 WHERE kind = 'import' AND details ->> 'fileKey' IS NOT NULL;
CREATE INDEX jobs_done_of_shop ON jobs (shop_id, kind, done_at) WHERE done_at IS NOT NULL;
