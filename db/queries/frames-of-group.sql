-- The word choices of one facet in one scene.
SELECT claim_frame.claim, claim.source, claim_frame.term
FROM claim_frame
JOIN claim ON claim.key = claim_frame.claim
WHERE claim_frame.facet = @facet AND claim_frame.scene = @scene
ORDER BY claim_frame.claim, claim_frame.term
