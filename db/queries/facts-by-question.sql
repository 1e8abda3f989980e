-- Every question that has claims, with their packed facts: one pass in key order, without a sort.
-- The columns of the question are read by place: QuestionReader.
SELECT
  question.id, question.subject, question.asks, question.answer, question.unit, question.over_time, question.facet,
  question.event, question.tolerance, question.note, question.options, question.exclusions, question.includes,
  question.qualifiers, question.breaks, question.place_file, question.place_line, question.place_column,
  claim_facts.question, claim_facts.first_claim, claim_facts.claims, claim_facts.facts
FROM claim_facts
CROSS JOIN question ON question.key = claim_facts.question
ORDER BY claim_facts.first_claim
