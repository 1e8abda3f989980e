-- The keys of the sources of a part of a data set: of claims, and those that are named. From which they derive, part-origins.sql says.
SELECT claim.source
FROM claim
WHERE claim.key = ANY (@keys::bigint[])
UNION
SELECT source.key
FROM source
WHERE source.id = ANY (@sources::text[])
