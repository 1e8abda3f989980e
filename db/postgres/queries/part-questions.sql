-- The keys of the questions of a part of a data set: of claims and conflicts, and those that are named.
SELECT claim.question
FROM claim
WHERE claim.key = ANY (@keys::bigint[])
UNION
SELECT conflict.question
FROM conflict
WHERE conflict.id = ANY (@conflicts::text[])
UNION
SELECT question.key
FROM question
WHERE question.id = ANY (@questions::text[])
