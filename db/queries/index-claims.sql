-- The claims of each conflict, with what they are of. From the conflicts on, in the order of their keys (CROSS JOIN): claims of one
-- question stand side by side.
SELECT position_claim.conflict, claim.key, claim.source, claim.question, claim.chain, claim.as_of_last
FROM position_claim
CROSS JOIN claim ON claim.key = position_claim.claim
ORDER BY position_claim.conflict
