-- Sources that have what they say from others, and the claims that stand aside for it.

PRAGMA user_version = 5;

-- From which sources one has what it says; none where it stands for itself.
CREATE TABLE source_origin (
  source INTEGER NOT NULL REFERENCES source (key),
  ordinal INTEGER NOT NULL CHECK (ordinal >= 0), -- place among what the source names
  derives_from INTEGER NOT NULL REFERENCES source (key),
  PRIMARY KEY (source, ordinal),
  UNIQUE (source, derives_from),
  CHECK (source <> derives_from)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_origin_by_origin ON source_origin (derives_from);

-- The claims that take no part in any conflict, because a source from which their own derives answers their question, too: derived from
-- the tables above.
CREATE TABLE claim_aside (
  claim INTEGER PRIMARY KEY REFERENCES claim (key),
  origin INTEGER NOT NULL REFERENCES source (key) -- the nearest such source
) STRICT;

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

DROP VIEW v_sources;
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
  (
    SELECT json_group_array(id) FROM (
      SELECT others.id AS id FROM source_origin JOIN source AS others ON others.key = source_origin.derives_from
      WHERE source_origin.source = source.key ORDER BY source_origin.ordinal)
  ) AS derived_from, -- JSON array of the sources from which it has what it says
  source.note AS note, -- a remark
  (SELECT count(*) FROM source_version WHERE source_version.source = source.key) AS versions, -- how many versions of its text were read; 0 where one was
  (SELECT count(*) FROM claim WHERE claim.source = source.key) AS claims, -- how many claims it makes
  (
    SELECT count(DISTINCT position_claim.conflict) FROM claim JOIN position_claim ON position_claim.claim = claim.key
    WHERE claim.source = source.key
  ) AS conflicts -- in how many conflicts they stand
FROM source
JOIN publisher ON publisher.key = source.publisher;
