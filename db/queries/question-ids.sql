-- The ids of all questions, in file order.
SELECT question.id FROM question ORDER BY question.key
