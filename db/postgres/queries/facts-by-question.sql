-- The packed facts of the questions whose claims begin in a run of keys, in key order; of one bucket, or of all where @bucket is NULL.
SELECT
  claim_facts.bucket, claim_facts.question, question.answer, question.over_time,
  claim_facts.first_claim, claim_facts.claims, claim_facts.keys, claim_facts.facts
FROM claim_facts
JOIN question ON question.bucket = claim_facts.bucket AND question.key = claim_facts.question
WHERE claim_facts.first_claim BETWEEN @first AND @last AND (@bucket::smallint IS NULL OR claim_facts.bucket = @bucket::smallint)
ORDER BY claim_facts.first_claim
