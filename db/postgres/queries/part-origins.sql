-- The sources whose keys stand in the JSON array @sourceKeys, and all from which these have what they say.
WITH RECURSIVE part (source) AS (
  SELECT value::bigint FROM json_array_elements_text(@sourceKeys::json) AS value
  UNION SELECT source_origin.derives_from FROM part JOIN source_origin ON source_origin.source = part.source)
SELECT source FROM part
