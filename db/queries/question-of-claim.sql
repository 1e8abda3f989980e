-- The key of the question that a claim answers.
SELECT claim.question FROM claim WHERE claim.key = @key
