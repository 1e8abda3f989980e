-- The ledger: one SQLite file, compiled from a data set and reconciled. Open it with any SQLite tool of version 3.37 or newer.
-- People who write SQL read the views (v_…) at the end: names instead of keys, dates as ISO text, every column explained.
-- The tables below them are the compiled form; they are made by db/migrations and a test holds that those end here.
--
-- Conventions. Keys are whole numbers handed out in an order that depends on the data alone. Flags are 0 or 1.
-- An end of an interval (…_low, …_high) is INTEGER where it is whole and fits 64 bits, REAL where 15 digits hold it exactly,
-- else TEXT with all its digits; NULL is no end. Beside each pair stand its ends: 1 no lower end, 2 no upper end,
-- 4 lower end itself left out, 8 upper end itself left out, added up. Dates are day numbers there (0 is 0001-01-01), durations days,
-- times of day minutes.
-- place_file, place_line and place_column say where in the data set a thing is declared.

PRAGMA application_id = 1129073735; -- "CLLG"
PRAGMA user_version = 7;

-- The data set itself: one row.
CREATE TABLE ledger (
  key INTEGER PRIMARY KEY CHECK (key = 1),
  title TEXT NOT NULL,
  about TEXT,
  language TEXT NOT NULL,
  has_baseline INTEGER NOT NULL CHECK (has_baseline IN (0, 1)),
  fingerprint TEXT NOT NULL -- SHA-256 of the data set's files: another value means the ledger is out of date
) STRICT;

CREATE TABLE publisher (
  key INTEGER PRIMARY KEY, -- 0 and below: a spelling of "unknown", which is not one publisher
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  folded TEXT NOT NULL, -- name without regard to case, in all of Unicode
  CHECK ((key <= 0) = (lower(name) = 'unknown'))
) STRICT;
CREATE INDEX publisher_by_folded ON publisher (folded);

CREATE TABLE speaker (
  key INTEGER PRIMARY KEY CHECK (key > 0),
  ordinal INTEGER NOT NULL UNIQUE, -- place in the file
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  folded TEXT NOT NULL, -- name without regard to case, in all of Unicode
  kind TEXT NOT NULL CHECK (kind IN ('person', 'office', 'group', 'outlet', 'anonymous')),
  speaks_for INTEGER REFERENCES speaker (key),
  voice INTEGER NOT NULL REFERENCES speaker (key), -- in whose name the words are said in the end; itself where it speaks for nobody
  note TEXT,
  place_file TEXT, place_line INTEGER, place_column INTEGER
) STRICT;
CREATE INDEX speaker_by_folded ON speaker (folded);
CREATE INDEX speaker_by_speaks_for ON speaker (speaks_for) WHERE speaks_for IS NOT NULL;

