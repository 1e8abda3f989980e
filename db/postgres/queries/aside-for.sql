-- The source for whose sake a claim stands aside.
SELECT origin.id
FROM source
JOIN claim ON claim.source = source.key AND claim.name = @name
JOIN claim_aside ON claim_aside.bucket = claim.bucket AND claim_aside.claim = claim.key
JOIN source AS origin ON origin.key = claim_aside.origin
WHERE source.id = @source
