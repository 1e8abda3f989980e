-- The conflicts of one kind (@kind) on one question (@question), with what their positions say, position by position.
SELECT
  conflict.key, conflict.id, EXISTS (SELECT 1 FROM ruling WHERE ruling.conflict = conflict.id) AS is_ruled, position.says
FROM question
JOIN conflict ON conflict.question = question.key
JOIN position ON position.conflict = conflict.key
WHERE question.id = @question AND conflict.kind = @kind
ORDER BY conflict.key, position.position
