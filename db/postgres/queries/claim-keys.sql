-- The keys of the claims that pass, in their order.
SELECT claim.key FROM claim
JOIN source ON source.key = claim.source
JOIN question ON question.bucket = claim.bucket AND question.key = claim.question
/* beside */
WHERE /* where */
ORDER BY /* order */
/* limit */
