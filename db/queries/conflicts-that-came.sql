-- What builds and additions say of conflicts that came, the last first.
SELECT history.at AS at, history.changed AS changed
FROM history
WHERE history.action IN ('build', 'append')
ORDER BY history.entry DESC
