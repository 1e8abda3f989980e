-- One generation of a store: the tables of a ledger (../../schema.sql says what they hold), with the same keys and values, on plain PostgreSQL.
-- citus.sql is the same for a cluster; they differ in nothing but "PARTITION BY HASH (bucket)" and the block marked "spread".
-- It is run in an empty schema that is first in the search path:
--   CREATE SCHEMA claimledger_1; SET search_path TO claimledger_1;
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
  answer text COLLATE "C" NOT NULL CHECK (answer IN ('quantity', 'date', 'duration', 'choice', 'term')),
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
-- Partitions by the hash of the bucket; how many is a power of two of whoever makes the store: SET claimledger.partitions = '16'.
DO $$
DECLARE
  count integer := coalesce(nullif(current_setting('claimledger.partitions', true), ''), '8');
  growing text;
BEGIN
  FOREACH growing IN ARRAY ARRAY['question', 'question_detail', 'claim', 'claim_detail', 'claim_lineage', 'claim_correction', 'claim_anchor',
    'claim_aside', 'claim_facts', 'claim_frame', 'conflict', 'position', 'position_claim', 'stale_ruling']
  LOOP
    FOR part IN 0 .. count - 1 LOOP
      EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES WITH (MODULUS %s, REMAINDER %s)', growing || '_p' || part, growing, count, part);
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
CREATE INDEX conflict_by_key ON conflict (key);
CREATE INDEX conflict_by_question ON conflict (question);
CREATE INDEX conflict_by_constraint ON conflict (constraint_id) WHERE constraint_id IS NOT NULL;
CREATE INDEX conflict_by_severity ON conflict (severity_rank DESC, kind_rank, question, key);
CREATE INDEX position_by_conflict ON position (conflict);
CREATE INDEX position_claim_by_conflict ON position_claim (conflict);
CREATE INDEX position_claim_by_claim ON position_claim (claim, conflict);
CREATE INDEX position_claim_by_source ON position_claim (source, conflict);

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
ALTER TABLE conflict ADD CONSTRAINT conflict_question FOREIGN KEY (bucket, question) REFERENCES question (bucket, key);
ALTER TABLE conflict ADD CONSTRAINT conflict_facet FOREIGN KEY (facet) REFERENCES facet (id);
ALTER TABLE position ADD CONSTRAINT position_conflict FOREIGN KEY (bucket, conflict) REFERENCES conflict (bucket, key);
ALTER TABLE position_claim ADD CONSTRAINT position_claim_position
  FOREIGN KEY (bucket, conflict, position) REFERENCES position (bucket, conflict, position);
ALTER TABLE position_claim ADD CONSTRAINT position_claim_source FOREIGN KEY (source) REFERENCES source (key);
ALTER TABLE stale_ruling ADD CONSTRAINT stale_ruling_conflict FOREIGN KEY (bucket, conflict) REFERENCES conflict (bucket, key);
ALTER TABLE stale_ruling ADD CONSTRAINT stale_ruling_ruling FOREIGN KEY (ruling) REFERENCES ruling (ordinal);
-- </rows>
