-- Every conflict, for a ledger that has none before it.
SELECT conflict.id FROM conflict ORDER BY conflict.key
