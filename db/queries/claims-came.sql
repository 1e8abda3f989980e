-- Claims that the ledger before did not hold; after compare-ledgers.sql.
SELECT source.id || '/' || claim.name AS id
FROM main.claim
JOIN main.source ON source.key = claim.source
WHERE NOT EXISTS (SELECT 1 FROM temp.same_claim WHERE same_claim.new = claim.key)
ORDER BY claim.key
