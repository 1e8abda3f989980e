-- The conflicts in which a claim passes, by its question, and by the question that the conflict is about.
-- From the conflicts on, in the order of their keys (CROSS JOIN): claims of one question stand side by side, and no other way is as short.
SELECT asked.id AS Value, asked.asks AS Label, passing.Count
FROM (
  SELECT question, count(*) AS Count
  FROM (
    SELECT DISTINCT iif(part.side, claim.question, conflict.question) AS question, conflict.key
    FROM conflict
    CROSS JOIN position_claim ON position_claim.conflict = conflict.key
    CROSS JOIN claim ON claim.key = position_claim.claim
    CROSS JOIN source ON source.key = claim.source
    CROSS JOIN question ON question.key = claim.question
    CROSS JOIN (SELECT 0 AS side UNION ALL SELECT 1) AS part
    WHERE /* where */)
  GROUP BY question) AS passing
JOIN question AS asked ON asked.key = passing.question
ORDER BY Count DESC, Value
LIMIT @most
