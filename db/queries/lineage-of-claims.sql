-- Version and withdrawal of the claims in a run of keys.
SELECT claim_lineage.claim, claim_lineage.version, claim_lineage.withdrawn_last
FROM claim_lineage
WHERE claim_lineage.claim BETWEEN @first AND @last
