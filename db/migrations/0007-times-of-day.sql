-- Times of day are answers: minutes since midnight in the tables, HH:MM in the views.
-- A table that changes is dropped and made anew under its name, with its rows set aside meanwhile; foreign keys are off while it runs.

PRAGMA user_version = 7;

CREATE TEMP TABLE kept AS SELECT * FROM question;
DROP TABLE question;
CREATE TABLE question (
  key INTEGER PRIMARY KEY CHECK (key > 0), -- order of the file
  id TEXT NOT NULL UNIQUE CHECK (id GLOB '[A-Za-z0-9]*' AND id NOT GLOB '*[^A-Za-z0-9._-]*'),
  subject TEXT NOT NULL,
  asks TEXT NOT NULL,
  answer TEXT NOT NULL CHECK (answer IN ('quantity', 'date', 'duration', 'choice', 'term', 'time')),
  unit TEXT,
  over_time TEXT NOT NULL CHECK (over_time IN ('fixed', 'instant', 'cumulative')),
  facet INTEGER REFERENCES facet (key),
  event TEXT,
  tolerance TEXT,
  note TEXT,
  -- JSON arrays, NULL where empty
  options TEXT CHECK (options IS NULL OR json_valid(options)), -- names
  exclusions TEXT CHECK (exclusions IS NULL OR json_valid(exclusions)), -- for each option, as a text, the bit mask of the options that it excludes
  includes TEXT CHECK (includes IS NULL OR json_valid(includes)), -- what the figure includes
  qualifiers TEXT CHECK (qualifiers IS NULL OR json_valid(qualifiers)), -- {"label", "text"}: version, measure, population, place, period, basis
  breaks TEXT CHECK (breaks IS NULL OR json_valid(breaks)), -- {"first", "last", "uncertain", "why"}: when the counter was redefined
  place_file TEXT, place_line INTEGER, place_column INTEGER
) STRICT;
INSERT INTO question SELECT * FROM temp.kept;
CREATE INDEX question_by_subject ON question (subject);
CREATE INDEX question_by_event ON question (event) WHERE event IS NOT NULL;
DROP TABLE temp.kept;

DROP VIEW v_claims;
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
  question.unit AS unit, -- unit of its numbers, zone of its times; durations are in days
  CASE question.answer WHEN 'date' THEN date('0001-01-01', claim.literal_low || ' days') WHEN 'time' THEN printf('%02d:%02d', claim.literal_low / 60, claim.literal_low % 60) ELSE claim.literal_low END AS literal_low, -- least answer that the words allow; NULL where there is no end
  CASE question.answer WHEN 'date' THEN date('0001-01-01', claim.literal_high || ' days') WHEN 'time' THEN printf('%02d:%02d', claim.literal_high / 60, claim.literal_high % 60) ELSE claim.literal_high END AS literal_high, -- greatest answer that the words allow
  CASE question.answer WHEN 'date' THEN date('0001-01-01', claim.usual_low || ' days') WHEN 'time' THEN printf('%02d:%02d', claim.usual_low / 60, claim.usual_low % 60) ELSE claim.usual_low END AS usual_low, -- least answer that a reader takes them to mean
  CASE question.answer WHEN 'date' THEN date('0001-01-01', claim.usual_high || ' days') WHEN 'time' THEN printf('%02d:%02d', claim.usual_high / 60, claim.usual_high % 60) ELSE claim.usual_high END AS usual_high, -- greatest answer that a reader takes them to mean
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
  (
    SELECT others.id FROM claim_aside JOIN source AS others ON others.key = claim_aside.origin WHERE claim_aside.claim = claim.key
  ) AS aside_for, -- the source from which its own derives and which answers the question, too: where there is one, it takes no part in any conflict
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

DROP VIEW v_positions;
CREATE VIEW v_positions AS
SELECT
  conflict.id AS conflict, -- identifier of the conflict
  conflict.kind AS kind, -- its kind
  position.position + 1 AS position, -- 1 is the lowest or earliest
  position.says AS says, -- words of its most exact claim
  question.id AS question, -- the question that it answers
  CASE question.answer WHEN 'date' THEN date('0001-01-01', position.literal_low || ' days') WHEN 'time' THEN printf('%02d:%02d', position.literal_low / 60, position.literal_low % 60) ELSE position.literal_low END AS literal_low, -- least answer that all its claims allow; NULL where there is no end
  CASE question.answer WHEN 'date' THEN date('0001-01-01', position.literal_high || ' days') WHEN 'time' THEN printf('%02d:%02d', position.literal_high / 60, position.literal_high % 60) ELSE position.literal_high END AS literal_high, -- greatest answer that all its claims allow
  CASE question.answer WHEN 'date' THEN date('0001-01-01', position.usual_low || ' days') WHEN 'time' THEN printf('%02d:%02d', position.usual_low / 60, position.usual_low % 60) ELSE position.usual_low END AS usual_low, -- least answer that all its claims usually mean
  CASE question.answer WHEN 'date' THEN date('0001-01-01', position.usual_high || ' days') WHEN 'time' THEN printf('%02d:%02d', position.usual_high / 60, position.usual_high % 60) ELSE position.usual_high END AS usual_high, -- greatest answer that all its claims usually mean
  (coalesce(position.literal_ends, 0) & 4) <> 0 AS literal_low_open, -- 1 where literal_low itself is left out
  (coalesce(position.literal_ends, 0) & 8) <> 0 AS literal_high_open, -- 1 where literal_high itself is left out
  (coalesce(position.usual_ends, 0) & 4) <> 0 AS usual_low_open, -- 1 where usual_low itself is left out
  (coalesce(position.usual_ends, 0) & 8) <> 0 AS usual_high_open, -- 1 where usual_high itself is left out
  position.options AS options, -- JSON array of options, for a choice question
  position.term AS term, -- the term, for framing
  (
    SELECT count(*) FROM position_claim
    WHERE position_claim.conflict = position.conflict AND position_claim.position = position.position
  ) AS claims, -- how many claims stand in it
  position.origins AS origins -- how many independent origins stand behind it
FROM position
JOIN conflict ON conflict.key = position.conflict
JOIN question ON question.key = coalesce(position.question, conflict.question);

DROP VIEW v_questions;
CREATE VIEW v_questions AS
SELECT
  question.id AS id, -- identifier
  question.subject AS subject, -- what it is about
  question.asks AS asks, -- the question itself
  question.answer AS answer, -- quantity, date, duration, choice, term or time
  question.unit AS unit, -- unit of its numbers
  question.over_time AS over_time, -- fixed, instant or cumulative
  coalesce(question.options, '[]') AS options, -- JSON array of the options or terms
  facet.id AS facet, -- facet of a term question
  question.event AS event, -- event that it describes
  coalesce(question.includes, '[]') AS includes, -- JSON array of what the figure includes
  coalesce(question.qualifiers, '[]') AS qualifiers, -- JSON array of {"label", "text"} that the question fixes besides
  coalesce(question.breaks, '[]') AS breaks, -- JSON array of {"first", "last", "uncertain", "why"}: when the counter was redefined
  question.tolerance AS tolerance, -- half-width of the usual reading of a plain number, as written
  question.note AS note, -- a remark
  (SELECT count(*) FROM claim WHERE claim.question = question.key) AS claims, -- how many claims answer it
  (SELECT count(*) FROM conflict WHERE conflict.question = question.key) AS conflicts -- how many conflicts are about it
FROM question
LEFT JOIN facet ON facet.key = question.facet;
