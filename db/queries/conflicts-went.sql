-- Conflicts that only the ledger before held.
SELECT before.id FROM old.conflict AS before
WHERE NOT EXISTS (SELECT 1 FROM main.conflict WHERE conflict.id = before.id)
ORDER BY before.key
