-- Rulings on conflicts that are gone, each with the conflicts that took their place.
SELECT ruling.conflict AS Ruling, conflict.id AS Successor
FROM stale_ruling
JOIN ruling ON ruling.ordinal = stale_ruling.ruling
JOIN conflict ON conflict.bucket = stale_ruling.bucket AND conflict.key = stale_ruling.conflict
ORDER BY ruling.ordinal, conflict.id
