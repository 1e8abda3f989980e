-- The questions by id, with what they say of themselves.
SELECT key, id, event, unit FROM question ORDER BY id
