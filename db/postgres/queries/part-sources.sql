-- The keys of the sources of a part of a data set: of claims, and those that are named. From which they derive, part-origins.sql says.
SELECT claim.source
FROM claim
WHERE claim.key = ANY (translate(@keys::text, '[]', '{}')::bigint[])
UNION
SELECT source.key
FROM source
WHERE source.id IN (SELECT value FROM json_array_elements_text(@sources::json) AS value)
