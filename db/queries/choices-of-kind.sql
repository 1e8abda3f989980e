-- The conflicts that pass, by kind.
SELECT conflict.kind AS Value, count(*) AS Count FROM conflict
WHERE /* where */
GROUP BY conflict.kind
ORDER BY Count DESC, Value
LIMIT @most
