-- The key with which the packed facts begin of the question to which the first run from @from on belongs.
SELECT (
  SELECT min(own.first_claim) FROM claim_facts AS own WHERE own.bucket = claim_facts.bucket AND own.question = claim_facts.question
) AS first_claim
FROM claim_facts
WHERE claim_facts.first_claim >= @from
ORDER BY claim_facts.first_claim
LIMIT 1
