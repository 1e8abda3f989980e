-- The conflicts that pass, by severity.
SELECT conflict.severity AS Value, count(*) AS Count FROM conflict
WHERE /* where */
GROUP BY conflict.severity
ORDER BY Count DESC, Value
LIMIT @most
