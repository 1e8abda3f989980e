-- The claims of each conflict, with what they are of: those of its own bucket beside it, and the few of other buckets.
SELECT position_claim.conflict, claim.key, claim.source, claim.question, claim.chain, claim.as_of_last
FROM position_claim
JOIN claim ON claim.bucket = position_claim.bucket AND claim.key = position_claim.claim
WHERE position_claim.claim_bucket = position_claim.bucket
UNION ALL
SELECT away.conflict, claim.key, claim.source, claim.question, claim.chain, claim.as_of_last
FROM (
  SELECT position_claim.conflict, position_claim.claim, position_claim.claim_bucket
  FROM position_claim
  WHERE position_claim.claim_bucket <> position_claim.bucket
  GROUP BY position_claim.conflict, position_claim.position, position_claim.ordinal, position_claim.claim, position_claim.claim_bucket
) AS away
JOIN claim ON claim.bucket = away.claim_bucket AND claim.key = away.claim
ORDER BY conflict
