-- The conflicts in which a claim passes, by the unit of its question.
SELECT question.unit AS Value, count(DISTINCT conflict.key) AS Count
FROM conflict
JOIN position_claim ON position_claim.conflict = conflict.key
JOIN claim ON claim.key = position_claim.claim
JOIN source ON source.key = claim.source
JOIN question ON question.key = claim.question
WHERE question.unit IS NOT NULL AND /* where */
GROUP BY question.unit
ORDER BY Count DESC, Value
LIMIT @most
