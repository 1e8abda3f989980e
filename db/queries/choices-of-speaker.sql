-- The conflicts in which a claim passes, by whom it credits, in whose name that one speaks, and whoever else is called like one of them.
-- From the conflicts on, in the order of their keys (CROSS JOIN): claims of one question stand side by side, and no other way is as short.
WITH RECURSIVE
heard (speaker, voice) AS (
  SELECT key, key FROM speaker
  UNION SELECT heard.speaker, speaker.speaks_for FROM heard JOIN speaker ON speaker.key = heard.voice WHERE speaker.speaks_for IS NOT NULL),
called (speaker, folded) AS (SELECT key, folded FROM speaker UNION SELECT speaker, folded FROM speaker_alias)
SELECT named.name AS Value, count(DISTINCT passing.conflict) AS Count
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
JOIN called ON called.speaker = heard.voice
JOIN speaker AS named ON named.folded = called.folded
GROUP BY named.key
ORDER BY Count DESC, Value
LIMIT @most
