-- Who corrects the claims in a run of keys; @bucket is that of their question, or NULL.
SELECT claim_correction.corrected, claim_correction.corrected_by
FROM claim_correction
WHERE claim_correction.corrected BETWEEN @first AND @last AND (@bucket::smallint IS NULL OR claim_correction.bucket = @bucket::smallint)
ORDER BY claim_correction.corrected, claim_correction.corrected_by
