-- Which sources have what they say from which, in the order in which they name them, and who published those.
SELECT source_origin.source, source_origin.derives_from, source.publisher
FROM source_origin
JOIN source ON source.key = source_origin.derives_from
ORDER BY source_origin.source, source_origin.ordinal
