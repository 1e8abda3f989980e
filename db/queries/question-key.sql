-- The key of a question.
SELECT question.key FROM question WHERE question.id = @id
