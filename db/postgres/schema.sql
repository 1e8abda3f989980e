-- One generation of a store: the tables of a ledger (../../schema.sql says what they hold), with the same keys and values. schema.sql is for
-- plain PostgreSQL and citus.sql for a cluster; they differ in nothing but "PARTITION BY HASH (bucket)" and the block marked "spread".
-- It is run in an empty schema that is first in the search path:
--   CREATE SCHEMA claimledger_1; SET search_path TO claimledger_1
-- or by hand: PGOPTIONS='-c search_path=claimledger_1' psql -v ON_ERROR_STOP=1 -f citus.sql. On a cluster each statement is a transaction of its
-- own: what has spread tables out in a transaction may not tie them to the small ones in it.
-- People who write SQL read the views (v_…) at the end: names instead of keys, dates as ISO text, every column explained.
--
-- Conventions. What ../../schema.sql says of keys, flags and ends holds here. INTEGER is bigint, ANY is numeric, BLOB is bytea, and texts are
-- ordered by their bytes, as there. Every table that grows with the claims begins with bucket: of the id of the question that the row is about
-- in the end, the first two bytes of its SHA-256 as one number, and of that the lowest ten bits. A claim and what is said of it has the
-- bucket of the question that it answers; a conflict and its positions that of the conflict's question. What points into another bucket says
-- into which (…_bucket), and no foreign key holds it. The other tables are small and the same everywhere.
-- A column search holds the words of what is found by them, without case and accents, as the tool cuts texts into words; it writes them itself.

CREATE TABLE ledger (
  key bigint PRIMARY KEY CHECK (key = 1),
  title text COLLATE "C" NOT NULL,
  about text COLLATE "C",
  language text COLLATE "C" NOT NULL,
  has_baseline bigint NOT NULL CHECK (has_baseline IN (0, 1)),
  fingerprint text COLLATE "C" NOT NULL
);

CREATE TABLE publisher (
  key bigint PRIMARY KEY,
  name text COLLATE "C" NOT NULL UNIQUE CHECK (name <> ''),
  folded text COLLATE "C" NOT NULL,
  CHECK ((key <= 0) = (lower(name) = 'unknown'))
);

CREATE TABLE speaker (
  key bigint PRIMARY KEY CHECK (key > 0),
  ordinal bigint NOT NULL UNIQUE,
  name text COLLATE "C" NOT NULL UNIQUE CHECK (name <> ''),
  folded text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('person', 'office', 'group', 'outlet', 'anonymous')),
  speaks_for bigint,
  voice bigint NOT NULL,
  note text COLLATE "C",
  place_file text COLLATE "C", place_line bigint, place_column bigint
);

CREATE TABLE speaker_alias (
  speaker bigint NOT NULL,
  ordinal bigint NOT NULL CHECK (ordinal >= 0),
  name text COLLATE "C" NOT NULL,
  folded text COLLATE "C" NOT NULL,
  PRIMARY KEY (speaker, ordinal)
);

CREATE TABLE chain (
  key bigint PRIMARY KEY CHECK (key > 0),
  length bigint NOT NULL CHECK (length > 0)
);

CREATE TABLE chain_step (
  chain bigint NOT NULL,
  step bigint NOT NULL CHECK (step >= 0),
  speaker bigint NOT NULL,
  PRIMARY KEY (chain, step)
);

CREATE TABLE facet (
  key bigint PRIMARY KEY CHECK (key > 0),
  id text COLLATE "C" NOT NULL UNIQUE CHECK (id ~ '^[A-Za-z0-9][A-Za-z0-9._-]*$'),
  asks text COLLATE "C" NOT NULL,
  place_file text COLLATE "C", place_line bigint, place_column bigint
);

CREATE TABLE facet_term (
  facet bigint NOT NULL,
  term bigint NOT NULL CHECK (term >= 0),
  id text COLLATE "C" NOT NULL CHECK (id <> ''),
  shown_by text COLLATE "C" NOT NULL CHECK (shown_by::json IS NOT NULL),
  PRIMARY KEY (facet, term),
  UNIQUE (facet, id)
);

CREATE TABLE question (
  bucket smallint NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
  key bigint NOT NULL CHECK (key > 0),
  id text COLLATE "C" NOT NULL CHECK (id ~ '^[A-Za-z0-9][A-Za-z0-9._-]*$'),
  subject text COLLATE "C" NOT NULL,
  asks text COLLATE "C" NOT NULL,
  answer text COLLATE "C" NOT NULL CHECK (answer IN ('quantity', 'date', 'duration', 'choice', 'term', 'time')),
  unit text COLLATE "C",
  over_time text COLLATE "C" NOT NULL CHECK (over_time IN ('fixed', 'instant', 'cumulative')),
  facet bigint,
  event text COLLATE "C",
  tolerance text COLLATE "C",
  note text COLLATE "C",
  options text COLLATE "C" CHECK (options IS NULL OR options::json IS NOT NULL),
  exclusions text COLLATE "C" CHECK (exclusions IS NULL OR exclusions::json IS NOT NULL),
  includes text COLLATE "C" CHECK (includes IS NULL OR includes::json IS NOT NULL),
  qualifiers text COLLATE "C" CHECK (qualifiers IS NULL OR qualifiers::json IS NOT NULL),
  breaks text COLLATE "C" CHECK (breaks IS NULL OR breaks::json IS NOT NULL),
  place_file text COLLATE "C", place_line bigint, place_column bigint,
  search tsvector NOT NULL, -- words of subject and asks
  PRIMARY KEY (bucket, key)
) PARTITION BY HASH (bucket);

CREATE TABLE declared_constraint (
  key bigint PRIMARY KEY CHECK (key > 0),
  id text COLLATE "C" NOT NULL UNIQUE,
  holds text COLLATE "C" NOT NULL,
  why text COLLATE "C",
  place_file text COLLATE "C", place_line bigint, place_column bigint
);

CREATE TABLE source (
  key bigint PRIMARY KEY CHECK (key > 0),
  id text COLLATE "C" NOT NULL UNIQUE CHECK (id ~ '^[A-Za-z0-9][A-Za-z0-9._-]*$'),
  title text COLLATE "C" NOT NULL,
  publisher bigint NOT NULL,
  url text COLLATE "C",
  published text COLLATE "C" NOT NULL,
  published_first text COLLATE "C" NOT NULL CHECK (published_first ~ '^\d{4}-\d{2}-\d{2}$' AND published_first::date IS NOT NULL),
  published_last text COLLATE "C" NOT NULL CHECK (published_last ~ '^\d{4}-\d{2}-\d{2}$' AND published_last::date IS NOT NULL),
  published_uncertain bigint NOT NULL CHECK (published_uncertain IN (0, 1)),
  dated_by text COLLATE "C",
  language text COLLATE "C",
  sha256 text COLLATE "C" CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  note text COLLATE "C",
  place_file text COLLATE "C", place_line bigint, place_column bigint,
  search tsvector NOT NULL, -- words of title
  CHECK (published_first <= published_last)
);

