-- What the history holds of the rulings on conflicts, the oldest first.
SELECT history.at AS at, history.actor AS actor, history.changed AS changed
FROM history
WHERE history.action = 'ruling'
  AND history.changed::json ->> 'conflict' IN (SELECT value FROM json_array_elements_text(@conflicts::json) AS value)
ORDER BY history.entry
