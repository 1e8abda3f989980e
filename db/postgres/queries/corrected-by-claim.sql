-- What one claim corrects, in its own order; @bucket is that of its question, or NULL.
SELECT source.id || '/' || claim.name AS id
FROM claim_correction
JOIN claim ON claim.bucket = claim_correction.bucket AND claim.key = claim_correction.corrected
JOIN source ON source.key = claim.source
WHERE claim_correction.corrected_by = @claim AND (@bucket::smallint IS NULL OR claim_correction.bucket = @bucket::smallint)
ORDER BY claim_correction.ordinal
