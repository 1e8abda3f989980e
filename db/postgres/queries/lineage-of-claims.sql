-- Version and withdrawal of the claims in a run of keys; @bucket is that of their question, or NULL.
SELECT claim_lineage.claim, claim_lineage.version, claim_lineage.withdrawn_last
FROM claim_lineage
WHERE claim_lineage.claim BETWEEN @first AND @last AND (@bucket::smallint IS NULL OR claim_lineage.bucket = @bucket::smallint)
