-- Who corrects the claims in a run of keys.
SELECT claim_correction.corrected, claim_correction.corrected_by
FROM claim_correction
WHERE claim_correction.corrected BETWEEN @first AND @last
ORDER BY claim_correction.corrected, claim_correction.corrected_by
