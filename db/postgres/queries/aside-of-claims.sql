-- The claims in a run of keys that stand aside; @bucket is that of their question, or NULL.
SELECT claim_aside.claim
FROM claim_aside
WHERE claim_aside.claim BETWEEN @first AND @last AND (@bucket::smallint IS NULL OR claim_aside.bucket = @bucket::smallint)