CREATE TABLE claim (
  bucket smallint NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
  key bigint NOT NULL CHECK (key > 0),
  question bigint NOT NULL,
  source bigint NOT NULL,
  name text COLLATE "C" NOT NULL CHECK (name ~ '^[A-Za-z0-9][A-Za-z0-9._-]*$'),
  ordinal bigint NOT NULL CHECK (ordinal >= 0),
  says text COLLATE "C" NOT NULL,
  form text COLLATE "C" NOT NULL CHECK (form IN ('range', 'options', 'unknown')),
  literal_low numeric,
  literal_high numeric,
  literal_ends bigint CHECK (literal_ends BETWEEN 0 AND 15),
  usual_low numeric,
  usual_high numeric,
  usual_ends bigint CHECK (usual_ends BETWEEN 0 AND 15),
  written numeric,
  reading text COLLATE "C",
  options bigint,
  as_of text COLLATE "C",
  as_of_first text COLLATE "C" NOT NULL CHECK (as_of_first ~ '^\d{4}-\d{2}-\d{2}$' AND as_of_first::date IS NOT NULL),
  as_of_last text COLLATE "C" NOT NULL CHECK (as_of_last ~ '^\d{4}-\d{2}-\d{2}$' AND as_of_last::date IS NOT NULL),
  as_of_uncertain bigint NOT NULL CHECK (as_of_uncertain IN (0, 1)),
  chain bigint,
  modality text COLLATE "C" NOT NULL CHECK (modality IN ('stated', 'proposed', 'demanded', 'denied', 'forecast', 'believed')),
  quote text COLLATE "C",
  note text COLLATE "C",
  place_file text COLLATE "C",
  place_line bigint, place_column bigint,
  search tsvector, -- words of quote; NULL where there is none
  PRIMARY KEY (bucket, key),
  CHECK (as_of_first <= as_of_last),
  CHECK ((form = 'range') = (literal_ends IS NOT NULL AND usual_ends IS NOT NULL AND reading IS NOT NULL)),
  CHECK ((form = 'options') = (options IS NOT NULL)),
  CHECK ((literal_low IS NULL) = (coalesce(literal_ends, 1) & 1 <> 0) AND (literal_high IS NULL) = (coalesce(literal_ends, 2) & 2 <> 0)),
  CHECK ((usual_low IS NULL) = (coalesce(usual_ends, 1) & 1 <> 0) AND (usual_high IS NULL) = (coalesce(usual_ends, 2) & 2 <> 0)),
  CHECK (literal_low <= literal_high),
  CHECK (usual_low <= usual_high)
) PARTITION BY HASH (bucket);

CREATE TABLE question_detail (
  bucket smallint NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
  question bigint NOT NULL,
  is_same_assumed bigint NOT NULL CHECK (is_same_assumed IN (0, 1)),
  tensions text COLLATE "C" CHECK (tensions IS NULL OR tensions::json IS NOT NULL),
  counts text COLLATE "C" CHECK (counts IS NULL OR counts::json IS NOT NULL),
  PRIMARY KEY (bucket, question)
) PARTITION BY HASH (bucket);

CREATE TABLE source_detail (
  source bigint PRIMARY KEY,
  short text COLLATE "C" NOT NULL CHECK (short <> '')
);

CREATE TABLE claim_detail (
  bucket smallint NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
  claim bigint NOT NULL,
  whose text COLLATE "C",
  condition text COLLATE "C",
  is_counted bigint NOT NULL CHECK (is_counted IN (0, 1)),
  because text COLLATE "C",
  PRIMARY KEY (bucket, claim)
) PARTITION BY HASH (bucket);

CREATE TABLE source_version (
  source bigint NOT NULL,
  number bigint NOT NULL CHECK (number > 0),
  retrieved text COLLATE "C" NOT NULL,
  retrieved_first text COLLATE "C" NOT NULL CHECK (retrieved_first ~ '^\d{4}-\d{2}-\d{2}$' AND retrieved_first::date IS NOT NULL),
  retrieved_last text COLLATE "C" NOT NULL CHECK (retrieved_last ~ '^\d{4}-\d{2}-\d{2}$' AND retrieved_last::date IS NOT NULL),
  retrieved_uncertain bigint NOT NULL CHECK (retrieved_uncertain IN (0, 1)),
  sha256 text COLLATE "C" CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  note text COLLATE "C",
  place_file text COLLATE "C", place_line bigint, place_column bigint,
  PRIMARY KEY (source, number),
  CHECK (retrieved_first <= retrieved_last)
);

CREATE TABLE source_origin (
  source bigint NOT NULL,
  ordinal bigint NOT NULL CHECK (ordinal >= 0),
  derives_from bigint NOT NULL,
  PRIMARY KEY (source, ordinal),
  UNIQUE (source, derives_from),
  CHECK (source <> derives_from)
);

CREATE TABLE claim_aside (
  bucket smallint NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
  claim bigint NOT NULL,
  origin bigint NOT NULL,
  PRIMARY KEY (bucket, claim)
) PARTITION BY HASH (bucket);

CREATE TABLE claim_lineage (
  bucket smallint NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
  claim bigint NOT NULL,
  version bigint CHECK (version > 0),
  withdrawn text COLLATE "C",
  withdrawn_first text COLLATE "C" CHECK (withdrawn_first IS NULL OR (withdrawn_first ~ '^\d{4}-\d{2}-\d{2}$' AND withdrawn_first::date IS NOT NULL)),
  withdrawn_last text COLLATE "C" CHECK (withdrawn_last IS NULL OR (withdrawn_last ~ '^\d{4}-\d{2}-\d{2}$' AND withdrawn_last::date IS NOT NULL)),
  withdrawn_uncertain bigint CHECK (withdrawn_uncertain IN (0, 1)),
  withdrawn_why text COLLATE "C",
  PRIMARY KEY (bucket, claim),
  CHECK ((withdrawn IS NULL) = (withdrawn_first IS NULL) AND (withdrawn IS NULL) = (withdrawn_last IS NULL)
    AND (withdrawn IS NULL) = (withdrawn_uncertain IS NULL))
) PARTITION BY HASH (bucket);

-- Both answer one question, and so have one bucket.
CREATE TABLE claim_correction (
  bucket smallint NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
  corrected bigint NOT NULL,
  corrected_by bigint NOT NULL,
  ordinal bigint NOT NULL CHECK (ordinal >= 0),
  PRIMARY KEY (bucket, corrected, corrected_by),
  CHECK (corrected <> corrected_by)
) PARTITION BY HASH (bucket);

