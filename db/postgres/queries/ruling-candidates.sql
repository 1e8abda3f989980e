-- The conflicts of one kind (@kind) on one question (@question, an id; @bucket is its bucket), with what their positions say, position by
-- position.
SELECT
  conflict.key, conflict.id, EXISTS (SELECT 1 FROM ruling WHERE ruling.conflict = conflict.id)::int AS is_ruled, position.says
FROM question
JOIN conflict ON conflict.bucket = question.bucket AND conflict.question = question.key
JOIN position ON position.bucket = conflict.bucket AND position.conflict = conflict.key
WHERE question.id = @question AND (@bucket::smallint IS NULL OR question.bucket = @bucket::smallint) AND conflict.kind = @kind
ORDER BY conflict.key, position.position
