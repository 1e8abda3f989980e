-- Every facet and scene with word choices; claim keys follow questions, so the least claim tells the first question involved.
SELECT claim_frame.facet, claim_frame.scene, min(claim_frame.claim) AS first_claim
FROM claim_frame
GROUP BY claim_frame.facet, claim_frame.scene
ORDER BY claim_frame.facet, first_claim
