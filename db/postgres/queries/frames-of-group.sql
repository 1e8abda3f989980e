-- The word choices of one facet in one scene, of claims that count and take part. A scene's questions stand in several buckets.
SELECT claim_frame.claim, claim.source, claim_frame.term
FROM claim_frame
JOIN claim ON claim.bucket = claim_frame.bucket AND claim.key = claim_frame.claim
JOIN source ON source.key = claim.source
WHERE claim_frame.facet = @facet AND claim_frame.scene = @scene
  AND NOT EXISTS (
    SELECT 1 FROM claim_correction WHERE claim_correction.bucket = claim_frame.bucket AND claim_correction.corrected = claim_frame.claim)
  AND NOT EXISTS (
    SELECT 1 FROM claim_lineage
    WHERE claim_lineage.bucket = claim_frame.bucket AND claim_lineage.claim = claim_frame.claim AND claim_lineage.withdrawn IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM claim_aside WHERE claim_aside.bucket = claim_frame.bucket AND claim_aside.claim = claim_frame.claim)
ORDER BY
  claim.question, claim.as_of_first, claim.as_of_last, source.published_first, source.published_last, source.id || '/' || claim.name,
  claim_frame.term
