-- Who published each source. Spellings that differ by case alone are one publisher, called by the first of them.
SELECT source.key AS key, (SELECT min(alike.name) FROM publisher AS alike WHERE alike.folded = publisher.folded) AS name
FROM source
JOIN publisher ON publisher.key = source.publisher
