-- The packed facts of one question's claims; @bucket is that of its @id.
SELECT claim_facts.first_claim, claim_facts.claims, claim_facts.keys, claim_facts.facts
FROM question
JOIN claim_facts ON claim_facts.bucket = question.bucket AND claim_facts.question = question.key
WHERE question.id = @id AND (@bucket::smallint IS NULL OR question.bucket = @bucket::smallint)
ORDER BY claim_facts.first_claim
