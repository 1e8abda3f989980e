-- Which claims correct which, by full identifiers, in key order.
SELECT corrected_source.id || '/' || corrected.name AS corrected, correcting_source.id || '/' || correcting.name AS corrected_by
FROM claim_correction
JOIN claim AS corrected ON corrected.bucket = claim_correction.bucket AND corrected.key = claim_correction.corrected
JOIN source AS corrected_source ON corrected_source.key = corrected.source
JOIN claim AS correcting ON correcting.bucket = claim_correction.bucket AND correcting.key = claim_correction.corrected_by
JOIN source AS correcting_source ON correcting_source.key = correcting.source
ORDER BY claim_correction.corrected, claim_correction.corrected_by
