-- Conflicts are what was found; their words are made when somebody reads them. And claims may come later.
-- A table that changes is dropped and made anew under its name, with its rows set aside meanwhile; foreign keys are off while it runs.

PRAGMA user_version = 6;

CREATE TEMP TABLE kept AS SELECT * FROM claim_facts;
DROP TABLE claim_facts;
CREATE TABLE claim_facts (
  first_claim INTEGER PRIMARY KEY REFERENCES claim (key),
  question INTEGER NOT NULL REFERENCES question (key),
  claims INTEGER NOT NULL CHECK (claims BETWEEN 1 AND 512),
  keys BLOB CHECK (keys IS NULL OR length(keys) = 8 * claims),
  facts BLOB NOT NULL CHECK (length(facts) >= 40 * claims)
) STRICT;
INSERT INTO claim_facts SELECT first_claim, question, claims, NULL, facts FROM temp.kept;
CREATE INDEX claim_facts_by_question ON claim_facts (question);
DROP TABLE temp.kept;

CREATE TEMP TABLE kept AS SELECT * FROM conflict;
DROP TABLE conflict;
CREATE TABLE conflict (
  key INTEGER PRIMARY KEY CHECK (key > 0), -- orders them: those within questions, then of constraints, then of framing; in 20 bits the number among those of the same
  id TEXT NOT NULL UNIQUE CHECK (id GLOB 'c-*'),
  kind TEXT NOT NULL CHECK (kind IN ('contradiction', 'tension', 'rounding', 'decrease', 'answer', 'misattribution',
    'self-contradiction', 'arithmetic', 'order', 'framing', 'unattributed', 'circular', 'stale', 'silent-edit', 'revised')),
  kind_rank INTEGER NOT NULL, -- order of the kinds
  severity TEXT NOT NULL CHECK (severity IN ('note', 'warning', 'error')),
  severity_rank INTEGER NOT NULL CHECK (severity_rank BETWEEN 0 AND 2), -- higher is graver
  scope TEXT NOT NULL CHECK (scope IN ('within', 'across')),
  question INTEGER NOT NULL REFERENCES question (key),
  constraint_id TEXT, -- of a declared constraint, or of an order that ids imply
  event TEXT,
  facet TEXT REFERENCES facet (id),
  CHECK (kind <> 'framing' OR severity <> 'error')
) STRICT;
INSERT INTO conflict
SELECT key, id, kind, kind_rank, severity, severity_rank, scope, question, constraint_id, event, facet FROM temp.kept;
CREATE INDEX conflict_by_question ON conflict (question);
CREATE INDEX conflict_by_constraint ON conflict (constraint_id) WHERE constraint_id IS NOT NULL;
CREATE INDEX conflict_by_severity ON conflict (severity_rank DESC, kind_rank, question, key);
DROP TABLE temp.kept;

CREATE TEMP TABLE kept AS SELECT * FROM position;
DROP TABLE position;
CREATE TABLE position (
  conflict INTEGER NOT NULL REFERENCES conflict (key),
  position INTEGER NOT NULL CHECK (position >= 0), -- lowest or earliest first
  says TEXT NOT NULL,
  question INTEGER REFERENCES question (key), -- where the conflict spans several questions
  asked_at TEXT, -- the days as of which a constraint asks for it: a day, or first/last, each with ~ behind where it is uncertain
  literal_low ANY CHECK (typeof(literal_low) <> 'blob' AND (typeof(literal_low) <> 'text' OR literal_low NOT GLOB '*[^0-9.-]*')),
  literal_high ANY CHECK (typeof(literal_high) <> 'blob' AND (typeof(literal_high) <> 'text' OR literal_high NOT GLOB '*[^0-9.-]*')),
  literal_ends INTEGER CHECK (literal_ends BETWEEN 0 AND 15), -- NULL: no interval
  usual_low ANY CHECK (typeof(usual_low) <> 'blob' AND (typeof(usual_low) <> 'text' OR usual_low NOT GLOB '*[^0-9.-]*')),
  usual_high ANY CHECK (typeof(usual_high) <> 'blob' AND (typeof(usual_high) <> 'text' OR usual_high NOT GLOB '*[^0-9.-]*')),
  usual_ends INTEGER CHECK (usual_ends BETWEEN 0 AND 15),
  options TEXT CHECK (options IS NULL OR json_valid(options)), -- JSON array of names, NULL where empty
  term TEXT,
  origins INTEGER NOT NULL CHECK (origins >= 0),
  PRIMARY KEY (conflict, position),
  CHECK (typeof(literal_low) = 'text' OR typeof(literal_high) = 'text' OR literal_low <= literal_high),
  CHECK (typeof(usual_low) = 'text' OR typeof(usual_high) = 'text' OR usual_low <= usual_high)
) STRICT, WITHOUT ROWID;
INSERT INTO position
SELECT
  conflict, position, says, question, NULL, literal_low, literal_high, literal_ends, usual_low, usual_high, usual_ends, options, term, origins
