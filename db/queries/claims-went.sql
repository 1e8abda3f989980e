-- Claims that only the ledger before held; after compare-ledgers.sql.
SELECT source.id || '/' || claim.name AS id
FROM old.claim
JOIN old.source ON source.key = claim.source
WHERE NOT EXISTS (SELECT 1 FROM temp.same_claim WHERE same_claim.old = claim.key)
ORDER BY claim.key
