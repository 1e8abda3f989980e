-- What the claims are of that were corrected or withdrawn.
SELECT claim.question, claim.source, claim.chain
FROM (
  SELECT claim_lineage.claim AS key FROM claim_lineage WHERE claim_lineage.withdrawn IS NOT NULL
  UNION SELECT claim_correction.corrected FROM claim_correction) AS corrected
JOIN claim ON claim.key = corrected.key
