-- Speakers, each with what hangs on its claims. What is counted is first gathered
-- within the buckets, so that little leaves them. @chains and @names are what index-speakers.sql gives, one beside the other.
-- A claim has one chain, so that claims of several chains can be added up.
WITH
disputed AS MATERIALIZED (SELECT position_claim.claim, position_claim.conflict FROM position_claim GROUP BY position_claim.claim, position_claim.conflict),
said AS MATERIALIZED (
  SELECT
    claim.chain, claim.source, claim.question,
    count(claim.key) AS claims, count(standing.claim) AS disputed,
    count(claim.key) FILTER (WHERE claim_lineage.withdrawn IS NOT NULL OR corrected.corrected IS NOT NULL) AS corrected
  FROM claim
  LEFT JOIN claim_lineage ON claim_lineage.bucket = claim.bucket AND claim_lineage.claim = claim.key
  LEFT JOIN (
    SELECT claim_correction.bucket, claim_correction.corrected FROM claim_correction GROUP BY claim_correction.bucket, claim_correction.corrected
  ) AS corrected ON corrected.bucket = claim.bucket AND corrected.corrected = claim.key
  LEFT JOIN (SELECT disputed.claim FROM disputed GROUP BY disputed.claim) AS standing ON standing.claim = claim.key
  WHERE claim.chain IS NOT NULL
  GROUP BY claim.bucket, claim.chain, claim.source, claim.question),
stood AS MATERIALIZED (
  SELECT claim.chain, disputed.conflict
  FROM claim
  JOIN disputed ON disputed.claim = claim.key
  WHERE claim.chain IS NOT NULL
  GROUP BY claim.bucket, claim.chain, disputed.conflict),
member AS (
  SELECT pair.chain, pair.name COLLATE "C" AS name FROM unnest(@chains::bigint[], @names::text[]) AS pair (chain, name))
SELECT
  called.name AS Name,
  coalesce(ours.sources, 0) AS Sources,
  coalesce(ours.questions, 0) AS Questions,
  coalesce(ours.claims, 0) AS Claims,
  coalesce(ours.disputed, 0) AS Disputed,
  coalesce(ours.corrected, 0) AS Corrected,
  coalesce(theirs.conflicts, 0) AS Conflicts
FROM (SELECT speaker.name FROM speaker) AS called
LEFT JOIN (
  SELECT
    member.name AS name, count(DISTINCT said.source) AS sources, count(DISTINCT said.question) AS questions, sum(said.claims)::bigint AS claims,
    sum(said.disputed)::bigint AS disputed, sum(said.corrected)::bigint AS corrected
  FROM said JOIN member ON member.chain = said.chain
  GROUP BY member.name
) AS ours ON ours.name = called.name
LEFT JOIN (
  SELECT member.name AS name, count(DISTINCT stood.conflict) AS conflicts
  FROM stood JOIN member ON member.chain = stood.chain
  GROUP BY member.name
) AS theirs ON theirs.name = called.name
ORDER BY called.name
