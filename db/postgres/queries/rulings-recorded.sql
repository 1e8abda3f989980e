-- What the history holds of the rulings on conflicts, the oldest first.
SELECT history.at AS at, history.actor AS actor, history.changed AS changed
FROM history
WHERE history.action = 'ruling'
  AND history.changed::json ->> 'conflict' = ANY (@conflicts::text[])
ORDER BY history.entry
