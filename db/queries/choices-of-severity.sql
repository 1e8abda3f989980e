-- The conflicts that pass, by severity, the gravest first.
SELECT conflict.severity AS Value, count(*) AS Count FROM conflict
WHERE /* where */
GROUP BY conflict.severity
ORDER BY max(conflict.severity_rank) DESC
LIMIT @most
