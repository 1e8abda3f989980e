-- Rulings that came, changed or went since the ledger before: what they say now, and what they said then.
SELECT
  now.conflict AS conflict,
  now.verdict AS now_verdict, now.position AS now_position, now.reason AS now_reason, now.ruled_by AS now_ruled_by, now.ruled_on AS now_ruled_on,
  before.verdict AS before_verdict, before.position AS before_position, before.reason AS before_reason,
  before.ruled_by AS before_ruled_by, before.ruled_on AS before_ruled_on
FROM main.ruling AS now
LEFT JOIN old.ruling AS before ON before.conflict = now.conflict
WHERE before.conflict IS NULL OR now.verdict <> before.verdict OR now.position IS NOT before.position OR now.reason <> before.reason
  OR now.ruled_by <> before.ruled_by OR now.ruled_on <> before.ruled_on
UNION ALL
SELECT before.conflict, NULL, NULL, NULL, NULL, NULL, before.verdict, before.position, before.reason, before.ruled_by, before.ruled_on
FROM old.ruling AS before
WHERE NOT EXISTS (SELECT 1 FROM main.ruling AS now WHERE now.conflict = before.conflict)
ORDER BY 1
