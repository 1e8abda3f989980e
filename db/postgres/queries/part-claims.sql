-- The keys of the claims that are named by a part of a data set: of conflicts, of questions, of sources, and single ones. What hangs on
-- them comes from part-claims-further.sql, step by step.
SELECT position_claim.claim
FROM conflict
JOIN position_claim ON position_claim.bucket = conflict.bucket AND position_claim.conflict = conflict.key
WHERE conflict.id = ANY (@conflicts::text[])
UNION
SELECT claim.key
FROM question
JOIN claim ON claim.bucket = question.bucket AND claim.question = question.key
WHERE question.id = ANY (@questions::text[])
UNION
SELECT claim.key
FROM source
JOIN claim ON claim.source = source.key
WHERE source.id = ANY (@sources::text[])
UNION
SELECT claim.key
FROM unnest(@claims::text[]) AS named (value)
JOIN source ON source.id = substr(named.value, 1, greatest(strpos(named.value, '/') - 1, 0))
JOIN claim ON claim.source = source.key AND claim.name = substr(named.value, strpos(named.value, '/') + 1)
