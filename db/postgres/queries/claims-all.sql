-- Every claim, for a ledger that has none before it.
SELECT source.id || '/' || claim.name AS id FROM claim JOIN source ON source.key = claim.source ORDER BY claim.key
