-- Conflicts that the ledger before did not hold.
SELECT conflict.id FROM main.conflict
WHERE NOT EXISTS (SELECT 1 FROM old.conflict AS before WHERE before.id = conflict.id)
ORDER BY conflict.key
