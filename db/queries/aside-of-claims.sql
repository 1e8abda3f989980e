-- The claims in a run of keys that stand aside.
SELECT claim_aside.claim FROM claim_aside WHERE claim_aside.claim BETWEEN @first AND @last
