-- 1 where a source has what it says from others.
SELECT EXISTS (SELECT 1 FROM source_origin)::int
