-- The claims of those positions, which may stand in other buckets.
WITH standing AS MATERIALIZED (
  SELECT position_claim.conflict, position_claim.position, position_claim.ordinal, position_claim.claim, position_claim.claim_bucket
  FROM position_claim
  WHERE position_claim.conflict = ANY (@conflicts::bigint[]))
SELECT
  standing.conflict AS Conflict, standing.position AS Number, standing.claim AS Key, source.id || '/' || claim.name AS Claim,
  standing.claim_bucket AS Bucket
FROM standing
JOIN claim ON claim.bucket = standing.claim_bucket AND claim.key = standing.claim
JOIN source ON source.key = claim.source
ORDER BY standing.conflict, standing.position, standing.ordinal
