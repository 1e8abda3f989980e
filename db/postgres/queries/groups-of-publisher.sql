-- Publishers, each with what hangs on its claims. What is counted is first gathered
-- within the buckets, so that little leaves them. Spellings that differ by case alone are one publisher, called
-- by the first of them.
WITH
disputed AS MATERIALIZED (SELECT position_claim.claim, position_claim.conflict FROM position_claim GROUP BY position_claim.claim, position_claim.conflict),
said AS MATERIALIZED (
  SELECT
    publisher.folded, claim.source, claim.question,
    count(claim.key) AS claims, count(standing.claim) AS disputed,
    count(claim.key) FILTER (WHERE claim_lineage.withdrawn IS NOT NULL OR corrected.corrected IS NOT NULL) AS corrected
  FROM claim
  JOIN source ON source.key = claim.source
  JOIN publisher ON publisher.key = source.publisher
  LEFT JOIN claim_lineage ON claim_lineage.bucket = claim.bucket AND claim_lineage.claim = claim.key
  LEFT JOIN (
    SELECT claim_correction.bucket, claim_correction.corrected FROM claim_correction GROUP BY claim_correction.bucket, claim_correction.corrected
  ) AS corrected ON corrected.bucket = claim.bucket AND corrected.corrected = claim.key
  LEFT JOIN (SELECT disputed.claim FROM disputed GROUP BY disputed.claim) AS standing ON standing.claim = claim.key
  GROUP BY claim.bucket, publisher.folded, claim.source, claim.question),
stood AS MATERIALIZED (
  SELECT publisher.folded, disputed.conflict
  FROM claim
  JOIN source ON source.key = claim.source
  JOIN publisher ON publisher.key = source.publisher
  JOIN disputed ON disputed.claim = claim.key
  GROUP BY claim.bucket, publisher.folded, disputed.conflict),
spelt AS (SELECT publisher.folded, min(publisher.name) AS name FROM publisher GROUP BY publisher.folded)
SELECT
  called.name AS Name,
  coalesce(ours.sources, 0) AS Sources,
  coalesce(ours.questions, 0) AS Questions,
  coalesce(ours.claims, 0) AS Claims,
  coalesce(ours.disputed, 0) AS Disputed,
  coalesce(ours.corrected, 0) AS Corrected,
  coalesce(theirs.conflicts, 0) AS Conflicts
FROM (SELECT DISTINCT spelt.name FROM spelt JOIN publisher ON publisher.folded = spelt.folded JOIN source ON source.publisher = publisher.key) AS called
LEFT JOIN (
  SELECT
    spelt.name AS name, count(DISTINCT said.source) AS sources, count(DISTINCT said.question) AS questions, sum(said.claims)::bigint AS claims,
    sum(said.disputed)::bigint AS disputed, sum(said.corrected)::bigint AS corrected
  FROM said JOIN spelt ON spelt.folded = said.folded
  GROUP BY spelt.name
) AS ours ON ours.name = called.name
LEFT JOIN (
  SELECT spelt.name AS name, count(DISTINCT stood.conflict) AS conflicts
  FROM stood JOIN spelt ON spelt.folded = stood.folded
  GROUP BY spelt.name
) AS theirs ON theirs.name = called.name
ORDER BY called.name
