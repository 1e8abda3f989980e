-- Every claim, for a ledger that has none before it.
SELECT source.id || '/' || claim.name AS id FROM main.claim JOIN main.source ON source.key = claim.source ORDER BY claim.key
