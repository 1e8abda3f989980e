-- The positions of the conflicts whose keys stand in the JSON array @conflicts.
SELECT
  position.conflict AS Conflict, position.position AS Number, position.says AS Says, question.id AS Question, position.asked_at AS AskedAt,
  position.literal_low AS LiteralLow, position.literal_high AS LiteralHigh, position.literal_ends AS LiteralEnds,
  position.usual_low AS UsualLow, position.usual_high AS UsualHigh, position.usual_ends AS UsualEnds,
  position.options AS Options, position.term AS Term, position.origins AS Origins
FROM position
LEFT JOIN question ON question.key = position.question
WHERE position.conflict IN (SELECT value FROM json_each(@conflicts))
ORDER BY position.conflict, position.position
