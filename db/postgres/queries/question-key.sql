-- The key of a question; @bucket is that of its @id.
SELECT question.key FROM question WHERE question.id = @id AND (@bucket::smallint IS NULL OR question.bucket = @bucket::smallint)
