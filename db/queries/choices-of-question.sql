-- The conflicts in which a claim passes, by its question, by the question that the conflict is about, and by each question whose id either
-- of them begins with up to a dot.
-- From the conflicts on, in the order of their keys (CROSS JOIN): claims of one question stand side by side, and no other way is as short.
WITH RECURSIVE
passing (question, conflict) AS MATERIALIZED (
  SELECT DISTINCT iif(part.side, claim.question, conflict.question), conflict.key
  FROM conflict
  CROSS JOIN position_claim ON position_claim.conflict = conflict.key
  CROSS JOIN claim ON claim.key = position_claim.claim
  CROSS JOIN source ON source.key = claim.source
  CROSS JOIN question ON question.key = claim.question
  CROSS JOIN (SELECT 0 AS side UNION ALL SELECT 1) AS part
  WHERE /* where */),
beginning (question, id, rest) AS (
  SELECT question.key, '', question.id || '.' FROM question WHERE question.key IN (SELECT passing.question FROM passing)
  UNION ALL
  SELECT question, id || iif(id = '', '', '.') || substr(rest, 1, instr(rest, '.') - 1), substr(rest, instr(rest, '.') + 1)
  FROM beginning WHERE rest <> ''),
asked (question, key, id, asks) AS MATERIALIZED (
  SELECT beginning.question, question.key, question.id, question.asks FROM beginning JOIN question ON question.id = beginning.id)
SELECT asked.id AS Value, asked.asks AS Label, count(DISTINCT passing.conflict) AS Count
FROM asked
JOIN passing ON passing.question = asked.question
GROUP BY asked.key
ORDER BY Count DESC, Value
LIMIT @most
