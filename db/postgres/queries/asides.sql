-- Every claim that stands aside, and the source for whose sake it does.
SELECT source.id || '/' || claim.name AS claim, origin.id AS origin
FROM claim_aside
JOIN claim ON claim.bucket = claim_aside.bucket AND claim.key = claim_aside.claim
JOIN source ON source.key = claim.source
JOIN source AS origin ON origin.key = claim_aside.origin
ORDER BY claim_aside.claim
