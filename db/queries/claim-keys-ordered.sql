-- The keys of the claims that pass, in another order than that of their keys: the joins let SQLite begin with the questions or sources by
-- which they are put in order, so that the first of a million are there without sorting all.
SELECT claim.key FROM claim
JOIN source ON source.key = claim.source
JOIN question ON question.key = claim.question
WHERE /* where */
ORDER BY /* order */
LIMIT @limit
