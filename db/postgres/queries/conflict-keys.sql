-- The keys and ids of the conflicts that pass, in their order.
SELECT conflict.key, conflict.id FROM conflict
JOIN question ON question.bucket = conflict.bucket AND question.key = conflict.question
WHERE /* where */
ORDER BY /* order */
/* limit */
