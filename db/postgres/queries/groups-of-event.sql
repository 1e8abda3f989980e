-- Events, each with what hangs on its claims. What is counted is first gathered
-- within the buckets, so that little leaves them.
WITH
disputed AS MATERIALIZED (SELECT position_claim.claim, position_claim.conflict FROM position_claim GROUP BY position_claim.claim, position_claim.conflict),
said AS MATERIALIZED (
  SELECT
    question.event, claim.source, claim.question,
    count(claim.key) AS claims, count(standing.claim) AS disputed,
    count(claim.key) FILTER (WHERE claim_lineage.withdrawn IS NOT NULL OR corrected.corrected IS NOT NULL) AS corrected
  FROM question
  LEFT JOIN claim ON claim.bucket = question.bucket AND claim.question = question.key
  LEFT JOIN claim_lineage ON claim_lineage.bucket = claim.bucket AND claim_lineage.claim = claim.key
  LEFT JOIN (
    SELECT claim_correction.bucket, claim_correction.corrected FROM claim_correction GROUP BY claim_correction.bucket, claim_correction.corrected
  ) AS corrected ON corrected.bucket = claim.bucket AND corrected.corrected = claim.key
  LEFT JOIN (SELECT disputed.claim FROM disputed GROUP BY disputed.claim) AS standing ON standing.claim = claim.key
  WHERE question.event IS NOT NULL
  GROUP BY question.bucket, question.event, claim.source, claim.question),
stood AS MATERIALIZED (
  SELECT question.event, disputed.conflict
  FROM question
  JOIN claim ON claim.bucket = question.bucket AND claim.question = question.key
  JOIN disputed ON disputed.claim = claim.key
  WHERE question.event IS NOT NULL
  GROUP BY question.bucket, question.event, disputed.conflict)
SELECT
  called.name AS Name,
  coalesce(ours.sources, 0) AS Sources,
  coalesce(ours.questions, 0) AS Questions,
  coalesce(ours.claims, 0) AS Claims,
  coalesce(ours.disputed, 0) AS Disputed,
  coalesce(ours.corrected, 0) AS Corrected,
  coalesce(theirs.conflicts, 0) AS Conflicts
FROM (SELECT DISTINCT said.event AS name FROM said) AS called
LEFT JOIN (
  SELECT
    said.event AS name, count(DISTINCT said.source) AS sources, count(DISTINCT said.question) AS questions, sum(said.claims)::bigint AS claims,
    sum(said.disputed)::bigint AS disputed, sum(said.corrected)::bigint AS corrected
  FROM said
  GROUP BY said.event
) AS ours ON ours.name = called.name
LEFT JOIN (
  SELECT stood.event AS name, count(DISTINCT stood.conflict) AS conflicts
  FROM stood
  GROUP BY stood.event
) AS theirs ON theirs.name = called.name
ORDER BY called.name
