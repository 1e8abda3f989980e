-- What became of one claim, and where its quote stands; @bucket is that of its question, or NULL.
SELECT
  claim_lineage.version, claim_lineage.withdrawn, claim_lineage.withdrawn_first, claim_lineage.withdrawn_last, claim_lineage.withdrawn_uncertain,
  claim_lineage.withdrawn_why,
  claim_anchor.prefix, claim_anchor.suffix, claim_anchor.first, claim_anchor.last
FROM claim
LEFT JOIN claim_lineage ON claim_lineage.bucket = claim.bucket AND claim_lineage.claim = claim.key
LEFT JOIN claim_anchor ON claim_anchor.bucket = claim.bucket AND claim_anchor.claim = claim.key
WHERE claim.key = @claim AND (@bucket::smallint IS NULL OR claim.bucket = @bucket::smallint)
