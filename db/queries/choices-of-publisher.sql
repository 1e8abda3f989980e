-- The conflicts in which a claim passes, by who published it.
-- From the conflicts on, in the order of their keys (CROSS JOIN): claims of one question stand side by side, and no other way is as short.
SELECT min(publisher.name) AS Value, count(DISTINCT passing.conflict) AS Count
FROM (
  SELECT DISTINCT source.publisher AS publisher, conflict.key AS conflict
  FROM conflict
  CROSS JOIN position_claim ON position_claim.conflict = conflict.key
  CROSS JOIN claim ON claim.key = position_claim.claim
  CROSS JOIN source ON source.key = claim.source
  CROSS JOIN question ON question.key = claim.question
  WHERE /* where */) AS passing
JOIN publisher ON publisher.key = passing.publisher
GROUP BY publisher.folded
ORDER BY Count DESC, Value
LIMIT @most
