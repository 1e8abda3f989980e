-- The keys of the claims that pass, in their order. Every claim has a source and a question: LEFT has claims gone through in the order of
-- their keys, where nothing is asked of these, and changes nothing else.
SELECT claim.key FROM claim
LEFT JOIN source ON source.key = claim.source
LEFT JOIN question ON question.key = claim.question
WHERE /* where */
ORDER BY /* order */
LIMIT @limit
