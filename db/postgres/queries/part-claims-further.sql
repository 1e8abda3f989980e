-- The keys of the claims that correct those whose keys stand in the array @keys, or are corrected by them, and of those for which they
-- stand aside: to be asked again of what is new, until nothing is.
SELECT claim_correction.corrected_by AS claim
FROM claim_correction
WHERE claim_correction.corrected = ANY (@keys::bigint[])
UNION
SELECT claim_correction.corrected
FROM claim_correction
WHERE claim_correction.corrected_by = ANY (@keys::bigint[])
UNION
SELECT origin.key
FROM claim_aside
JOIN claim ON claim.bucket = claim_aside.bucket AND claim.key = claim_aside.claim
JOIN claim AS origin ON origin.bucket = claim.bucket AND origin.question = claim.question AND origin.source = claim_aside.origin
WHERE claim_aside.claim = ANY (@keys::bigint[])
