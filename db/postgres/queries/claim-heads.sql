-- What a conflict is stored with of one claim, besides its facts; @bucket is that of its question, or NULL.
SELECT
  claim.name, claim.says, claim.as_of_first, claim.as_of_last, claim.as_of_uncertain, source.id AS source, publisher.name AS publisher
FROM claim
JOIN source ON source.key = claim.source
JOIN publisher ON publisher.key = source.publisher
WHERE claim.key = @key AND (@bucket::smallint IS NULL OR claim.bucket = @bucket::smallint)
