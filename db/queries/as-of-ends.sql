-- The days of which claims speak that begin first or end last, in the order of sources.
SELECT claim.as_of_first, claim.as_of_last, claim.as_of_uncertain
FROM claim
JOIN source ON source.key = claim.source
WHERE claim.as_of_first = (SELECT min(as_of_first) FROM claim) OR claim.as_of_last = (SELECT max(as_of_last) FROM claim)
ORDER BY source.id, claim.ordinal
