-- The id of the question that a claim answers.
SELECT question.id FROM claim JOIN question ON question.key = claim.question WHERE claim.key = @key
