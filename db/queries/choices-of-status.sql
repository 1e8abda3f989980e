-- The conflicts that pass, by what a person has said of them.
SELECT
  CASE
    WHEN conflict.id IN (SELECT ruling.conflict FROM ruling) THEN 'ruled'
    WHEN conflict.key IN (SELECT stale_ruling.conflict FROM stale_ruling) THEN 'stale'
    ELSE 'open'
  END AS Value,
  count(*) AS Count
FROM conflict
WHERE /* where */
GROUP BY Value
ORDER BY Count DESC, Value
LIMIT @most
