-- The keys of the questions that pass, in their order.
SELECT question.key FROM question
WHERE /* where */
ORDER BY /* order */
/* limit */
