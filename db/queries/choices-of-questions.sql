-- The conflicts in which a claim passes, by what its question says: its event, or its unit.
-- From the conflicts on, in the order of their keys (CROSS JOIN): claims of one question stand side by side, and no other way is as short.
SELECT Value, count(*) AS Count
FROM (
  SELECT DISTINCT /* value */ AS Value, conflict.key
  FROM conflict
  CROSS JOIN position_claim ON position_claim.conflict = conflict.key
  CROSS JOIN claim ON claim.key = position_claim.claim
  CROSS JOIN source ON source.key = claim.source
  CROSS JOIN question ON question.key = claim.question
  WHERE /* value */ IS NOT NULL AND /* where */)
GROUP BY Value
ORDER BY Count DESC, Value
LIMIT @most
