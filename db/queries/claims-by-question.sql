-- What each claim is of, one question after the other.
SELECT claim.question, claim.source, claim.chain FROM claim ORDER BY claim.question