CREATE TABLE claim_anchor (
  bucket smallint NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
  claim bigint NOT NULL,
  prefix text COLLATE "C" NOT NULL,
  suffix text COLLATE "C" NOT NULL,
  first bigint NOT NULL CHECK (first >= 0),
  last bigint NOT NULL,
  PRIMARY KEY (bucket, claim),
  CHECK (first < last)
) PARTITION BY HASH (bucket);

CREATE TABLE claim_facts (
  bucket smallint NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
  first_claim bigint NOT NULL,
  question bigint NOT NULL,
  claims bigint NOT NULL CHECK (claims BETWEEN 1 AND 512),
  keys bytea CHECK (keys IS NULL OR length(keys) = 8 * claims),
  facts bytea NOT NULL CHECK (length(facts) >= 40 * claims),
  PRIMARY KEY (bucket, first_claim)
) PARTITION BY HASH (bucket);

CREATE TABLE claim_frame (
  bucket smallint NOT NULL CHECK (bucket BETWEEN 0 AND 1023), -- of the claim's question
  facet bigint NOT NULL,
  scene bigint NOT NULL,
  scene_bucket smallint NOT NULL CHECK (scene_bucket BETWEEN 0 AND 1023), -- of the scene's first question
  claim bigint NOT NULL,
  term bigint NOT NULL,
  ordinal bigint NOT NULL CHECK (ordinal >= 0),
  phrase text COLLATE "C",
  PRIMARY KEY (bucket, facet, scene, claim, term, ordinal)
) PARTITION BY HASH (bucket);

CREATE TABLE conflict (
  bucket smallint NOT NULL CHECK (bucket BETWEEN 0 AND 1023),
  key bigint NOT NULL CHECK (key > 0),
  id text COLLATE "C" NOT NULL CHECK (id LIKE 'c-%'),
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('contradiction', 'tension', 'rounding', 'decrease', 'answer', 'misattribution',
    'self-contradiction', 'arithmetic', 'order', 'framing', 'unattributed', 'circular', 'stale', 'silent-edit', 'revised')),
  kind_rank bigint NOT NULL,
  severity text COLLATE "C" NOT NULL CHECK (severity IN ('note', 'warning', 'error')),
  severity_rank bigint NOT NULL CHECK (severity_rank BETWEEN 0 AND 2),
  scope text COLLATE "C" NOT NULL CHECK (scope IN ('within', 'across')),
  question bigint NOT NULL,
  constraint_id text COLLATE "C",
  event text COLLATE "C",
  facet text COLLATE "C",
  PRIMARY KEY (bucket, key),
  UNIQUE (id, bucket), -- what is found once is about one question: its id does not come again in another bucket
  CHECK (kind <> 'framing' OR severity <> 'error')
) PARTITION BY HASH (bucket);

CREATE TABLE position (
  bucket smallint NOT NULL CHECK (bucket BETWEEN 0 AND 1023), -- of the conflict's question
  conflict bigint NOT NULL,
  position bigint NOT NULL CHECK (position >= 0),
  says text COLLATE "C" NOT NULL,
  question bigint,
  question_bucket smallint CHECK (question_bucket BETWEEN 0 AND 1023), -- of question
  asked_at text COLLATE "C",
  literal_low numeric,
  literal_high numeric,
  literal_ends bigint CHECK (literal_ends BETWEEN 0 AND 15),
  usual_low numeric,
  usual_high numeric,
  usual_ends bigint CHECK (usual_ends BETWEEN 0 AND 15),
  options text COLLATE "C" CHECK (options IS NULL OR options::json IS NOT NULL),
  term text COLLATE "C",
  origins bigint NOT NULL CHECK (origins >= 0),
  PRIMARY KEY (bucket, conflict, position),
  CHECK ((question IS NULL) = (question_bucket IS NULL)),
  CHECK (literal_low <= literal_high),
  CHECK (usual_low <= usual_high)
) PARTITION BY HASH (bucket);

CREATE TABLE position_claim (
  bucket smallint NOT NULL CHECK (bucket BETWEEN 0 AND 1023), -- of the conflict's question
  conflict bigint NOT NULL,
  position bigint NOT NULL,
  ordinal bigint NOT NULL CHECK (ordinal >= 0),
  claim bigint NOT NULL,
  claim_bucket smallint NOT NULL CHECK (claim_bucket BETWEEN 0 AND 1023), -- of the claim's question
  source bigint NOT NULL, -- of the claim: who stands behind a position is known without going into another bucket
  PRIMARY KEY (bucket, conflict, position, ordinal)
) PARTITION BY HASH (bucket);

CREATE TABLE ruling (
  ordinal bigint PRIMARY KEY,
  conflict text COLLATE "C" NOT NULL UNIQUE,
  kind text COLLATE "C",
  question text COLLATE "C",
  says text COLLATE "C" CHECK (says IS NULL OR says::json IS NOT NULL),
  verdict text COLLATE "C" NOT NULL CHECK (verdict IN ('confirmed', 'prefer', 'range', 'unconfirmed', 'pending', 'asked-source',
    'not-comparable', 'corrected', 'dismissed')),
  position text COLLATE "C",
  reason text COLLATE "C" NOT NULL,
  ruled_by text COLLATE "C" NOT NULL,
  ruled_on text COLLATE "C" NOT NULL CHECK (ruled_on ~ '^\d{4}-\d{2}-\d{2}$' AND ruled_on::date IS NOT NULL),
  place_file text COLLATE "C", place_line bigint, place_column bigint
);

CREATE TABLE stale_ruling (
  bucket smallint NOT NULL CHECK (bucket BETWEEN 0 AND 1023), -- of the conflict's question
  conflict bigint NOT NULL,
  ruling bigint NOT NULL,
  PRIMARY KEY (bucket, conflict)
) PARTITION BY HASH (bucket);

CREATE TABLE expectation (
  ordinal bigint PRIMARY KEY,
  subject text COLLATE "C" NOT NULL,
  expected text COLLATE "C" NOT NULL,
  place_file text COLLATE "C", place_line bigint, place_column bigint
);

CREATE TABLE reading_override (
  ordinal bigint PRIMARY KEY,
  reading text COLLATE "C" NOT NULL UNIQUE,
  literal text COLLATE "C",
  usual text COLLATE "C"
);

CREATE TABLE remark (
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('facet', 'term', 'constraint', 'ruling')),
  id text COLLATE "C" NOT NULL,
  note text COLLATE "C" NOT NULL,
  PRIMARY KEY (kind, id)
);

CREATE TABLE baseline (
  ordinal bigint PRIMARY KEY,
  conflict text COLLATE "C" NOT NULL UNIQUE
);

