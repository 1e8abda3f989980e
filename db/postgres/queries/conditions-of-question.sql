-- The conditions on which answers to a question (@bucket is that of its @id) hold, in the order in which the claims came.
SELECT claim_detail.condition
FROM question
JOIN claim ON claim.bucket = question.bucket AND claim.question = question.key
JOIN claim_detail ON claim_detail.bucket = claim.bucket AND claim_detail.claim = claim.key
WHERE question.id = @id AND (@bucket::smallint IS NULL OR question.bucket = @bucket::smallint) AND claim_detail.condition IS NOT NULL
ORDER BY claim.key
