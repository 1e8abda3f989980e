-- The key of the first question of the event of a question (@question, a key), where word choices are compared there.
SELECT scene FROM (
  SELECT CASE WHEN question.event IS NULL THEN question.key ELSE (SELECT min(other.key) FROM question AS other WHERE other.event = question.event) END AS scene
  FROM question WHERE question.key = @question)
WHERE EXISTS (SELECT 1 FROM facet) AND EXISTS (SELECT 1 FROM claim_frame WHERE claim_frame.facet IN (SELECT key FROM facet) AND claim_frame.scene = scene)