CREATE TABLE speaker_alias (
  speaker INTEGER NOT NULL REFERENCES speaker (key),
  ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  PRIMARY KEY (speaker, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX speaker_alias_by_folded ON speaker_alias (folded);

-- A chain of speakers, from the first who said it to the last who passed it on. Equal chains are one row.
CREATE TABLE chain (
  key INTEGER PRIMARY KEY CHECK (key > 0),
  length INTEGER NOT NULL CHECK (length > 0)
) STRICT;

CREATE TABLE chain_step (
  chain INTEGER NOT NULL REFERENCES chain (key),
  step INTEGER NOT NULL CHECK (step >= 0), -- 0 is the first speaker
  speaker INTEGER NOT NULL REFERENCES speaker (key),
  PRIMARY KEY (chain, step)
) STRICT, WITHOUT ROWID;
CREATE INDEX chain_step_by_speaker ON chain_step (speaker, chain);

CREATE TABLE facet (
  key INTEGER PRIMARY KEY CHECK (key > 0), -- order of the file
  id TEXT NOT NULL UNIQUE CHECK (id GLOB '[A-Za-z0-9]*' AND id NOT GLOB '*[^A-Za-z0-9._-]*'),
  asks TEXT NOT NULL,
  place_file TEXT, place_line INTEGER, place_column INTEGER
) STRICT;

CREATE TABLE facet_term (
  facet INTEGER NOT NULL REFERENCES facet (key),
  term INTEGER NOT NULL CHECK (term >= 0), -- order of the file
  id TEXT NOT NULL CHECK (id <> ''),
  shown_by TEXT NOT NULL CHECK (json_valid(shown_by)), -- JSON array of phrases
  PRIMARY KEY (facet, term),
  UNIQUE (facet, id)
) STRICT, WITHOUT ROWID;

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
CREATE INDEX question_by_subject ON question (subject);
CREATE INDEX question_by_event ON question (event) WHERE event IS NOT NULL;

CREATE TABLE declared_constraint (
  key INTEGER PRIMARY KEY CHECK (key > 0), -- order of the file
  id TEXT NOT NULL UNIQUE,
  holds TEXT NOT NULL,
  why TEXT,
  place_file TEXT, place_line INTEGER, place_column INTEGER
) STRICT;

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
CREATE INDEX source_by_publisher ON source (publisher);
CREATE INDEX source_by_published ON source (published_first);

-- Keys follow question, as-of, publication and id, so that one question's claims stand side by side.
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
CREATE INDEX claim_by_question ON claim (question);
CREATE INDEX claim_by_chain ON claim (chain) WHERE chain IS NOT NULL;

-- What is said of few questions, sources and claims: a row where there is something to say.
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

-- The texts that stood at a source's address one after another; none where only one was read.
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

-- What became of claims, for the few of which there is something to say.
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

CREATE TABLE claim_correction (
  corrected INTEGER NOT NULL REFERENCES claim (key),
  corrected_by INTEGER NOT NULL REFERENCES claim (key),
  ordinal INTEGER NOT NULL CHECK (ordinal >= 0), -- place among what corrected_by corrects
  PRIMARY KEY (corrected, corrected_by),
  CHECK (corrected <> corrected_by)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_correction_by_corrector ON claim_correction (corrected_by, ordinal);

-- Where quotes stand in their archived texts: a W3C TextQuoteSelector (the quote itself is in the claim) and a TextPositionSelector.
CREATE TABLE claim_anchor (
  claim INTEGER PRIMARY KEY REFERENCES claim (key),
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  first INTEGER NOT NULL CHECK (first >= 0), -- Unicode code points of the text before the quote
  last INTEGER NOT NULL, -- and before what follows it
  CHECK (first < last)
) STRICT;

-- What reconciliation needs of the claims, packed, so that a million stream by in one pass: derived from the tables above,
-- and an audit of the ledger holds it against them. A row is a run of up to 512 claims of one question, in the order of as-of, publication
-- and id, with consecutive keys, unless claims came later: then keys names the key of each, in 64 bits.
-- A claim is 40 bytes, little-endian: 32-bit source, publisher (0 unknown), origin (0 own voice), wire (0 none), chain (0 none),
-- first and last day number as of, first and last day number published; a byte with modality (bits 0-2), unknown (3),
-- anonymous origin (4) and form (5-7: 0 none, 1 options, 2, 3 and 4 ends); a byte with the ends of literal (bits 0-3) and usual (4-7);
-- 14-bit length of the chain, with bit 14 for an uncertain as-of and bit 15 for twelve bytes more behind the 40: 32-bit condition (0 none),
-- whose it is (0 the speaker's own) and minute of the as-of since 0001-01-01 in UTC (0 without hours). After it: the option mask in 64 bits (form 1), or low and high of literal and of usual
-- in 32 bits each (form 2), 64 bits each (form 3) or 128 bits each (form 4, a .NET decimal).
CREATE TABLE claim_facts (
  first_claim INTEGER PRIMARY KEY REFERENCES claim (key),
  question INTEGER NOT NULL REFERENCES question (key),
  claims INTEGER NOT NULL CHECK (claims BETWEEN 1 AND 512),
  keys BLOB CHECK (keys IS NULL OR length(keys) = 8 * claims),
  facts BLOB NOT NULL CHECK (length(facts) >= 40 * claims)
) STRICT;
CREATE INDEX claim_facts_by_question ON claim_facts (question);

-- The word choices of claims, in the order in which framing is compared.
CREATE TABLE claim_frame (
  facet INTEGER NOT NULL,
  scene INTEGER NOT NULL REFERENCES question (key), -- first question of the event, or the question itself where it has no event
  claim INTEGER NOT NULL REFERENCES claim (key),
  term INTEGER NOT NULL,
  ordinal INTEGER NOT NULL CHECK (ordinal >= 0), -- place among the claim's frames
  phrase TEXT, -- the words in the quote, or NULL
  PRIMARY KEY (facet, scene, claim, term, ordinal),
  FOREIGN KEY (facet, term) REFERENCES facet_term (facet, term)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_frame_by_claim ON claim_frame (claim, ordinal);

-- What was found, without words: the tool words a conflict when somebody reads it. Subject and question are those of its question or facet.
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
CREATE INDEX conflict_by_question ON conflict (question);
CREATE INDEX conflict_by_constraint ON conflict (constraint_id) WHERE constraint_id IS NOT NULL;
CREATE INDEX conflict_by_severity ON conflict (severity_rank DESC, kind_rank, question, key);

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

CREATE TABLE position_claim (
  conflict INTEGER NOT NULL,
  position INTEGER NOT NULL,
  ordinal INTEGER NOT NULL CHECK (ordinal >= 0), -- by as-of, publication and id
  claim INTEGER NOT NULL REFERENCES claim (key),
  PRIMARY KEY (conflict, position, ordinal),
  FOREIGN KEY (conflict, position) REFERENCES position (conflict, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX position_claim_by_claim ON position_claim (claim, conflict);

-- A ruling may outlive its conflict, so there is no foreign key.
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

-- Conflicts without a ruling that took the place of a conflict that had one: derived from the two tables.
CREATE TABLE stale_ruling (
  conflict INTEGER PRIMARY KEY REFERENCES conflict (key),
  ruling INTEGER NOT NULL REFERENCES ruling (ordinal)
) STRICT;

-- What must stay true of the data set.
CREATE TABLE expectation (
  ordinal INTEGER PRIMARY KEY, -- order of the file
  subject TEXT NOT NULL, -- conflict, agree, claims at-least, …
  expected TEXT NOT NULL,
  place_file TEXT, place_line INTEGER, place_column INTEGER
) STRICT;

-- The rows of the readings table that the data set reads otherwise.
CREATE TABLE reading_override (
  ordinal INTEGER PRIMARY KEY, -- order of the file
  reading TEXT NOT NULL UNIQUE,
  literal TEXT, -- as written; NULL where the table's stays
  usual TEXT
) STRICT;

-- Notes on what has no column for one.
CREATE TABLE remark (
  kind TEXT NOT NULL CHECK (kind IN ('facet', 'term', 'constraint', 'ruling')),
  id TEXT NOT NULL, -- of the thing; of a term FACET/TERM
  note TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

-- The conflicts that the newsroom has accepted; an entry may outlive its conflict.
CREATE TABLE baseline (
  ordinal INTEGER PRIMARY KEY,
  conflict TEXT NOT NULL UNIQUE
) STRICT;

-- What was done to this ledger, kept when it is built anew. Each entry holds the hash of the one before, so that none can be
-- changed, left out or put in unseen; the hash of the last, noted elsewhere, tells whether the end was cut off or all of it rewritten.
--
-- hash is SHA-256, in lower-case hexadecimal digits, over seven texts: "claimledger-history-1", entry (in decimal digits), at,
-- actor, action, changed and previous, in this order, each in UTF-8 as a netstring: its length in bytes in decimal digits, a colon,
-- the bytes, a comma. In Python:
--   hashlib.sha256(b"".join(b"%d:%s," % (len(t), t) for t in (str(x).encode() for x in ("claimledger-history-1", *row[:6])))).hexdigest()
--
-- changed of a build: fingerprint (of the data set's files), tool (version), schema, counts; claims and conflicts: for came, went and
-- changed since the ledger before, how many (count) and the ids of the first hundred (ids); content: for each table that says what
-- the data set says, SHA-256 over its rows; derived: the same for each table that is derived from these; begins: why the history begins
-- with this entry; altered: the tables of the ledger before whose rows were not those that its own last build had written down, and
-- its tables, indexes, views and triggers that were not as they are declared here.
-- The digest of a table is over its rows in the order of its primary key (speaker_alias, chain_step and the like: key by key in
-- the order of the declaration), every column in the order of the declaration: NULL is N; an INTEGER is I, its decimal digits, a
-- semicolon; a REAL is R and its eight bytes, big-endian; a TEXT is T, its length in bytes in decimal digits, a colon, the bytes; a
-- BLOB the same with B. An audit derives anew what is derived (claim_facts, claim_aside, conflict, position, position_claim, stale_ruling), and has …_search checked.
-- changed of an append, which adds claims behind those that are there: the same, but for content, which is over the rows that it added
-- (of ledger over its one row), derived, which it has not, and besides after and upto: the greatest keys before and after it.
-- changed of a ruling: conflict, change (came, changed or went), verdict, position, reason, by and on, and in before what they were;
-- its actor is who ruled, or who built where a ruling went.
CREATE TABLE history (
  entry INTEGER PRIMARY KEY CHECK (entry > 0),
  at TEXT NOT NULL CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z'), -- UTC
  actor TEXT NOT NULL CHECK (actor <> ''),
  action TEXT NOT NULL CHECK (action IN ('build', 'append', 'ruling')),
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

-- Full text: WHERE claim_search MATCH 'hostage*', rowid is the key. They hold no text of their own.
CREATE VIRTUAL TABLE claim_search USING fts5 (quote, content = 'claim', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE source_search USING fts5 (title, content = 'source', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE question_search USING fts5 (subject, asks, content = 'question', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2');

-- Views. Nothing below is stored. -----------------------------------------------------------------------------------

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

CREATE VIEW v_position_claims AS
SELECT
  conflict.id AS conflict, -- identifier of the conflict
  position_claim.position + 1 AS position, -- number of the position
  source.id || '/' || claim.name AS claim, -- full identifier of the claim
  source.id AS source, -- its source
  publisher.name AS publisher, -- who published it
  source.published AS published, -- when, as written (EDTF)
  coalesce(claim.as_of, source.published) AS as_of, -- when the claim held, as written (EDTF)
  claim.says AS says, -- what it says
  (
    SELECT group_concat(name, ' > ') FROM (
      SELECT speaker.name AS name FROM chain_step JOIN speaker ON speaker.key = chain_step.speaker
      WHERE chain_step.chain = claim.chain ORDER BY chain_step.step)
  ) AS speakers, -- on whose word; NULL for the source's own voice
  claim.modality AS modality, -- how it is put forward
  claim.quote AS quote -- the words of the source
FROM position_claim
JOIN conflict ON conflict.key = position_claim.conflict
JOIN claim ON claim.key = position_claim.claim
JOIN source ON source.key = claim.source
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

CREATE VIEW v_publishers AS
SELECT
  publisher.name AS name, -- name
  (SELECT count(*) FROM source WHERE source.publisher = publisher.key) AS sources, -- how many sources it published
  (SELECT count(*) FROM source JOIN claim ON claim.source = source.key WHERE source.publisher = publisher.key) AS claims -- how many claims they make
FROM publisher;

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

CREATE VIEW v_speakers AS
SELECT
  speaker.name AS name, -- declared name
  speaker.kind AS kind, -- person, office, group, outlet or anonymous
  (
    SELECT json_group_array(name) FROM (
      SELECT speaker_alias.name AS name FROM speaker_alias WHERE speaker_alias.speaker = speaker.key ORDER BY speaker_alias.ordinal)
  ) AS also, -- JSON array of other names
  principal.name AS speaks_for, -- in whose name it speaks; NULL where in nobody's
  voice.name AS voice, -- whose words they are in the end
  speaker.note AS note, -- a remark
  (
    SELECT count(DISTINCT claim.key) FROM chain_step JOIN claim ON claim.chain = chain_step.chain
    WHERE chain_step.speaker = speaker.key
  ) AS claims -- how many claims credit it, anywhere in the chain
FROM speaker
JOIN speaker AS voice ON voice.key = speaker.voice
LEFT JOIN speaker AS principal ON principal.key = speaker.speaks_for;

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
  claim.chain IS NULL AS own_voice -- 1 where the source says it itself, 0 where it quotes somebody
FROM claim_frame
JOIN claim ON claim.key = claim_frame.claim
JOIN source ON source.key = claim.source
JOIN publisher ON publisher.key = source.publisher
JOIN question ON question.key = claim.question
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
  (SELECT count(*) FROM conflict WHERE conflict.constraint_id = declared_constraint.id) AS conflicts -- how many conflicts break it
FROM declared_constraint;

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
  history.action AS action, -- build, append or ruling
  history.changed AS changed, -- JSON object: what changed
  history.previous AS previous, -- hash of the entry before
  history.hash AS hash -- SHA-256 of the entry
FROM history;

CREATE VIEW v_baseline AS
SELECT
  baseline.conflict AS conflict, -- identifier of a conflict that the newsroom has accepted
  conflict.id IS NOT NULL AS is_current -- 0 where the conflict is gone
FROM baseline
LEFT JOIN conflict ON conflict.id = baseline.conflict;