-- <spread>
-- Partitions by the hash of the bucket; how many, whoever makes the generation may say before: SET claimledger.partitions = '16'.
-- A key alone tells a row, but where tables meet by bucket and key the planner takes the two for independent, and a thousand times too few
-- rows for granted; that there are few buckets is what makes it plan as by the key alone.
DO $$
DECLARE
  parts integer := coalesce(nullif(current_setting('claimledger.partitions', true), ''), '8');
  growing text;
BEGIN
  FOREACH growing IN ARRAY ARRAY['question', 'question_detail', 'claim', 'claim_detail', 'claim_lineage', 'claim_correction', 'claim_anchor',
    'claim_aside', 'claim_facts', 'claim_frame', 'conflict', 'position', 'position_claim', 'stale_ruling']
  LOOP
    EXECUTE format('ALTER TABLE %I ALTER COLUMN bucket SET STATISTICS 1', growing);
    EXECUTE format('ALTER TABLE %I ALTER COLUMN bucket SET (n_distinct_inherited = 2)', growing);
    FOR part IN 0 .. parts - 1 LOOP
      EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES WITH (MODULUS %s, REMAINDER %s)', growing || '_p' || part, growing, parts, part);
      EXECUTE format('ALTER TABLE %I ALTER COLUMN bucket SET STATISTICS 1', growing || '_p' || part);
      EXECUTE format('ALTER TABLE %I ALTER COLUMN bucket SET (n_distinct = 2)', growing || '_p' || part);
    END LOOP;
  END LOOP;
END
$$;
-- </spread>

-- <rows>
-- Whoever fills the tables at once does it here, with COPY: what follows is made faster of rows that are there.

CREATE INDEX publisher_by_folded ON publisher (folded);
CREATE INDEX speaker_by_folded ON speaker (folded);
CREATE INDEX speaker_by_speaks_for ON speaker (speaks_for) WHERE speaks_for IS NOT NULL;
CREATE INDEX speaker_alias_by_folded ON speaker_alias (folded);
CREATE INDEX chain_step_by_speaker ON chain_step (speaker, chain);
CREATE INDEX source_by_publisher ON source (publisher);
CREATE INDEX source_by_published ON source (published_first);
CREATE INDEX source_by_word ON source USING gin (search);
CREATE INDEX source_origin_by_origin ON source_origin (derives_from);

-- The bucket comes last where rows are looked for without it. That an id is there once holds in all buckets: it is of its bucket.
CREATE UNIQUE INDEX question_by_id ON question (id, bucket);
CREATE INDEX question_by_key ON question (key);
CREATE INDEX question_by_subject ON question (subject);
CREATE INDEX question_by_event ON question (event) WHERE event IS NOT NULL;
CREATE INDEX question_by_word ON question USING gin (search);
CREATE UNIQUE INDEX claim_by_source ON claim (source, name, bucket); -- in one bucket; in all of them the tool holds it
CREATE INDEX claim_by_key ON claim (key);
CREATE INDEX claim_by_question ON claim (question);
CREATE INDEX claim_by_chain ON claim (chain) WHERE chain IS NOT NULL;
CREATE INDEX claim_by_word ON claim USING gin (search);
CREATE INDEX claim_correction_by_corrector ON claim_correction (bucket, corrected_by, ordinal);
CREATE INDEX claim_facts_by_first ON claim_facts (first_claim);
CREATE INDEX claim_facts_by_question ON claim_facts (question);
CREATE INDEX claim_frame_by_claim ON claim_frame (bucket, claim, ordinal);
CREATE INDEX claim_frame_by_scene ON claim_frame (scene, facet);

-- To the tables that are the same everywhere, and within a bucket.
ALTER TABLE speaker ADD CONSTRAINT speaker_speaks_for FOREIGN KEY (speaks_for) REFERENCES speaker (key);
ALTER TABLE speaker ADD CONSTRAINT speaker_voice FOREIGN KEY (voice) REFERENCES speaker (key);
ALTER TABLE speaker_alias ADD CONSTRAINT speaker_alias_speaker FOREIGN KEY (speaker) REFERENCES speaker (key);
ALTER TABLE chain_step ADD CONSTRAINT chain_step_chain FOREIGN KEY (chain) REFERENCES chain (key);
ALTER TABLE chain_step ADD CONSTRAINT chain_step_speaker FOREIGN KEY (speaker) REFERENCES speaker (key);
ALTER TABLE facet_term ADD CONSTRAINT facet_term_facet FOREIGN KEY (facet) REFERENCES facet (key);
ALTER TABLE source ADD CONSTRAINT source_publisher FOREIGN KEY (publisher) REFERENCES publisher (key);
ALTER TABLE source_detail ADD CONSTRAINT source_detail_source FOREIGN KEY (source) REFERENCES source (key);
ALTER TABLE source_version ADD CONSTRAINT source_version_source FOREIGN KEY (source) REFERENCES source (key);
ALTER TABLE source_origin ADD CONSTRAINT source_origin_source FOREIGN KEY (source) REFERENCES source (key);
ALTER TABLE source_origin ADD CONSTRAINT source_origin_derives_from FOREIGN KEY (derives_from) REFERENCES source (key);
ALTER TABLE question ADD CONSTRAINT question_facet FOREIGN KEY (facet) REFERENCES facet (key);
ALTER TABLE question_detail ADD CONSTRAINT question_detail_question FOREIGN KEY (bucket, question) REFERENCES question (bucket, key);
ALTER TABLE claim ADD CONSTRAINT claim_question FOREIGN KEY (bucket, question) REFERENCES question (bucket, key);
ALTER TABLE claim ADD CONSTRAINT claim_source FOREIGN KEY (source) REFERENCES source (key);
ALTER TABLE claim ADD CONSTRAINT claim_chain FOREIGN KEY (chain) REFERENCES chain (key);
ALTER TABLE claim_detail ADD CONSTRAINT claim_detail_claim FOREIGN KEY (bucket, claim) REFERENCES claim (bucket, key);
ALTER TABLE claim_aside ADD CONSTRAINT claim_aside_claim FOREIGN KEY (bucket, claim) REFERENCES claim (bucket, key);
ALTER TABLE claim_aside ADD CONSTRAINT claim_aside_origin FOREIGN KEY (origin) REFERENCES source (key);
ALTER TABLE claim_lineage ADD CONSTRAINT claim_lineage_claim FOREIGN KEY (bucket, claim) REFERENCES claim (bucket, key);
ALTER TABLE claim_correction ADD CONSTRAINT claim_correction_corrected FOREIGN KEY (bucket, corrected) REFERENCES claim (bucket, key);
ALTER TABLE claim_correction ADD CONSTRAINT claim_correction_corrected_by FOREIGN KEY (bucket, corrected_by) REFERENCES claim (bucket, key);
ALTER TABLE claim_anchor ADD CONSTRAINT claim_anchor_claim FOREIGN KEY (bucket, claim) REFERENCES claim (bucket, key);
ALTER TABLE claim_facts ADD CONSTRAINT claim_facts_first_claim FOREIGN KEY (bucket, first_claim) REFERENCES claim (bucket, key);
ALTER TABLE claim_facts ADD CONSTRAINT claim_facts_question FOREIGN KEY (bucket, question) REFERENCES question (bucket, key);
ALTER TABLE claim_frame ADD CONSTRAINT claim_frame_claim FOREIGN KEY (bucket, claim) REFERENCES claim (bucket, key);
ALTER TABLE claim_frame ADD CONSTRAINT claim_frame_term FOREIGN KEY (facet, term) REFERENCES facet_term (facet, term);

