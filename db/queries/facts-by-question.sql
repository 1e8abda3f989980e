-- The packed facts of the questions whose claims begin in a run of keys: one pass in key order, without a sort.
SELECT
  claim_facts.question, question.answer, question.over_time,
  claim_facts.first_claim, claim_facts.claims, claim_facts.keys, claim_facts.facts
FROM claim_facts
CROSS JOIN question ON question.key = claim_facts.question
WHERE claim_facts.first_claim BETWEEN @first AND @last
ORDER BY claim_facts.first_claim
