-- Days are days of the calendar: 2031-02-30 looks like one and is none.
-- A table that changes is dropped and made anew under its name, with its rows set aside meanwhile; foreign keys are off while it runs.

PRAGMA user_version = 3;

CREATE TEMP TABLE kept AS SELECT * FROM source;
DROP TABLE source;
CREATE TABLE source (
  key INTEGER PRIMARY KEY CHECK (key > 0),
  id TEXT NOT NULL UNIQUE CHECK (id GLOB '[A-Za-z0-9]*' AND id NOT GLOB '*[^A-Za-z0-9._-]*'),
  title TEXT NOT NULL,
  publisher INTEGER NOT NULL REFERENCES publisher (key),
  url TEXT,
  published TEXT NOT NULL, -- as written, EDTF
  published_first TEXT NOT NULL CHECK (date(published_first) IS published_first),
  published_last TEXT NOT NULL CHECK (date(published_last) IS published_last),
  published_uncertain INTEGER NOT NULL CHECK (published_uncertain IN (0, 1)),
  dated_by TEXT,
  language TEXT,
  sha256 TEXT CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  note TEXT,
  place_file TEXT, place_line INTEGER, place_column INTEGER,
  CHECK (published_first <= published_last)
) STRICT;
INSERT INTO source SELECT * FROM temp.kept;
CREATE INDEX source_by_publisher ON source (publisher);
CREATE INDEX source_by_published ON source (published_first);
DROP TABLE temp.kept;

CREATE TEMP TABLE kept AS SELECT * FROM claim;
DROP TABLE claim;
CREATE TABLE claim (
  key INTEGER PRIMARY KEY CHECK (key > 0),
  question INTEGER NOT NULL REFERENCES question (key),
  source INTEGER NOT NULL REFERENCES source (key),
  name TEXT NOT NULL CHECK (name GLOB '[A-Za-z0-9]*' AND name NOT GLOB '*[^A-Za-z0-9._-]*'), -- the full id is SOURCE/NAME
  ordinal INTEGER NOT NULL CHECK (ordinal >= 0), -- place in the source's file
  says TEXT NOT NULL,
  form TEXT NOT NULL CHECK (form IN ('range', 'options', 'unknown')),
  literal_low ANY CHECK (typeof(literal_low) <> 'blob' AND (typeof(literal_low) <> 'text' OR literal_low NOT GLOB '*[^0-9.-]*')),
  literal_high ANY CHECK (typeof(literal_high) <> 'blob' AND (typeof(literal_high) <> 'text' OR literal_high NOT GLOB '*[^0-9.-]*')),
  literal_ends INTEGER CHECK (literal_ends BETWEEN 0 AND 15),
  usual_low ANY CHECK (typeof(usual_low) <> 'blob' AND (typeof(usual_low) <> 'text' OR usual_low NOT GLOB '*[^0-9.-]*')),
  usual_high ANY CHECK (typeof(usual_high) <> 'blob' AND (typeof(usual_high) <> 'text' OR usual_high NOT GLOB '*[^0-9.-]*')),
  usual_ends INTEGER CHECK (usual_ends BETWEEN 0 AND 15),
  written ANY CHECK (typeof(written) <> 'blob' AND (typeof(written) <> 'text' OR written NOT GLOB '*[^0-9.-]*')), -- the number without its hedge
  reading TEXT, -- row of the readings table
  options INTEGER, -- bit i for option i of the question
  as_of TEXT, -- as written, EDTF; NULL where the publication date stands in
  as_of_first TEXT NOT NULL CHECK (date(as_of_first) IS as_of_first),
  as_of_last TEXT NOT NULL CHECK (date(as_of_last) IS as_of_last),
  as_of_uncertain INTEGER NOT NULL CHECK (as_of_uncertain IN (0, 1)),
  chain INTEGER REFERENCES chain (key), -- NULL for the source's own voice
  modality TEXT NOT NULL CHECK (modality IN ('stated', 'proposed', 'demanded', 'denied', 'forecast')),
  quote TEXT,
  note TEXT,
  place_file TEXT, -- NULL where it is the source's file
  place_line INTEGER, place_column INTEGER,
  UNIQUE (source, name),
  CHECK (as_of_first <= as_of_last),
  CHECK ((form = 'range') = (literal_ends IS NOT NULL AND usual_ends IS NOT NULL AND reading IS NOT NULL)),
  CHECK ((form = 'options') = (options IS NOT NULL)),
  CHECK ((literal_low IS NULL) = (coalesce(literal_ends, 1) & 1) AND (literal_high IS NULL) = ((coalesce(literal_ends, 2) & 2) <> 0)),
  CHECK ((usual_low IS NULL) = (coalesce(usual_ends, 1) & 1) AND (usual_high IS NULL) = ((coalesce(usual_ends, 2) & 2) <> 0)),
  CHECK (typeof(literal_low) = 'text' OR typeof(literal_high) = 'text' OR literal_low <= literal_high),
  CHECK (typeof(usual_low) = 'text' OR typeof(usual_high) = 'text' OR usual_low <= usual_high)
) STRICT;
INSERT INTO claim SELECT * FROM temp.kept;
CREATE INDEX claim_by_question ON claim (question);
CREATE INDEX claim_by_chain ON claim (chain) WHERE chain IS NOT NULL;
DROP TABLE temp.kept;

