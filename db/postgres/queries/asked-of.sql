-- What the questions are called and ask, whose keys stand in the JSON array @questions.
SELECT key, id, asks FROM question WHERE key = ANY (translate(@questions::text, '[]', '{}')::bigint[])
