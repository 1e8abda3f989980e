-- Rulings that came, changed or went since the ledger before: what they say now, and what they said then.
SELECT now.conflict, now.verdict, now.position, now.reason, now.ruled_by, now.ruled_on,
  before.verdict, before.position, before.reason, before.ruled_by, before.ruled_on
FROM main.ruling AS now
LEFT JOIN old.ruling AS before ON before.conflict = now.conflict
WHERE before.conflict IS NULL OR now.verdict <> before.verdict OR now.position IS NOT before.position OR now.reason <> before.reason
  OR now.ruled_by <> before.ruled_by OR now.ruled_on <> before.ruled_on
UNION ALL
SELECT before.conflict, NULL, NULL, NULL, NULL, NULL, before.verdict, before.position, before.reason, before.ruled_by, before.ruled_on
FROM old.ruling AS before
WHERE NOT EXISTS (SELECT 1 FROM main.ruling AS now WHERE now.conflict = before.conflict)
ORDER BY 1
