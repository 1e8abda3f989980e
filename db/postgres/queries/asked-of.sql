-- What the questions are called and ask, whose keys stand in the JSON array @questions.
SELECT key, id, asks FROM question WHERE key IN (SELECT value::bigint FROM json_array_elements_text(@questions::json) AS value)
