-- Every ruling, as rulings-changed.sql gives them, for a ledger whose history begins.
SELECT conflict, verdict AS now_verdict, position AS now_position, reason AS now_reason, ruled_by AS now_ruled_by, ruled_on AS now_ruled_on,
  NULL::text AS before_verdict, NULL::text AS before_position, NULL::text AS before_reason, NULL::text AS before_ruled_by,
  NULL::text AS before_ruled_on
FROM ruling
ORDER BY conflict
