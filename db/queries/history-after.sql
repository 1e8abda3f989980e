-- What was done to the ledger after an entry of its history.
SELECT history.at AS at, history.actor AS actor, history.action AS action, history.changed AS changed
FROM history
WHERE history.entry > (SELECT seen.entry FROM history AS seen WHERE seen.hash = @hash)
ORDER BY history.entry
