-- The claims that credit a speaker, whoever speaks in its name, or whoever is called like one of these.
heard (speaker, voice) AS (
  SELECT key, key FROM speaker
  UNION SELECT heard.speaker, speaker.speaks_for FROM heard JOIN speaker ON speaker.key = heard.voice WHERE speaker.speaks_for IS NOT NULL),
called (speaker, folded) AS (SELECT key, folded FROM speaker UNION SELECT speaker, folded FROM speaker_alias),
member (name, claim) AS (
  SELECT name, NULL FROM speaker
  UNION
  SELECT named.name, claim.key FROM claim
  JOIN chain_step ON chain_step.chain = claim.chain
  JOIN heard ON heard.speaker = chain_step.speaker
  JOIN called ON called.speaker = heard.voice
  JOIN speaker AS named ON named.folded = called.folded)
