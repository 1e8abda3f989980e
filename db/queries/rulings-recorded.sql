-- What the history holds of the rulings on conflicts, the oldest first.
SELECT history.at AS at, history.actor AS actor, history.changed AS changed
FROM history
WHERE history.action = 'ruling' AND json_extract(history.changed, '$.conflict') IN (SELECT value FROM json_each(@conflicts))
ORDER BY history.entry
