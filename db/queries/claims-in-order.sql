-- The claims of a question (@question, a key) in the order in which a ledger made at once would number them.
SELECT claim.key
FROM claim
JOIN source ON source.key = claim.source
WHERE claim.question = @question
ORDER BY claim.as_of_first, claim.as_of_last, source.published_first, source.published_last, source.id || '/' || claim.name