-- <found>
-- The same of what workers find, bucket by bucket: a build that leaves it to them leaves this to the last of them.
CREATE INDEX conflict_by_key ON conflict (key);
CREATE INDEX conflict_by_question ON conflict (question);
CREATE INDEX conflict_by_constraint ON conflict (constraint_id) WHERE constraint_id IS NOT NULL;
CREATE INDEX conflict_by_severity ON conflict (severity_rank DESC, kind_rank, question, key);
CREATE INDEX position_by_conflict ON position (conflict);
CREATE INDEX position_by_question ON position (question) WHERE question IS NOT NULL;
CREATE INDEX position_claim_by_conflict ON position_claim (conflict);
CREATE INDEX position_claim_by_claim ON position_claim (claim, conflict);
CREATE INDEX position_claim_by_source ON position_claim (source, conflict);
ALTER TABLE conflict ADD CONSTRAINT conflict_question FOREIGN KEY (bucket, question) REFERENCES question (bucket, key);
ALTER TABLE conflict ADD CONSTRAINT conflict_facet FOREIGN KEY (facet) REFERENCES facet (id);
ALTER TABLE position ADD CONSTRAINT position_conflict FOREIGN KEY (bucket, conflict) REFERENCES conflict (bucket, key);
ALTER TABLE position_claim ADD CONSTRAINT position_claim_position
  FOREIGN KEY (bucket, conflict, position) REFERENCES position (bucket, conflict, position);
ALTER TABLE position_claim ADD CONSTRAINT position_claim_source FOREIGN KEY (source) REFERENCES source (key);
ALTER TABLE stale_ruling ADD CONSTRAINT stale_ruling_conflict FOREIGN KEY (bucket, conflict) REFERENCES conflict (bucket, key);
ALTER TABLE stale_ruling ADD CONSTRAINT stale_ruling_ruling FOREIGN KEY (ruling) REFERENCES ruling (ordinal);
-- </found>
-- </rows>

-- Views. Nothing below is stored. They have the columns and values of a ledger's; literal_low and its like are JSON: a number or, of a question
-- of dates or times of day, a string. What is counted in other buckets is grouped in a join, so that a cluster can gather it; where it is not asked for, PostgreSQL
-- leaves the join out.

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
  CASE question.answer WHEN 'date' THEN to_jsonb(to_char(date '0001-01-01' + claim.literal_low::int, 'YYYY-MM-DD')) WHEN 'time' THEN to_jsonb(to_char(claim.literal_low::int / 60, 'FM00') || ':' || to_char(claim.literal_low::int % 60, 'FM00')) ELSE to_jsonb(claim.literal_low) END AS literal_low, -- least answer that the words allow; NULL where there is no end
  CASE question.answer WHEN 'date' THEN to_jsonb(to_char(date '0001-01-01' + claim.literal_high::int, 'YYYY-MM-DD')) WHEN 'time' THEN to_jsonb(to_char(claim.literal_high::int / 60, 'FM00') || ':' || to_char(claim.literal_high::int % 60, 'FM00')) ELSE to_jsonb(claim.literal_high) END AS literal_high, -- greatest answer that the words allow
  CASE question.answer WHEN 'date' THEN to_jsonb(to_char(date '0001-01-01' + claim.usual_low::int, 'YYYY-MM-DD')) WHEN 'time' THEN to_jsonb(to_char(claim.usual_low::int / 60, 'FM00') || ':' || to_char(claim.usual_low::int % 60, 'FM00')) ELSE to_jsonb(claim.usual_low) END AS usual_low, -- least answer that a reader takes them to mean
  CASE question.answer WHEN 'date' THEN to_jsonb(to_char(date '0001-01-01' + claim.usual_high::int, 'YYYY-MM-DD')) WHEN 'time' THEN to_jsonb(to_char(claim.usual_high::int / 60, 'FM00') || ':' || to_char(claim.usual_high::int % 60, 'FM00')) ELSE to_jsonb(claim.usual_high) END AS usual_high, -- greatest answer that a reader takes them to mean
  (coalesce(claim.literal_ends, 0) & 4 <> 0)::int AS literal_low_open, -- 1 where literal_low itself is left out
  (coalesce(claim.literal_ends, 0) & 8 <> 0)::int AS literal_high_open, -- 1 where literal_high itself is left out
  (coalesce(claim.usual_ends, 0) & 4 <> 0)::int AS usual_low_open, -- 1 where usual_low itself is left out
  (coalesce(claim.usual_ends, 0) & 8 <> 0)::int AS usual_high_open, -- 1 where usual_high itself is left out
  claim.written AS written, -- the number as written, without its hedge
  claim.reading AS reading, -- row of the readings table that applied
  CASE claim.form WHEN 'options' THEN (
    SELECT '[' || coalesce(string_agg(to_json(question.options::json ->> option.at)::text, ',' ORDER BY option.at), '') || ']'
    FROM generate_series(0, 63) AS option (at)
    WHERE option.at < json_array_length(question.options::json) AND (claim.options >> option.at) & 1 = 1
  ) END AS options, -- JSON array of the options or terms that it allows
  (claim.form = 'unknown')::int AS is_unknown, -- 1 where it says that the answer is not known
  (
    SELECT string_agg(speaker.name, ' > ' ORDER BY chain_step.step)
    FROM chain_step JOIN speaker ON speaker.key = chain_step.speaker
    WHERE chain_step.chain = claim.chain
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
    SELECT '[' || coalesce(string_agg(to_json(its.id || '/' || correcting.name)::text, ',' ORDER BY correcting.key), '') || ']'
    FROM claim_correction
    JOIN claim AS correcting ON correcting.bucket = claim_correction.bucket AND correcting.key = claim_correction.corrected_by
    JOIN source AS its ON its.key = correcting.source
    WHERE claim_correction.bucket = claim.bucket AND claim_correction.corrected = claim.key
  ) AS corrected_by, -- JSON array of the claims that correct it: where there are any, it counts no more
  (
    SELECT others.id FROM claim_aside JOIN source AS others ON others.key = claim_aside.origin
    WHERE claim_aside.bucket = claim.bucket AND claim_aside.claim = claim.key
  ) AS aside_for, -- the source from which its own derives and which answers the question, too: where there is one, it takes no part in any conflict
  claim_anchor.first AS quote_starts, -- code points of the archived text before the quote; NULL where nobody looked
  claim_anchor.last AS quote_ends, -- code points before what follows it
  coalesce(standing.conflicts, 0) AS conflicts, -- in how many conflicts it stands
  coalesce(claim.place_file, source.place_file) AS file, -- where it is declared in the data set
  claim.place_line AS line -- line in that file
