-- The id of a question.
SELECT question.id FROM question WHERE question.key = @key
