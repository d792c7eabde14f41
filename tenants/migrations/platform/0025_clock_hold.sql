-- While the clock is far ahead of the last sign of life, nothing is ordered by schedule: either the
-- clock is wrong, which would suspend every shop, or nothing ran for days. Somebody has to say which.
CREATE TABLE clock_hold (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  last_at    TEXT    NOT NULL,   -- the last sign of life
  found_at   TEXT    NOT NULL,   -- by the clock that is in doubt
  was_silent INTEGER NOT NULL CHECK (was_silent IN (0, 1))  -- 0: a process was alive all the time
) STRICT;
