-- The conditions on which answers to a question hold, in the order in which the claims came.
SELECT claim_detail.condition
FROM question
JOIN claim ON claim.question = question.key
JOIN claim_detail ON claim_detail.claim = claim.key
WHERE question.id = @id AND claim_detail.condition IS NOT NULL
ORDER BY claim.key
