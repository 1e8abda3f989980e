-- A store on PostgreSQL: what is there once, whichever generation of the ledger is current. On a cluster these tables stay on the coordinator.
-- It is run in an empty schema that is first in the search path, by default
--   CREATE SCHEMA claimledger; SET search_path TO claimledger;
-- Generation 1 stands in the schema claimledger_1 (schema.sql or citus.sql), generation 2 in claimledger_2, and so on.

-- One row.
CREATE TABLE store (
  key bigint PRIMARY KEY CHECK (key = 1),
  schema_version bigint NOT NULL CHECK (schema_version > 0) -- PRAGMA user_version of the ledgers with the same tables
);

-- Every build makes a new generation beside the current one. Who reads keeps the one that was current when it began.
CREATE TABLE generation (
  number bigint PRIMARY KEY CHECK (number > 0),
  state text COLLATE "C" NOT NULL CHECK (state IN ('compiling', 'queued', 'current', 'old')),
    -- compiling: being filled; left so by a build that was killed, it is dropped by the next. queued: its buckets wait to be reconciled
    -- by workers. current: what readers open. old: what they opened before.
  fingerprint text COLLATE "C", -- SHA-256 of the data set's files; NULL while compiling
  made_at text COLLATE "C" NOT NULL CHECK (made_at ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}.*Z$'), -- UTC
  made_by text COLLATE "C" NOT NULL CHECK (made_by <> ''),
  tool text COLLATE "C" NOT NULL -- version of the program that made it
);
CREATE UNIQUE INDEX generation_current ON generation (state) WHERE state = 'current';

-- The queue: a row for each bucket of a generation that has questions, and one, -1, for what spans buckets: constraints and word choices.
-- A worker takes one with FOR UPDATE SKIP LOCKED and keeps the lock until what it found is written: what a killed worker had taken is free
-- again when its connection ends. Before -1 is taken all others are done.
CREATE TABLE work (
  generation bigint NOT NULL REFERENCES generation (number),
  bucket smallint NOT NULL CHECK (bucket BETWEEN -1 AND 1023),
  state text COLLATE "C" NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done')),
  worker text COLLATE "C", -- who finished it
  done_at text COLLATE "C" CHECK (done_at ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}.*Z$'), -- UTC
  conflicts bigint CHECK (conflicts >= 0), -- how many were found there
  PRIMARY KEY (generation, bucket),
  CHECK ((state = 'done') = (worker IS NOT NULL AND done_at IS NOT NULL AND conflicts IS NOT NULL))
);
CREATE INDEX work_waiting ON work (generation, bucket DESC) WHERE state = 'waiting';

-- What was done to the ledger of this store: ../../schema.sql says what an entry holds and how it is hashed.
CREATE TABLE history (
  entry bigint PRIMARY KEY CHECK (entry > 0),
  at text COLLATE "C" NOT NULL CHECK (at ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}.*Z$'),
  actor text COLLATE "C" NOT NULL CHECK (actor <> ''),
  action text COLLATE "C" NOT NULL CHECK (action IN ('build', 'append', 'ruling')),
  changed text COLLATE "C" NOT NULL CHECK (changed::json IS NOT NULL),
  previous text COLLATE "C" NOT NULL CHECK (previous ~ '^[0-9a-f]{64}$'),
  hash text COLLATE "C" NOT NULL UNIQUE CHECK (hash ~ '^[0-9a-f]{64}$')
);

-- The functions are of this table alone, and stay with it on the coordinator.
CREATE FUNCTION history_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the history of a ledger is never changed or cut';
END
$$;
CREATE TRIGGER history_is_never_changed BEFORE UPDATE OR DELETE ON history FOR EACH ROW EXECUTE FUNCTION history_is_kept();
CREATE TRIGGER history_is_never_cut BEFORE TRUNCATE ON history FOR EACH STATEMENT EXECUTE FUNCTION history_is_kept();

-- The table is the trigger's own, wherever the search path leads.
CREATE FUNCTION history_follows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last_entry bigint;
  last_hash text;
BEGIN
  EXECUTE format('SELECT entry, hash FROM %I.%I ORDER BY entry DESC LIMIT 1', TG_TABLE_SCHEMA, TG_TABLE_NAME) INTO last_entry, last_hash;
  IF NEW.entry <> coalesce(last_entry, 0) + 1 OR NEW.previous <> coalesce(last_hash, repeat('0', 64)) THEN
    RAISE EXCEPTION 'an entry of the history follows the one before';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER history_goes_on BEFORE INSERT ON history FOR EACH ROW EXECUTE FUNCTION history_follows();

CREATE VIEW v_history AS
SELECT
  history.entry AS entry, -- number, from 1
  history.at AS at, -- when, in UTC
  history.actor AS actor, -- who
  history.action AS action, -- build, append or ruling
  history.changed AS changed, -- JSON object: what changed
  history.previous AS previous, -- hash of the entry before
  history.hash AS hash -- SHA-256 of the entry
FROM history;
