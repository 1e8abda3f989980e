-- What one claim corrects, in its own order.
SELECT source.id || '/' || claim.name AS id
FROM claim_correction
JOIN claim ON claim.key = claim_correction.corrected
JOIN source ON source.key = claim.source
WHERE claim_correction.corrected_by = @claim
ORDER BY claim_correction.ordinal
