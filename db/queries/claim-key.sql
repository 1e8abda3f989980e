-- The key of a claim, by the two halves of its identifier.
SELECT claim.key FROM source JOIN claim ON claim.source = source.key WHERE source.id = @source AND claim.name = @name
