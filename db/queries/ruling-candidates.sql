-- The conflicts of one kind (?1) on one question (?2), with what their positions say, position by position.
SELECT
  conflict.key, conflict.id, EXISTS (SELECT 1 FROM ruling WHERE ruling.conflict = conflict.id), position.says
FROM question
JOIN conflict ON conflict.question = question.key
JOIN position ON position.conflict = conflict.key
WHERE question.id = ?2 AND conflict.kind = ?1
ORDER BY conflict.key, position.position
