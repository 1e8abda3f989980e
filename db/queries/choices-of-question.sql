-- The conflicts in which a claim passes, by its question, and by the question that the conflict is about.
SELECT asked.id AS Value, asked.asks AS Label, count(DISTINCT conflict.key) AS Count
FROM conflict
JOIN position_claim ON position_claim.conflict = conflict.key
JOIN claim ON claim.key = position_claim.claim
JOIN source ON source.key = claim.source
JOIN question ON question.key = claim.question
JOIN question AS asked ON asked.key IN (claim.question, conflict.question)
WHERE /* where */
GROUP BY asked.key
ORDER BY Count DESC, Value
LIMIT @most
