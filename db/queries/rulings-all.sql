-- Every ruling, as rulings-changed.sql gives them, for a ledger whose history begins.
SELECT conflict, verdict AS now_verdict, position AS now_position, reason AS now_reason, ruled_by AS now_ruled_by, ruled_on AS now_ruled_on,
  NULL AS before_verdict, NULL AS before_position, NULL AS before_reason, NULL AS before_ruled_by, NULL AS before_ruled_on
FROM main.ruling
ORDER BY conflict
