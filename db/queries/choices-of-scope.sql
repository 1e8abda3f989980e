-- The conflicts that pass, by scope.
SELECT conflict.scope AS Value, count(*) AS Count FROM conflict
WHERE /* where */
GROUP BY conflict.scope
ORDER BY Count DESC, Value
LIMIT @most
