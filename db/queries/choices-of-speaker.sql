-- The conflicts in which a claim passes, by whom it credits, and in whose name that one speaks.
-- From the conflicts on, in the order of their keys (CROSS JOIN): claims of one question stand side by side, and no other way is as short.
WITH RECURSIVE heard (speaker, voice) AS (
  SELECT key, key FROM speaker
  UNION SELECT heard.speaker, speaker.speaks_for FROM heard JOIN speaker ON speaker.key = heard.voice WHERE speaker.speaks_for IS NOT NULL)
SELECT voice.name AS Value, count(DISTINCT passing.conflict) AS Count
FROM (
  SELECT DISTINCT chain_step.speaker AS speaker, conflict.key AS conflict
  FROM conflict
  CROSS JOIN position_claim ON position_claim.conflict = conflict.key
  CROSS JOIN claim ON claim.key = position_claim.claim
  CROSS JOIN source ON source.key = claim.source
  CROSS JOIN question ON question.key = claim.question
  CROSS JOIN chain_step ON chain_step.chain = claim.chain
  WHERE /* where */) AS passing
JOIN heard ON heard.speaker = passing.speaker
JOIN speaker AS voice ON voice.key = heard.voice
GROUP BY voice.key
ORDER BY Count DESC, Value
LIMIT @most
