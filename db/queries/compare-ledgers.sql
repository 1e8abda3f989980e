-- Pairs what two ledgers have in common, the new one (main) and the one before (old), and marks the claims of which something
-- besides their own row differs. Temporary tables hold it, on disk where they grow: a million claims take no memory.
CREATE TEMP TABLE same_source (new INTEGER PRIMARY KEY, old INTEGER NOT NULL);
INSERT INTO temp.same_source
SELECT source.key, before.key FROM main.source JOIN old.source AS before ON before.id = source.id;

CREATE TEMP TABLE same_question (new INTEGER PRIMARY KEY, old INTEGER NOT NULL);
INSERT INTO temp.same_question
SELECT question.key, before.key FROM main.question JOIN old.question AS before ON before.id = question.id;

CREATE TEMP TABLE same_chain (new INTEGER PRIMARY KEY, old INTEGER NOT NULL);
INSERT INTO temp.same_chain
SELECT now.chain, before.chain FROM (
  SELECT chain_step.chain AS chain, group_concat(speaker.name, char(10) ORDER BY chain_step.step) AS names
  FROM main.chain_step JOIN main.speaker ON speaker.key = chain_step.speaker GROUP BY chain_step.chain) AS now
JOIN (
  SELECT chain_step.chain AS chain, group_concat(speaker.name, char(10) ORDER BY chain_step.step) AS names
  FROM old.chain_step JOIN old.speaker ON speaker.key = chain_step.speaker GROUP BY chain_step.chain) AS before USING (names);

CREATE TEMP TABLE same_term (facet INTEGER, term INTEGER, old_facet INTEGER NOT NULL, old_term INTEGER NOT NULL, PRIMARY KEY (facet, term));
INSERT INTO temp.same_term
SELECT facet_term.facet, facet_term.term, before_term.facet, before_term.term
FROM main.facet_term
JOIN main.facet ON facet.key = facet_term.facet
JOIN old.facet AS before ON before.id = facet.id
JOIN old.facet_term AS before_term ON before_term.facet = before.key AND before_term.id = facet_term.id;

-- By source and name, the order of the index of both.
CREATE TEMP TABLE same_claim (new INTEGER PRIMARY KEY, old INTEGER NOT NULL);
INSERT INTO temp.same_claim
SELECT claim.key, before.key FROM temp.same_source
CROSS JOIN main.claim ON claim.source = same_source.new
CROSS JOIN old.claim AS before ON before.source = same_source.old AND before.name = claim.name;
CREATE UNIQUE INDEX temp.same_claim_by_old ON same_claim (old);

CREATE TEMP TABLE touched (claim INTEGER PRIMARY KEY);
INSERT OR IGNORE INTO temp.touched
SELECT frame.claim FROM main.claim_frame AS frame
CROSS JOIN temp.same_claim ON same_claim.new = frame.claim
LEFT JOIN temp.same_term ON same_term.facet = frame.facet AND same_term.term = frame.term
LEFT JOIN old.claim_frame AS before ON before.claim = same_claim.old AND before.ordinal = frame.ordinal
WHERE before.facet IS NOT same_term.old_facet OR before.term IS NOT same_term.old_term OR before.phrase IS NOT frame.phrase OR before.facet IS NULL;
INSERT OR IGNORE INTO temp.touched
SELECT same_claim.new FROM old.claim_frame AS before
CROSS JOIN temp.same_claim ON same_claim.old = before.claim
LEFT JOIN main.claim_frame AS frame ON frame.claim = same_claim.new AND frame.ordinal = before.ordinal
WHERE frame.claim IS NULL;

INSERT OR IGNORE INTO temp.touched
SELECT now.claim FROM main.claim_lineage AS now
CROSS JOIN temp.same_claim ON same_claim.new = now.claim
LEFT JOIN old.claim_lineage AS before ON before.claim = same_claim.old
WHERE before.claim IS NULL OR before.version IS NOT now.version OR before.withdrawn IS NOT now.withdrawn OR before.withdrawn_why IS NOT now.withdrawn_why;
INSERT OR IGNORE INTO temp.touched
SELECT same_claim.new FROM old.claim_lineage AS before
CROSS JOIN temp.same_claim ON same_claim.old = before.claim
LEFT JOIN main.claim_lineage AS now ON now.claim = same_claim.new
WHERE now.claim IS NULL;

INSERT OR IGNORE INTO temp.touched
SELECT now.claim FROM main.claim_anchor AS now
CROSS JOIN temp.same_claim ON same_claim.new = now.claim
LEFT JOIN old.claim_anchor AS before ON before.claim = same_claim.old
WHERE before.claim IS NULL OR before.prefix <> now.prefix OR before.suffix <> now.suffix OR before.first <> now.first OR before.last <> now.last;
INSERT OR IGNORE INTO temp.touched
SELECT same_claim.new FROM old.claim_anchor AS before
CROSS JOIN temp.same_claim ON same_claim.old = before.claim
LEFT JOIN main.claim_anchor AS now ON now.claim = same_claim.new
WHERE now.claim IS NULL;

INSERT OR IGNORE INTO temp.touched
SELECT now.corrected_by FROM main.claim_correction AS now
CROSS JOIN temp.same_claim AS correcting ON correcting.new = now.corrected_by
LEFT JOIN temp.same_claim AS corrected ON corrected.new = now.corrected
LEFT JOIN old.claim_correction AS before ON before.corrected = corrected.old AND before.corrected_by = correcting.old
WHERE before.corrected IS NULL;
INSERT OR IGNORE INTO temp.touched
SELECT correcting.new FROM old.claim_correction AS before
CROSS JOIN temp.same_claim AS correcting ON correcting.old = before.corrected_by
LEFT JOIN temp.same_claim AS corrected ON corrected.old = before.corrected
LEFT JOIN main.claim_correction AS now ON now.corrected = corrected.new AND now.corrected_by = correcting.new
WHERE now.corrected IS NULL;
