-- What a conflict is stored with of claims, besides their facts: of all whose keys are in the array @keys, in any order, as each question is a
-- journey to the server; @bucket is that of their question, or NULL.
SELECT
  claim.key, claim.name, claim.says, claim.as_of_first, claim.as_of_last, claim.as_of_uncertain, source.id AS source, publisher.name AS publisher
FROM claim
JOIN source ON source.key = claim.source
JOIN publisher ON publisher.key = source.publisher
WHERE claim.key = ANY (@keys::bigint[]) AND (@bucket::smallint IS NULL OR claim.bucket = @bucket::smallint)
