-- The positions of the conflicts whose keys stand in the JSON array @conflicts; what they are asked may stand in other buckets.
SELECT
  position.conflict AS Conflict, position.position AS Number, position.says AS Says, asked.id AS Question, position.asked_at AS AskedAt,
  position.literal_low AS LiteralLow, position.literal_high AS LiteralHigh, position.literal_ends AS LiteralEnds,
  position.usual_low AS UsualLow, position.usual_high AS UsualHigh, position.usual_ends AS UsualEnds,
  position.options AS Options, position.term AS Term, position.origins AS Origins
FROM position
LEFT JOIN (
  SELECT question.key, question.id
  FROM question
  WHERE question.key IN (
    SELECT position.question FROM position
    WHERE position.conflict = ANY (translate(@conflicts::text, '[]', '{}')::bigint[]))
  GROUP BY question.key, question.id
) AS asked ON asked.key = position.question
WHERE position.conflict = ANY (translate(@conflicts::text, '[]', '{}')::bigint[])
ORDER BY position.conflict, position.position
