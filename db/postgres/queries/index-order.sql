-- The keys of all conflicts in an order.
SELECT conflict.key
FROM conflict
JOIN question ON question.bucket = conflict.bucket AND question.key = conflict.question
ORDER BY /* order */