CREATE TEMP TABLE kept AS SELECT * FROM source_version;
DROP TABLE source_version;
CREATE TABLE source_version (
  source INTEGER NOT NULL REFERENCES source (key),
  number INTEGER NOT NULL CHECK (number > 0), -- 1 is the oldest
  retrieved TEXT NOT NULL, -- as written, EDTF
  retrieved_first TEXT NOT NULL CHECK (date(retrieved_first) IS retrieved_first),
  retrieved_last TEXT NOT NULL CHECK (date(retrieved_last) IS retrieved_last),
  retrieved_uncertain INTEGER NOT NULL CHECK (retrieved_uncertain IN (0, 1)),
  sha256 TEXT CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  note TEXT,
  place_file TEXT, place_line INTEGER, place_column INTEGER,
  PRIMARY KEY (source, number),
  CHECK (retrieved_first <= retrieved_last)
) STRICT, WITHOUT ROWID;
INSERT INTO source_version SELECT * FROM temp.kept;
DROP TABLE temp.kept;

CREATE TEMP TABLE kept AS SELECT * FROM claim_lineage;
DROP TABLE claim_lineage;
CREATE TABLE claim_lineage (
  claim INTEGER PRIMARY KEY REFERENCES claim (key),
  version INTEGER CHECK (version > 0), -- of its source; NULL where it stands in all of them
  withdrawn TEXT, -- when it was taken back, as written, EDTF
  withdrawn_first TEXT CHECK (date(withdrawn_first) IS withdrawn_first),
  withdrawn_last TEXT CHECK (date(withdrawn_last) IS withdrawn_last),
  withdrawn_uncertain INTEGER CHECK (withdrawn_uncertain IN (0, 1)),
  withdrawn_why TEXT,
  CHECK ((withdrawn IS NULL) = (withdrawn_first IS NULL) AND (withdrawn IS NULL) = (withdrawn_last IS NULL) AND (withdrawn IS NULL) = (withdrawn_uncertain IS NULL))
) STRICT;
INSERT INTO claim_lineage SELECT * FROM temp.kept;
DROP TABLE temp.kept;

CREATE TEMP TABLE kept AS SELECT * FROM ruling;
DROP TABLE ruling;
CREATE TABLE ruling (
  ordinal INTEGER PRIMARY KEY, -- order of the file
  conflict TEXT NOT NULL UNIQUE,
  kind TEXT, -- what the conflict was when it was ruled on, so that its successor can be told: its kind,
  question TEXT, -- the identifier of its question,
  says TEXT CHECK (says IS NULL OR json_valid(says)), -- and a JSON array of what its positions said, NULL where empty
  verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'prefer', 'range', 'unconfirmed', 'pending', 'asked-source',
    'not-comparable', 'corrected', 'dismissed')),
  position TEXT,
  reason TEXT NOT NULL,
  ruled_by TEXT NOT NULL,
  ruled_on TEXT NOT NULL CHECK (date(ruled_on) IS ruled_on),
  place_file TEXT, place_line INTEGER, place_column INTEGER
) STRICT;
INSERT INTO ruling SELECT * FROM temp.kept;
DROP TABLE temp.kept;