FROM temp.kept;
DROP TABLE temp.kept;

CREATE TEMP TABLE kept AS SELECT * FROM history ORDER BY entry;
DROP TABLE history;
CREATE TABLE history (
  entry INTEGER PRIMARY KEY CHECK (entry > 0),
  at TEXT NOT NULL CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'), -- UTC
  actor TEXT NOT NULL CHECK (actor <> ''),
  action TEXT NOT NULL CHECK (action IN ('build', 'append', 'ruling')),
  changed TEXT NOT NULL CHECK (json_valid(changed)), -- JSON object: what changed
  previous TEXT NOT NULL CHECK (length(previous) = 64 AND previous NOT GLOB '*[^0-9a-f]*'), -- hash of the entry before; 64 zeros for the first
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*') -- SHA-256 of the entry
) STRICT;
INSERT INTO history SELECT * FROM temp.kept ORDER BY entry;
CREATE TRIGGER history_is_never_changed BEFORE UPDATE ON history
BEGIN
  SELECT raise(ABORT, 'the history of a ledger is never changed');
END;
CREATE TRIGGER history_is_never_cut BEFORE DELETE ON history
BEGIN
  SELECT raise(ABORT, 'the history of a ledger is never cut');
END;
CREATE TRIGGER history_goes_on BEFORE INSERT ON history
WHEN new.entry <> (SELECT coalesce(max(entry), 0) + 1 FROM history)
  OR new.previous <> coalesce((SELECT hash FROM history ORDER BY entry DESC LIMIT 1), '0000000000000000000000000000000000000000000000000000000000000000')
BEGIN
  SELECT raise(ABORT, 'an entry of the history follows the one before');
END;
DROP TABLE temp.kept;

DROP VIEW v_conflicts;
CREATE VIEW v_conflicts AS
SELECT
  conflict.id AS id, -- fingerprint: stays the same while the disagreement does
  conflict.kind AS kind, -- contradiction, tension, rounding, decrease, answer, …
  conflict.severity AS severity, -- error, warning or note
  conflict.scope AS scope, -- within one source, or across sources
  CASE WHEN ruling.conflict = conflict.id THEN 'ruled' WHEN ruling.conflict IS NOT NULL THEN 'stale' ELSE 'open' END AS status, -- ruled where a person has given a verdict, stale where on the conflict whose place it took
  baseline.conflict IS NOT NULL AS is_accepted, -- 1 where the baseline holds it
  question.id AS question, -- identifier of the question
  question.subject AS subject, -- what the question is about
  coalesce(facet.asks, question.asks) AS asks, -- the question, or for framing the facet's
  (
    SELECT group_concat(position_of, ' / ') FROM (
      SELECT position.says || ' (' || (
        SELECT group_concat(name, ', ') FROM (
          SELECT DISTINCT CASE WHEN source.publisher > 0 THEN publisher.name ELSE source.id END AS name
          FROM position_claim
          JOIN claim ON claim.key = position_claim.claim
          JOIN source ON source.key = claim.source
          JOIN publisher ON publisher.key = source.publisher
          WHERE position_claim.conflict = position.conflict AND position_claim.position = position.position
          ORDER BY name)
      ) || ')' AS position_of
      FROM position WHERE position.conflict = conflict.key ORDER BY position.position)
  ) AS headline, -- what each position says, and in brackets who published it; the tool's own queries have explanation and hint besides
  conflict.constraint_id AS constraint_id, -- the declared constraint that is broken
  conflict.event AS event, -- the event, for framing
  conflict.facet AS facet, -- the facet, for framing
  (SELECT count(*) FROM position WHERE position.conflict = conflict.key) AS positions, -- how many positions it has
  (SELECT count(DISTINCT position_claim.claim) FROM position_claim WHERE position_claim.conflict = conflict.key) AS claims, -- how many claims stand in it
  (
    SELECT count(DISTINCT claim.source) FROM position_claim JOIN claim ON claim.key = position_claim.claim
    WHERE position_claim.conflict = conflict.key
  ) AS sources, -- how many sources make them
  ruling.verdict AS verdict, -- what a person decided
  ruling.reason AS reason, -- why
  ruling.ruled_by AS ruled_by, -- who
  ruling.ruled_on AS ruled_on -- on which day
FROM conflict
JOIN question ON question.key = conflict.question
LEFT JOIN facet ON facet.id = conflict.facet
LEFT JOIN stale_ruling ON stale_ruling.conflict = conflict.key
LEFT JOIN ruling ON ruling.conflict = conflict.id OR ruling.ordinal = stale_ruling.ruling
LEFT JOIN baseline ON baseline.conflict = conflict.id;

DROP VIEW v_history;
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
