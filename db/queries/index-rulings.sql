-- The conflicts on which a person has ruled, and, without a verdict, those that took the place of one that was ruled on.
SELECT conflict.key, ruling.verdict FROM ruling JOIN conflict ON conflict.id = ruling.conflict
UNION ALL
SELECT conflict, NULL FROM stale_ruling
