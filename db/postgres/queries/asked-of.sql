-- What the questions are called and ask, whose keys stand in the array @questions.
SELECT key, id, asks FROM question WHERE key = ANY (@questions::bigint[])
