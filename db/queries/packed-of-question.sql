-- The packed facts of a question (@question, a key), in whatever order.
SELECT claim_facts.first_claim, claim_facts.claims, claim_facts.keys, claim_facts.facts FROM claim_facts WHERE claim_facts.question = @question
