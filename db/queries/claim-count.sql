-- How many claims pass.
SELECT count(*) FROM claim
LEFT JOIN source ON source.key = claim.source
LEFT JOIN question ON question.key = claim.question
WHERE /* where */