FROM claim
JOIN source ON source.key = claim.source
JOIN question ON question.bucket = claim.bucket AND question.key = claim.question
JOIN publisher ON publisher.key = source.publisher
LEFT JOIN claim_lineage ON claim_lineage.bucket = claim.bucket AND claim_lineage.claim = claim.key
LEFT JOIN claim_anchor ON claim_anchor.bucket = claim.bucket AND claim_anchor.claim = claim.key
LEFT JOIN (
  SELECT position_claim.claim, count(DISTINCT position_claim.conflict) AS conflicts FROM position_claim GROUP BY position_claim.claim
) AS standing ON standing.claim = claim.key;

CREATE VIEW v_conflicts AS
SELECT
  conflict.id AS id, -- fingerprint: stays the same while the disagreement does
  conflict.kind AS kind, -- contradiction, tension, rounding, decrease, answer, …
  conflict.severity AS severity, -- error, warning or note
  conflict.scope AS scope, -- within one source, or across sources
  CASE WHEN ruling.conflict = conflict.id THEN 'ruled' WHEN ruling.conflict IS NOT NULL THEN 'stale' ELSE 'open' END AS status, -- ruled where a person has given a verdict, stale where on the conflict whose place it took
  (baseline.conflict IS NOT NULL)::int AS is_accepted, -- 1 where the baseline holds it
  question.id AS question, -- identifier of the question
  question.subject AS subject, -- what the question is about
  coalesce(facet.asks, question.asks) AS asks, -- the question, or for framing the facet's
  (
    SELECT string_agg(told.says || ' (' || told.names || ')', ' / ' ORDER BY told.position) FROM (
      SELECT
        position.bucket, position.conflict, position.position, position.says,
        string_agg(DISTINCT CASE WHEN source.publisher > 0 THEN publisher.name ELSE source.id END, ', ') AS names
      FROM position
      JOIN position_claim
        ON position_claim.bucket = position.bucket AND position_claim.conflict = position.conflict AND position_claim.position = position.position
      JOIN source ON source.key = position_claim.source
      JOIN publisher ON publisher.key = source.publisher
      GROUP BY position.bucket, position.conflict, position.position, position.says
    ) AS told
    WHERE told.bucket = conflict.bucket AND told.conflict = conflict.key
  ) AS headline, -- what each position says, and in brackets who published it
  json_build_object('words', 'explanation', 'conflict', conflict.id) AS explanation, -- where the tool's own queries put who, what, how far apart, why comparable
  json_build_object('words', 'hint', 'conflict', conflict.id) AS hint, -- where they put what may lie behind it; in SQL nothing can be asked of either
  conflict.constraint_id AS constraint_id, -- the declared constraint that is broken
  conflict.event AS event, -- the event, for framing
  conflict.facet AS facet, -- the facet, for framing
  (
    SELECT count(*) FROM position WHERE position.bucket = conflict.bucket AND position.conflict = conflict.key
  ) AS positions, -- how many positions it has
  (
    SELECT count(DISTINCT position_claim.claim) FROM position_claim
    WHERE position_claim.bucket = conflict.bucket AND position_claim.conflict = conflict.key
  ) AS claims, -- how many claims stand in it
  (
    SELECT count(DISTINCT position_claim.source) FROM position_claim
    WHERE position_claim.bucket = conflict.bucket AND position_claim.conflict = conflict.key
  ) AS sources, -- how many sources make them
  ruling.verdict AS verdict, -- what a person decided
  ruling.reason AS reason, -- why
  ruling.ruled_by AS ruled_by, -- who
  ruling.ruled_on AS ruled_on -- on which day
FROM conflict
JOIN question ON question.bucket = conflict.bucket AND question.key = conflict.question
LEFT JOIN facet ON facet.id = conflict.facet
LEFT JOIN stale_ruling ON stale_ruling.bucket = conflict.bucket AND stale_ruling.conflict = conflict.key
LEFT JOIN ruling ON ruling.conflict = conflict.id OR ruling.ordinal = stale_ruling.ruling
LEFT JOIN baseline ON baseline.conflict = conflict.id;

-- A position of a constraint is asked a question that may stand in another bucket.
CREATE VIEW v_positions AS
SELECT
  conflict.id AS conflict, -- identifier of the conflict
  conflict.kind AS kind, -- its kind
  position.position + 1 AS position, -- 1 is the lowest or earliest
  position.says AS says, -- words of its most exact claim
  coalesce(asked.id, question.id) AS question, -- the question that it answers
  CASE coalesce(asked.answer, question.answer) WHEN 'date' THEN to_jsonb(to_char(date '0001-01-01' + position.literal_low::int, 'YYYY-MM-DD')) WHEN 'time' THEN to_jsonb(to_char(position.literal_low::int / 60, 'FM00') || ':' || to_char(position.literal_low::int % 60, 'FM00')) ELSE to_jsonb(position.literal_low) END AS literal_low, -- least answer that all its claims allow; NULL where there is no end
  CASE coalesce(asked.answer, question.answer) WHEN 'date' THEN to_jsonb(to_char(date '0001-01-01' + position.literal_high::int, 'YYYY-MM-DD')) WHEN 'time' THEN to_jsonb(to_char(position.literal_high::int / 60, 'FM00') || ':' || to_char(position.literal_high::int % 60, 'FM00')) ELSE to_jsonb(position.literal_high) END AS literal_high, -- greatest answer that all its claims allow
  CASE coalesce(asked.answer, question.answer) WHEN 'date' THEN to_jsonb(to_char(date '0001-01-01' + position.usual_low::int, 'YYYY-MM-DD')) WHEN 'time' THEN to_jsonb(to_char(position.usual_low::int / 60, 'FM00') || ':' || to_char(position.usual_low::int % 60, 'FM00')) ELSE to_jsonb(position.usual_low) END AS usual_low, -- least answer that all its claims usually mean
  CASE coalesce(asked.answer, question.answer) WHEN 'date' THEN to_jsonb(to_char(date '0001-01-01' + position.usual_high::int, 'YYYY-MM-DD')) WHEN 'time' THEN to_jsonb(to_char(position.usual_high::int / 60, 'FM00') || ':' || to_char(position.usual_high::int % 60, 'FM00')) ELSE to_jsonb(position.usual_high) END AS usual_high, -- greatest answer that all its claims usually mean
  (coalesce(position.literal_ends, 0) & 4 <> 0)::int AS literal_low_open, -- 1 where literal_low itself is left out
  (coalesce(position.literal_ends, 0) & 8 <> 0)::int AS literal_high_open, -- 1 where literal_high itself is left out
  (coalesce(position.usual_ends, 0) & 4 <> 0)::int AS usual_low_open, -- 1 where usual_low itself is left out
  (coalesce(position.usual_ends, 0) & 8 <> 0)::int AS usual_high_open, -- 1 where usual_high itself is left out
  position.options AS options, -- JSON array of options, for a choice question
  position.term AS term, -- the term, for framing
  (
    SELECT count(*) FROM position_claim
    WHERE position_claim.bucket = position.bucket AND position_claim.conflict = position.conflict
      AND position_claim.position = position.position
  ) AS claims, -- how many claims stand in it
  position.origins AS origins -- how many independent origins stand behind it
