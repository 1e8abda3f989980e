-- The conflicts in which a claim passes, by whom it credits, and in whose name that one speaks.
WITH RECURSIVE heard (speaker, voice) AS (
  SELECT key, key FROM speaker
  UNION SELECT heard.speaker, speaker.speaks_for FROM heard JOIN speaker ON speaker.key = heard.voice WHERE speaker.speaks_for IS NOT NULL)
SELECT voice.name AS Value, count(DISTINCT conflict.key) AS Count
FROM conflict
JOIN position_claim ON position_claim.conflict = conflict.key
JOIN claim ON claim.key = position_claim.claim
JOIN source ON source.key = claim.source
JOIN question ON question.key = claim.question
JOIN chain_step ON chain_step.chain = claim.chain
JOIN heard ON heard.speaker = chain_step.speaker
JOIN speaker AS voice ON voice.key = heard.voice
WHERE /* where */
GROUP BY voice.key
ORDER BY Count DESC, Value
LIMIT @most
