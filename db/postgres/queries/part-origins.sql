-- The sources whose keys stand in the array @sourceKeys, and all from which these have what they say.
WITH RECURSIVE part (source) AS (
  SELECT named.key FROM unnest(@sourceKeys::bigint[]) AS named (key)
  UNION SELECT source_origin.derives_from FROM part JOIN source_origin ON source_origin.source = part.source)
SELECT source FROM part
