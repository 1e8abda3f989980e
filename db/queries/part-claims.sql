-- The keys of the claims of a part of a data set: of conflicts, of questions, of sources, and single ones; with all that correct them or
-- are corrected by them, and those for which they stand aside.
WITH RECURSIVE part (claim) AS (
  SELECT position_claim.claim FROM conflict JOIN position_claim ON position_claim.conflict = conflict.key
  WHERE conflict.id IN (SELECT value FROM json_each(@conflicts))
  UNION SELECT claim.key FROM question JOIN claim ON claim.question = question.key
  WHERE question.id IN (SELECT value FROM json_each(@questions))
  UNION SELECT claim.key FROM source JOIN claim ON claim.source = source.key
  WHERE source.id IN (SELECT value FROM json_each(@sources))
  UNION SELECT claim.key FROM json_each(@claims) AS named
  JOIN source ON source.id = substr(named.value, 1, instr(named.value, '/') - 1)
  JOIN claim ON claim.source = source.key AND claim.name = substr(named.value, instr(named.value, '/') + 1)
  UNION SELECT claim_correction.corrected_by FROM part JOIN claim_correction ON claim_correction.corrected = part.claim
  UNION SELECT claim_correction.corrected FROM part JOIN claim_correction ON claim_correction.corrected_by = part.claim
  UNION SELECT origin.key FROM part
  JOIN claim_aside ON claim_aside.claim = part.claim
  JOIN claim ON claim.key = part.claim
  JOIN claim AS origin ON origin.source = claim_aside.origin AND origin.question = claim.question)
SELECT claim FROM part
