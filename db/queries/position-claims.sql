-- The claims of those positions.
SELECT
  position_claim.conflict AS Conflict, position_claim.position AS Number, position_claim.claim AS Key, source.id || '/' || claim.name AS Claim
FROM position_claim
JOIN claim ON claim.key = position_claim.claim
JOIN source ON source.key = claim.source
WHERE position_claim.conflict IN (SELECT value FROM json_each(@conflicts))
ORDER BY position_claim.conflict, position_claim.position, position_claim.ordinal
