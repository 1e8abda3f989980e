-- Every facet and scene with word choices of claims that count and take part, with the first question involved; those of one scene, or of
-- one bucket (@scene, @bucket, which is that of the scene), or all where both are NULL.
SELECT claim_frame.facet, claim_frame.scene, min(claim.question) AS first_question
FROM claim_frame
JOIN claim ON claim.bucket = claim_frame.bucket AND claim.key = claim_frame.claim
WHERE (@scene::bigint IS NULL OR claim_frame.scene = @scene::bigint)
  AND (@bucket::smallint IS NULL OR claim_frame.scene_bucket = @bucket::smallint)
  AND NOT EXISTS (
    SELECT 1 FROM claim_correction WHERE claim_correction.bucket = claim_frame.bucket AND claim_correction.corrected = claim_frame.claim)
  AND NOT EXISTS (
    SELECT 1 FROM claim_lineage
    WHERE claim_lineage.bucket = claim_frame.bucket AND claim_lineage.claim = claim_frame.claim AND claim_lineage.withdrawn IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM claim_aside WHERE claim_aside.bucket = claim_frame.bucket AND claim_aside.claim = claim_frame.claim)
GROUP BY claim_frame.facet, claim_frame.scene
ORDER BY claim_frame.facet, first_question
