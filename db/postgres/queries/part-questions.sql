-- The keys of the questions of a part of a data set: of claims and conflicts, and those that are named.
SELECT claim.question
FROM claim
WHERE claim.key = ANY (translate(@keys::text, '[]', '{}')::bigint[])
UNION
SELECT conflict.question
FROM conflict
WHERE conflict.id IN (SELECT value FROM json_array_elements_text(@conflicts::json) AS value)
UNION
SELECT question.key
FROM question
WHERE question.id IN (SELECT value FROM json_array_elements_text(@questions::json) AS value)
