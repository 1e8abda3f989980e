-- The word choices of one claim, in facet order; @bucket is that of its question, or NULL.
SELECT facet.id AS facet, facet_term.id AS term, claim_frame.phrase
FROM claim_frame
JOIN facet ON facet.key = claim_frame.facet
JOIN facet_term ON facet_term.facet = claim_frame.facet AND facet_term.term = claim_frame.term
WHERE claim_frame.claim = @claim AND (@bucket::smallint IS NULL OR claim_frame.bucket = @bucket::smallint)
ORDER BY claim_frame.ordinal
