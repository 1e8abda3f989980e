-- The packed facts of one question's claims.
SELECT claim_facts.first_claim, claim_facts.claims, claim_facts.keys, claim_facts.facts
FROM question
JOIN claim_facts ON claim_facts.question = question.key
WHERE question.id = @id
ORDER BY claim_facts.first_claim
