-- The id of a question; @bucket is its own, or NULL.
SELECT question.id FROM question WHERE question.key = @key AND (@bucket::smallint IS NULL OR question.bucket = @bucket::smallint)
