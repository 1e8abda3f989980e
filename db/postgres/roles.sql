-- Who may do what with the stores of a database. Run it there as an administrator, as often as you like:
--   psql -d newsroom -f roles.sql
-- claimledger_reader reads every listing, report and page; claimledger_writer also builds, imports, works and rules. Then for each person:
--   CREATE ROLE ada LOGIN IN ROLE claimledger_reader;
--   CREATE ROLE ben LOGIN IN ROLE claimledger_writer; ALTER ROLE ben SET role TO claimledger_writer;
-- The last makes what ben builds belong to all writers, so that any of them can build the next generation and drop an old one, and readers
-- can read it from the moment that it is made.

DO $$
DECLARE
  existing text;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'claimledger_reader') THEN
    CREATE ROLE claimledger_reader NOLOGIN;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'claimledger_writer') THEN
    CREATE ROLE claimledger_writer NOLOGIN;
  END IF;
  -- On a cluster the coordinator goes to the other nodes as whoever is at work, and who cannot log in gets to none.
  IF EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'citus') THEN
    ALTER ROLE claimledger_writer LOGIN;
    ALTER ROLE claimledger_reader LOGIN;
  END IF;
  -- Every build makes a schema.
  EXECUTE format('GRANT CREATE, CONNECT ON DATABASE %I TO claimledger_writer', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO claimledger_reader', current_database());
  -- What is there already. A schema is a store's or a generation's where it has the table that makes it one.
  FOR existing IN
    SELECT table_schema FROM information_schema.tables WHERE table_name IN ('generation', 'claim_facts') AND table_type = 'BASE TABLE'
  LOOP
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO claimledger_reader', existing);
    EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO claimledger_reader', existing);
    EXECUTE format('GRANT USAGE, CREATE ON SCHEMA %I TO claimledger_writer', existing);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO claimledger_writer', existing);
  END LOOP;
END
$$;

GRANT claimledger_reader TO claimledger_writer;
ALTER DEFAULT PRIVILEGES FOR ROLE claimledger_writer GRANT USAGE ON SCHEMAS TO claimledger_reader;
ALTER DEFAULT PRIVILEGES FOR ROLE claimledger_writer GRANT SELECT ON TABLES TO claimledger_reader;