FROM position
JOIN conflict ON conflict.bucket = position.bucket AND conflict.key = position.conflict
JOIN question ON question.bucket = conflict.bucket AND question.key = conflict.question
LEFT JOIN (
  SELECT question.key, question.id, question.answer
  FROM question
  WHERE question.key IN (SELECT position.question FROM position WHERE position.question IS NOT NULL)
  GROUP BY question.key, question.id, question.answer
) AS asked ON asked.key = position.question;

-- The claims in their conflict's own bucket, and the few of others.
CREATE VIEW v_position_claims AS
SELECT
  its.conflict AS conflict, -- identifier of the conflict
  its.position + 1 AS position, -- number of the position
  source.id || '/' || its.name AS claim, -- full identifier of the claim
  source.id AS source, -- its source
  publisher.name AS publisher, -- who published it
  source.published AS published, -- when, as written (EDTF)
  coalesce(its.as_of, source.published) AS as_of, -- when the claim held, as written (EDTF)
  its.says AS says, -- what it says
  (
    SELECT string_agg(speaker.name, ' > ' ORDER BY chain_step.step)
    FROM chain_step JOIN speaker ON speaker.key = chain_step.speaker
    WHERE chain_step.chain = its.chain
  ) AS speakers, -- on whose word; NULL for the source's own voice
  its.modality AS modality, -- how it is put forward
  its.quote AS quote -- the words of the source
FROM (
  SELECT conflict.id AS conflict, position_claim.position, claim.source, claim.name, claim.as_of, claim.says, claim.chain, claim.modality, claim.quote
  FROM position_claim
  JOIN conflict ON conflict.bucket = position_claim.bucket AND conflict.key = position_claim.conflict
  JOIN claim ON claim.bucket = position_claim.bucket AND claim.key = position_claim.claim
  WHERE position_claim.claim_bucket = position_claim.bucket
  UNION ALL
  SELECT away.conflict, away.position, claim.source, claim.name, claim.as_of, claim.says, claim.chain, claim.modality, claim.quote
  FROM (
    SELECT conflict.id AS conflict, position_claim.position, position_claim.ordinal, position_claim.claim, position_claim.claim_bucket
    FROM position_claim
    JOIN conflict ON conflict.bucket = position_claim.bucket AND conflict.key = position_claim.conflict
    WHERE position_claim.claim_bucket <> position_claim.bucket
    GROUP BY conflict.id, position_claim.position, position_claim.ordinal, position_claim.claim, position_claim.claim_bucket
  ) AS away
  JOIN claim ON claim.bucket = away.claim_bucket AND claim.key = away.claim
) AS its
JOIN source ON source.key = its.source
JOIN publisher ON publisher.key = source.publisher;

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
    SELECT '[' || coalesce(string_agg(to_json(others.id)::text, ',' ORDER BY source_origin.ordinal), '') || ']'
    FROM source_origin JOIN source AS others ON others.key = source_origin.derives_from
    WHERE source_origin.source = source.key
  ) AS derived_from, -- JSON array of the sources from which it has what it says
  source.note AS note, -- a remark
  (SELECT count(*) FROM source_version WHERE source_version.source = source.key) AS versions, -- how many versions of its text were read; 0 where one was
  coalesce(its.claims, 0) AS claims, -- how many claims it makes
  coalesce(standing.conflicts, 0) AS conflicts -- in how many conflicts they stand
FROM source
JOIN publisher ON publisher.key = source.publisher
LEFT JOIN (SELECT claim.source, count(*) AS claims FROM claim GROUP BY claim.source) AS its ON its.source = source.key
LEFT JOIN (
  SELECT position_claim.source, count(DISTINCT position_claim.conflict) AS conflicts FROM position_claim GROUP BY position_claim.source
) AS standing ON standing.source = source.key;

CREATE VIEW v_versions AS
SELECT
  source.id AS source, -- identifier of the source
  source_version.number AS version, -- 1 is the oldest
  source_version.retrieved AS retrieved, -- when it was retrieved, as written (EDTF)
  source_version.sha256 AS sha256, -- hash of its archived text
  source_version.note AS note, -- a remark
  coalesce(its.claims, 0) AS claims -- how many claims were read in it alone
FROM source_version
JOIN source ON source.key = source_version.source
LEFT JOIN (
  SELECT claim.source, claim_lineage.version, count(*) AS claims
  FROM claim_lineage JOIN claim ON claim.bucket = claim_lineage.bucket AND claim.key = claim_lineage.claim
  WHERE claim_lineage.version IS NOT NULL
  GROUP BY claim.source, claim_lineage.version
) AS its ON its.source = source_version.source AND its.version = source_version.number;

CREATE VIEW v_corrections AS
SELECT
  its.id || '/' || corrected.name AS corrected, -- the claim that counts no more
  corrected.says AS said, -- what it said
  others.id || '/' || correcting.name AS corrected_by, -- the claim that counts instead
  correcting.says AS says, -- what that one says
  others.published AS published -- when the correction's source was published, as written (EDTF)
FROM claim_correction
JOIN claim AS corrected ON corrected.bucket = claim_correction.bucket AND corrected.key = claim_correction.corrected
JOIN source AS its ON its.key = corrected.source
JOIN claim AS correcting ON correcting.bucket = claim_correction.bucket AND correcting.key = claim_correction.corrected_by
JOIN source AS others ON others.key = correcting.source;

CREATE VIEW v_publishers AS
SELECT
  publisher.name AS name, -- name
  (SELECT count(*) FROM source WHERE source.publisher = publisher.key) AS sources, -- how many sources it published
  coalesce(its.claims, 0) AS claims -- how many claims they make
