-- Whom a chain of speakers credits, in whose name those speak, and whoever else is called like one of them.
WITH RECURSIVE
heard (speaker, voice) AS (
  SELECT key, key FROM speaker
  UNION SELECT heard.speaker, speaker.speaks_for FROM heard JOIN speaker ON speaker.key = heard.voice WHERE speaker.speaks_for IS NOT NULL),
called (speaker, folded) AS (SELECT key, folded FROM speaker UNION SELECT speaker, folded FROM speaker_alias)
SELECT DISTINCT chain_step.chain, named.name
FROM chain_step
JOIN heard ON heard.speaker = chain_step.speaker
JOIN called ON called.speaker = heard.voice
JOIN speaker AS named ON named.folded = called.folded
ORDER BY chain_step.chain
