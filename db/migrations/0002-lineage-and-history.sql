-- What became of claims and rulings: versions of sources, corrections, withdrawals, anchors of quotes, rulings that need another look,
-- expectations and the history of the ledger.
-- A table that changes is dropped and made anew under its name, with its rows set aside meanwhile; foreign keys are off while it runs.

PRAGMA user_version = 2;

DROP VIEW v_claims;
DROP VIEW v_conflicts;
DROP VIEW v_sources;
DROP VIEW v_rulings;

CREATE TEMP TABLE kept AS SELECT * FROM conflict;
DROP TABLE conflict;
CREATE TABLE conflict (
  key INTEGER PRIMARY KEY CHECK (key > 0), -- order in which they were found: questions, constraints, framing
  id TEXT NOT NULL UNIQUE CHECK (id GLOB 'c-*'),
  kind TEXT NOT NULL CHECK (kind IN ('contradiction', 'tension', 'rounding', 'decrease', 'answer', 'misattribution',
    'self-contradiction', 'arithmetic', 'order', 'framing', 'unattributed', 'circular', 'stale', 'silent-edit')),
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
  ruled_on TEXT NOT NULL CHECK (ruled_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  place_file TEXT, place_line INTEGER, place_column INTEGER
) STRICT;
INSERT INTO ruling (ordinal, conflict, verdict, position, reason, ruled_by, ruled_on, place_file, place_line, place_column)
SELECT ordinal, conflict, verdict, position, reason, ruled_by, ruled_on, place_file, place_line, place_column FROM temp.kept;
DROP TABLE temp.kept;

CREATE TABLE source_version (
  source INTEGER NOT NULL REFERENCES source (key),
  number INTEGER NOT NULL CHECK (number > 0), -- 1 is the oldest
  retrieved TEXT NOT NULL, -- as written, EDTF
  retrieved_first TEXT NOT NULL CHECK (retrieved_first GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  retrieved_last TEXT NOT NULL CHECK (retrieved_last GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  retrieved_uncertain INTEGER NOT NULL CHECK (retrieved_uncertain IN (0, 1)),
  sha256 TEXT CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  note TEXT,
  place_file TEXT, place_line INTEGER, place_column INTEGER,
  PRIMARY KEY (source, number),
  CHECK (retrieved_first <= retrieved_last)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim_lineage (
  claim INTEGER PRIMARY KEY REFERENCES claim (key),
  version INTEGER CHECK (version > 0), -- of its source; NULL where it stands in all of them
  withdrawn TEXT, -- when it was taken back, as written, EDTF
  withdrawn_first TEXT CHECK (withdrawn_first GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  withdrawn_last TEXT CHECK (withdrawn_last GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  withdrawn_uncertain INTEGER CHECK (withdrawn_uncertain IN (0, 1)),
  withdrawn_why TEXT,
  CHECK ((withdrawn IS NULL) = (withdrawn_first IS NULL) AND (withdrawn IS NULL) = (withdrawn_last IS NULL) AND (withdrawn IS NULL) = (withdrawn_uncertain IS NULL))
) STRICT;

CREATE TABLE claim_correction (
  corrected INTEGER NOT NULL REFERENCES claim (key),
  corrected_by INTEGER NOT NULL REFERENCES claim (key),
  ordinal INTEGER NOT NULL CHECK (ordinal >= 0), -- place among what corrected_by corrects
  PRIMARY KEY (corrected, corrected_by),
  CHECK (corrected <> corrected_by)
) STRICT, WITHOUT ROWID;

CREATE INDEX claim_correction_by_corrector ON claim_correction (corrected_by, ordinal);

CREATE TABLE claim_anchor (
  claim INTEGER PRIMARY KEY REFERENCES claim (key),
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  first INTEGER NOT NULL CHECK (first >= 0), -- Unicode code points of the text before the quote
  last INTEGER NOT NULL, -- and before what follows it
  CHECK (first < last)
) STRICT;

CREATE TABLE stale_ruling (
  conflict INTEGER PRIMARY KEY REFERENCES conflict (key),
  ruling INTEGER NOT NULL REFERENCES ruling (ordinal)
) STRICT;

CREATE TABLE reading_override (
  ordinal INTEGER PRIMARY KEY, -- order of the file
  reading TEXT NOT NULL UNIQUE,
  literal TEXT, -- as written; NULL where the table's stays
  usual TEXT
) STRICT;

CREATE TABLE remark (
  kind TEXT NOT NULL CHECK (kind IN ('facet', 'term', 'constraint', 'ruling')),
  id TEXT NOT NULL, -- of the thing; of a term FACET/TERM
  note TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE expectation (
  ordinal INTEGER PRIMARY KEY, -- order of the file
  subject TEXT NOT NULL, -- conflict, agree, claims at-least, …
  expected TEXT NOT NULL,
  place_file TEXT, place_line INTEGER, place_column INTEGER
) STRICT;

CREATE TABLE history (
  entry INTEGER PRIMARY KEY CHECK (entry > 0),
  at TEXT NOT NULL CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'), -- UTC
  actor TEXT NOT NULL CHECK (actor <> ''),
  action TEXT NOT NULL CHECK (action IN ('build', 'ruling')),
  changed TEXT NOT NULL CHECK (json_valid(changed)), -- JSON object: what changed
  previous TEXT NOT NULL CHECK (length(previous) = 64 AND previous NOT GLOB '*[^0-9a-f]*'), -- hash of the entry before; 64 zeros for the first
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*') -- SHA-256 of the entry
) STRICT;

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

CREATE VIEW v_claims AS
SELECT
  source.id || '/' || claim.name AS id, -- full identifier, SOURCE/CLAIM
  question.id AS question, -- identifier of the question that it answers
  question.subject AS subject, -- what the question is about
  question.asks AS asks, -- the question itself
  source.id AS source, -- identifier of the source that makes the claim
  source.title AS title, -- title of the source
  publisher.name AS publisher, -- who published the source; "unknown" where it does not say
  source.published AS published, -- when the source was published, as written (EDTF)
  source.published_first AS published_first, -- first day of that date
  source.published_last AS published_last, -- last day of that date
  coalesce(claim.as_of, source.published) AS as_of, -- when it held, as written (EDTF)
  claim.as_of_first AS as_of_first, -- first day of that date
  claim.as_of_last AS as_of_last, -- last day of that date
  claim.says AS says, -- what it says, verbatim
  question.unit AS unit, -- unit of its numbers; durations are in days
  CASE question.answer WHEN 'date' THEN date('0001-01-01', claim.literal_low || ' days') ELSE claim.literal_low END AS literal_low, -- least answer that the words allow; NULL where there is no end
  CASE question.answer WHEN 'date' THEN date('0001-01-01', claim.literal_high || ' days') ELSE claim.literal_high END AS literal_high, -- greatest answer that the words allow
  CASE question.answer WHEN 'date' THEN date('0001-01-01', claim.usual_low || ' days') ELSE claim.usual_low END AS usual_low, -- least answer that a reader takes them to mean
  CASE question.answer WHEN 'date' THEN date('0001-01-01', claim.usual_high || ' days') ELSE claim.usual_high END AS usual_high, -- greatest answer that a reader takes them to mean
  (coalesce(claim.literal_ends, 0) & 4) <> 0 AS literal_low_open, -- 1 where literal_low itself is left out
  (coalesce(claim.literal_ends, 0) & 8) <> 0 AS literal_high_open, -- 1 where literal_high itself is left out
  (coalesce(claim.usual_ends, 0) & 4) <> 0 AS usual_low_open, -- 1 where usual_low itself is left out
  (coalesce(claim.usual_ends, 0) & 8) <> 0 AS usual_high_open, -- 1 where usual_high itself is left out
  claim.written AS written, -- the number as written, without its hedge
  claim.reading AS reading, -- row of the readings table that applied
  CASE claim.form WHEN 'options' THEN (
    SELECT json_group_array(option.value) FROM json_each(question.options) AS option WHERE (claim.options >> option.key) & 1
  ) END AS options, -- JSON array of the options or terms that it allows
  claim.form = 'unknown' AS is_unknown, -- 1 where it says that the answer is not known
  (
    SELECT group_concat(name, ' > ') FROM (
      SELECT speaker.name AS name FROM chain_step JOIN speaker ON speaker.key = chain_step.speaker
      WHERE chain_step.chain = claim.chain ORDER BY chain_step.step)
  ) AS speakers, -- who said it, first speaker first, joined by " > "; NULL for the source's own voice
  (
    SELECT voice.name FROM chain_step JOIN speaker ON speaker.key = chain_step.speaker JOIN speaker AS voice ON voice.key = speaker.voice
    WHERE chain_step.chain = claim.chain AND chain_step.step = 0
  ) AS voice, -- in whose name the first speaker spoke
  claim.modality AS modality, -- stated, proposed, demanded, denied or forecast
  claim.quote AS quote, -- the words of the source, verbatim
  claim.note AS note, -- a remark
  claim_lineage.version AS version, -- version of its source, 1 is the oldest; NULL where it stands in all of them
  claim_lineage.withdrawn AS withdrawn, -- when it was taken back, as written (EDTF); NULL where it was not
  claim_lineage.withdrawn_why AS withdrawn_why, -- why
  (
    SELECT json_group_array(id) FROM (
      SELECT its.id || '/' || correcting.name AS id FROM claim_correction
      JOIN claim AS correcting ON correcting.key = claim_correction.corrected_by JOIN source AS its ON its.key = correcting.source
      WHERE claim_correction.corrected = claim.key ORDER BY correcting.key)
  ) AS corrected_by, -- JSON array of the claims that correct it: where there are any, it counts no more
  claim_anchor.first AS quote_starts, -- code points of the archived text before the quote; NULL where nobody looked
  claim_anchor.last AS quote_ends, -- code points before what follows it
  (SELECT count(DISTINCT position_claim.conflict) FROM position_claim WHERE position_claim.claim = claim.key) AS conflicts, -- in how many conflicts it stands
  coalesce(claim.place_file, source.place_file) AS file, -- where it is declared in the data set
  claim.place_line AS line -- line in that file
FROM claim
JOIN source ON source.key = claim.source
JOIN question ON question.key = claim.question
JOIN publisher ON publisher.key = source.publisher
LEFT JOIN claim_lineage ON claim_lineage.claim = claim.key
LEFT JOIN claim_anchor ON claim_anchor.claim = claim.key;

CREATE VIEW v_conflicts AS
SELECT
  conflict.id AS id, -- fingerprint: stays the same while the disagreement does
  conflict.kind AS kind, -- contradiction, tension, rounding, decrease, answer, …
  conflict.severity AS severity, -- error, warning or note
  conflict.scope AS scope, -- within one source, or across sources
  CASE WHEN ruling.conflict = conflict.id THEN 'ruled' WHEN ruling.conflict IS NOT NULL THEN 'stale' ELSE 'open' END AS status, -- ruled where a person has given a verdict, stale where on the conflict whose place it took
  baseline.conflict IS NOT NULL AS is_accepted, -- 1 where the baseline holds it
  question.id AS question, -- identifier of the question
  conflict.subject AS subject, -- what the question is about
  conflict.asks AS asks, -- the question, or for framing the facet's
  conflict.explanation AS explanation, -- who, what, how far apart, why comparable
  conflict.hint AS hint, -- what may lie behind it
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
LEFT JOIN stale_ruling ON stale_ruling.conflict = conflict.key
LEFT JOIN ruling ON ruling.conflict = conflict.id OR ruling.ordinal = stale_ruling.ruling
LEFT JOIN baseline ON baseline.conflict = conflict.id;

CREATE VIEW v_sources AS
SELECT
  source.id AS id, -- identifier
  source.title AS title, -- title
  publisher.name AS publisher, -- who published it; "unknown" where it does not say
  source.url AS url, -- address
  source.published AS published, -- when, as written (EDTF)
  source.published_first AS published_first, -- first day of that date
  source.published_last AS published_last, -- last day of that date
  source.dated_by AS dated_by, -- how the date was found where the text carries none
  source.language AS language, -- BCP 47 language tag
  source.sha256 AS sha256, -- hash of the archived text
  source.note AS note, -- a remark
  (SELECT count(*) FROM source_version WHERE source_version.source = source.key) AS versions, -- how many versions of its text were read; 0 where one was
  (SELECT count(*) FROM claim WHERE claim.source = source.key) AS claims, -- how many claims it makes
  (
    SELECT count(DISTINCT position_claim.conflict) FROM claim JOIN position_claim ON position_claim.claim = claim.key
    WHERE claim.source = source.key
  ) AS conflicts -- in how many conflicts they stand
FROM source
JOIN publisher ON publisher.key = source.publisher;

CREATE VIEW v_rulings AS
SELECT
  ruling.conflict AS conflict, -- identifier of the conflict
  ruling.verdict AS verdict, -- what was decided
  ruling.position AS position, -- what the preferred position says
  ruling.reason AS reason, -- why
  ruling.ruled_by AS ruled_by, -- by whom
  ruling.ruled_on AS ruled_on, -- on which day
  conflict.id IS NOT NULL AS is_current, -- 0 where the conflict is gone
  coalesce(conflict.kind, ruling.kind) AS kind, -- kind of the conflict
  coalesce(question.id, ruling.question) AS question, -- its question
  (
    SELECT json_group_array(successor.id) FROM stale_ruling JOIN conflict AS successor ON successor.key = stale_ruling.conflict
    WHERE stale_ruling.ruling = ruling.ordinal
  ) AS successors -- JSON array of the conflicts that took its place
FROM ruling
LEFT JOIN conflict ON conflict.id = ruling.conflict
LEFT JOIN question ON question.key = conflict.question;

CREATE VIEW v_versions AS
SELECT
  source.id AS source, -- identifier of the source
  source_version.number AS version, -- 1 is the oldest
  source_version.retrieved AS retrieved, -- when it was retrieved, as written (EDTF)
  source_version.sha256 AS sha256, -- hash of its archived text
  source_version.note AS note, -- a remark
  (
    SELECT count(*) FROM claim_lineage JOIN claim ON claim.key = claim_lineage.claim
    WHERE claim.source = source.key AND claim_lineage.version = source_version.number
  ) AS claims -- how many claims were read in it alone
FROM source_version
JOIN source ON source.key = source_version.source;

CREATE VIEW v_corrections AS
SELECT
  its.id || '/' || corrected.name AS corrected, -- the claim that counts no more
  corrected.says AS said, -- what it said
  others.id || '/' || correcting.name AS corrected_by, -- the claim that counts instead
  correcting.says AS says, -- what that one says
  others.published AS published -- when the correction's source was published, as written (EDTF)
FROM claim_correction
JOIN claim AS corrected ON corrected.key = claim_correction.corrected
JOIN source AS its ON its.key = corrected.source
JOIN claim AS correcting ON correcting.key = claim_correction.corrected_by
JOIN source AS others ON others.key = correcting.source;

CREATE VIEW v_expectations AS
SELECT
  expectation.subject AS subject, -- conflict, agree, claims at-least, …
  expectation.expected AS expected, -- what must stay true
  expectation.place_line AS line -- line in expect.yaml
FROM expectation;

CREATE VIEW v_history AS
SELECT
  history.entry AS entry, -- number, from 1
  history.at AS at, -- when, in UTC
  history.actor AS actor, -- who
  history.action AS action, -- build or ruling
  history.changed AS changed, -- JSON object: what changed
  history.previous AS previous, -- hash of the entry before
  history.hash AS hash -- SHA-256 of the entry
FROM history;
