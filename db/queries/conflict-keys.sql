-- The keys and ids of the conflicts that pass, in their order.
SELECT conflict.key, conflict.id FROM conflict
JOIN question ON question.key = conflict.question
WHERE /* where */
ORDER BY /* order */
LIMIT @limit
