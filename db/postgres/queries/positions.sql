-- The positions of the conflicts whose keys stand in the array @conflicts; what they are asked may stand in other buckets.
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
    WHERE position.conflict = ANY (@conflicts::bigint[]))
  GROUP BY question.key, question.id
) AS asked ON asked.key = position.question
WHERE position.conflict = ANY (@conflicts::bigint[])
ORDER BY position.conflict, position.position
