-- The keys of the sources of a part of a data set: of claims, and those that are named. From which they derive, part-origins.sql says.
SELECT claim.source
FROM claim
WHERE claim.key IN (SELECT value::bigint FROM json_array_elements_text(@keys::json) AS value)
UNION
SELECT source.key
FROM source
WHERE source.id IN (SELECT value FROM json_array_elements_text(@sources::json) AS value)
