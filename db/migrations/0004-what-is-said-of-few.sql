-- Beliefs, revised forecasts, proposals and demands; doubtful identity, conditions and what else is said of few.
-- A table that changes is dropped and made anew under its name, with its rows set aside meanwhile; foreign keys are off while it runs.

PRAGMA user_version = 4;

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
  modality TEXT NOT NULL CHECK (modality IN ('stated', 'proposed', 'demanded', 'denied', 'forecast', 'believed')),
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

CREATE TEMP TABLE kept AS SELECT * FROM conflict;
DROP TABLE conflict;
CREATE TABLE conflict (
  key INTEGER PRIMARY KEY CHECK (key > 0), -- order in which they were found: questions, constraints, framing
  id TEXT NOT NULL UNIQUE CHECK (id GLOB 'c-*'),
  kind TEXT NOT NULL CHECK (kind IN ('contradiction', 'tension', 'rounding', 'decrease', 'answer', 'misattribution',
    'self-contradiction', 'arithmetic', 'order', 'framing', 'unattributed', 'circular', 'stale', 'silent-edit', 'revised')),
  kind_rank INTEGER NOT NULL, -- order of the kinds
  severity TEXT NOT NULL CHECK (severity IN ('note', 'warning', 'error')),
  severity_rank INTEGER NOT NULL CHECK (severity_rank BETWEEN 0 AND 2), -- higher is graver
  scope TEXT NOT NULL CHECK (scope IN ('within', 'across')),
  question INTEGER NOT NULL REFERENCES question (key),
  subject TEXT NOT NULL,
  asks TEXT NOT NULL,
  explanation TEXT NOT NULL,
  hint TEXT,
  constraint_id TEXT, -- of a declared constraint
  event TEXT,
  facet TEXT REFERENCES facet (id),
  CHECK (kind <> 'framing' OR severity <> 'error')
) STRICT;
INSERT INTO conflict SELECT * FROM temp.kept;
CREATE INDEX conflict_by_question ON conflict (question);
CREATE INDEX conflict_by_severity ON conflict (severity_rank DESC, kind_rank, question, key);
DROP TABLE temp.kept;

CREATE TABLE question_detail (
  question INTEGER PRIMARY KEY REFERENCES question (key),
  is_same_assumed INTEGER NOT NULL CHECK (is_same_assumed IN (0, 1)), -- 1: the texts do not settle that its claims speak of one thing
  tensions TEXT CHECK (tensions IS NULL OR json_valid(tensions)), -- for each option, as a text, the bit mask of the options that it sits badly with
  counts TEXT CHECK (counts IS NULL OR json_valid(counts)) -- further nouns that the unit takes
) STRICT;

CREATE TABLE source_detail (
  source INTEGER PRIMARY KEY REFERENCES source (key),
  short TEXT NOT NULL CHECK (short <> '') -- what reports call it
) STRICT;

CREATE TABLE claim_detail (
  claim INTEGER PRIMARY KEY REFERENCES claim (key),
  whose TEXT, -- whose proposal, demand, forecast or belief it is, where the first speaker only tells of it
  condition TEXT, -- on what condition it holds
  is_counted INTEGER NOT NULL CHECK (is_counted IN (0, 1)), -- 1: counted from the quote, which need not say it
  because TEXT -- what a machine's reading rests on
) STRICT;
