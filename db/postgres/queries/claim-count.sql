-- How many claims pass.
SELECT count(*) FROM claim
JOIN source ON source.key = claim.source
JOIN question ON question.bucket = claim.bucket AND question.key = claim.question
WHERE /* where */
