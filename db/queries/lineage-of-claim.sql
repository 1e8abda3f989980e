-- What became of one claim, and where its quote stands.
SELECT
  claim_lineage.version, claim_lineage.withdrawn, claim_lineage.withdrawn_first, claim_lineage.withdrawn_last, claim_lineage.withdrawn_uncertain,
  claim_lineage.withdrawn_why,
  claim_anchor.prefix, claim_anchor.suffix, claim_anchor.first, claim_anchor.last
FROM claim
LEFT JOIN claim_lineage ON claim_lineage.claim = claim.key
LEFT JOIN claim_anchor ON claim_anchor.claim = claim.key
WHERE claim.key = @claim