FROM publisher
LEFT JOIN (
  SELECT source.publisher, count(*) AS claims FROM claim JOIN source ON source.key = claim.source GROUP BY source.publisher
) AS its ON its.publisher = publisher.key;

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
  (SELECT count(*) FROM claim WHERE claim.bucket = question.bucket AND claim.question = question.key) AS claims, -- how many claims answer it
  (
    SELECT count(*) FROM conflict WHERE conflict.bucket = question.bucket AND conflict.question = question.key
  ) AS conflicts -- how many conflicts are about it
FROM question
LEFT JOIN facet ON facet.key = question.facet;

CREATE VIEW v_speakers AS
SELECT
  speaker.name AS name, -- declared name
  speaker.kind AS kind, -- person, office, group, outlet or anonymous
  (
    SELECT '[' || coalesce(string_agg(to_json(speaker_alias.name)::text, ',' ORDER BY speaker_alias.ordinal), '') || ']'
    FROM speaker_alias WHERE speaker_alias.speaker = speaker.key
  ) AS also, -- JSON array of other names
  principal.name AS speaks_for, -- in whose name it speaks; NULL where in nobody's
  voice.name AS voice, -- whose words they are in the end
  speaker.note AS note, -- a remark
  coalesce(its.claims, 0) AS claims -- how many claims credit it, anywhere in the chain
FROM speaker
JOIN speaker AS voice ON voice.key = speaker.voice
LEFT JOIN speaker AS principal ON principal.key = speaker.speaks_for
LEFT JOIN (
  SELECT chain_step.speaker, count(DISTINCT claim.key) AS claims
  FROM claim JOIN chain_step ON chain_step.chain = claim.chain
  GROUP BY chain_step.speaker
) AS its ON its.speaker = speaker.key;

CREATE VIEW v_claim_speakers AS
SELECT
  source.id || '/' || claim.name AS claim, -- full identifier of the claim
  chain_step.step + 1 AS step, -- 1 is the first who said it
  speaker.name AS speaker, -- declared name
  speaker.kind AS kind, -- person, office, group, outlet or anonymous
  voice.name AS voice -- in whose name it spoke
FROM claim
JOIN source ON source.key = claim.source
JOIN chain_step ON chain_step.chain = claim.chain
JOIN speaker ON speaker.key = chain_step.speaker
JOIN speaker AS voice ON voice.key = speaker.voice;

CREATE VIEW v_frames AS
SELECT
  source.id || '/' || claim.name AS claim, -- full identifier of the claim
  source.id AS source, -- its source
  publisher.name AS publisher, -- who published it
  question.id AS question, -- its question
  question.event AS event, -- the event that the question describes
  facet.id AS facet, -- the facet
  facet_term.id AS term, -- the term chosen
  claim_frame.phrase AS phrase, -- the words in the quote that show it
  (claim.chain IS NULL)::int AS own_voice -- 1 where the source says it itself, 0 where it quotes somebody
FROM claim_frame
JOIN claim ON claim.bucket = claim_frame.bucket AND claim.key = claim_frame.claim
JOIN source ON source.key = claim.source
JOIN publisher ON publisher.key = source.publisher
JOIN question ON question.bucket = claim.bucket AND question.key = claim.question
JOIN facet ON facet.key = claim_frame.facet
JOIN facet_term ON facet_term.facet = claim_frame.facet AND facet_term.term = claim_frame.term;

CREATE VIEW v_facets AS
SELECT
  facet.id AS facet, -- identifier of the facet
  facet.asks AS asks, -- the facet as a question
  facet_term.id AS term, -- identifier of the term
  facet_term.shown_by AS shown_by -- JSON array of the phrases that show it
FROM facet
JOIN facet_term ON facet_term.facet = facet.key;

CREATE VIEW v_constraints AS
SELECT
  declared_constraint.id AS id, -- identifier
  declared_constraint.holds AS holds, -- the relation, as written
  declared_constraint.why AS why, -- why it must hold
  coalesce(its.conflicts, 0) AS conflicts -- how many conflicts break it
FROM declared_constraint
LEFT JOIN (
  SELECT conflict.constraint_id, count(*) AS conflicts FROM conflict WHERE conflict.constraint_id IS NOT NULL GROUP BY conflict.constraint_id
) AS its ON its.constraint_id = declared_constraint.id;

CREATE VIEW v_rulings AS
SELECT
  ruling.conflict AS conflict, -- identifier of the conflict
  ruling.verdict AS verdict, -- what was decided
  ruling.position AS position, -- what the preferred position says
  ruling.reason AS reason, -- why
  ruling.ruled_by AS ruled_by, -- by whom
  ruling.ruled_on AS ruled_on, -- on which day
  (its.id IS NOT NULL)::int AS is_current, -- 0 where the conflict is gone
  coalesce(its.kind, ruling.kind) AS kind, -- kind of the conflict
  coalesce(its.question, ruling.question) AS question, -- its question
  '[' || coalesce(successor.ids, '') || ']' AS successors -- JSON array of the conflicts that took its place
FROM ruling
LEFT JOIN (
  SELECT conflict.id, conflict.kind, question.id AS question
  FROM conflict JOIN question ON question.bucket = conflict.bucket AND question.key = conflict.question
  WHERE conflict.id IN (SELECT ruling.conflict FROM ruling)
  GROUP BY conflict.id, conflict.kind, question.id
) AS its ON its.id = ruling.conflict
LEFT JOIN (
  SELECT came.ruling, string_agg(to_json(came.id)::text, ',' ORDER BY came.key) AS ids
  FROM (
    SELECT stale_ruling.ruling, conflict.key, conflict.id
    FROM stale_ruling JOIN conflict ON conflict.bucket = stale_ruling.bucket AND conflict.key = stale_ruling.conflict
    GROUP BY stale_ruling.ruling, conflict.key, conflict.id
  ) AS came
  GROUP BY came.ruling
) AS successor ON successor.ruling = ruling.ordinal;

CREATE VIEW v_expectations AS
SELECT
  expectation.subject AS subject, -- conflict, agree, claims at-least, …
  expectation.expected AS expected, -- what must stay true
  expectation.place_line AS line -- line in expect.yaml
FROM expectation;

CREATE VIEW v_baseline AS
SELECT
  baseline.conflict AS conflict, -- identifier of a conflict that the newsroom has accepted
  (its.id IS NOT NULL)::int AS is_current -- 0 where the conflict is gone
FROM baseline
LEFT JOIN (
  SELECT conflict.id FROM conflict WHERE conflict.id IN (SELECT baseline.conflict FROM baseline) GROUP BY conflict.id
) AS its ON its.id = baseline.conflict;
