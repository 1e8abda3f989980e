-- Every conflict, for a ledger that has none before it.
SELECT conflict.id FROM main.conflict ORDER BY conflict.key
