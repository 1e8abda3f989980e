-- The conflicts in which a claim passes, by who published it.
SELECT min(publisher.name) AS Value, count(DISTINCT conflict.key) AS Count
FROM conflict
JOIN position_claim ON position_claim.conflict = conflict.key
JOIN claim ON claim.key = position_claim.claim
JOIN source ON source.key = claim.source
JOIN question ON question.key = claim.question
JOIN publisher ON publisher.key = source.publisher
WHERE /* where */
GROUP BY publisher.folded
ORDER BY Count DESC, Value
LIMIT @most
