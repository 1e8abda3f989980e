-- Who published each source. Spellings that differ by case alone are one publisher, called by the first of them.
SELECT source.key, called.folded, called.name
FROM source
JOIN publisher ON publisher.key = source.publisher
JOIN (SELECT folded, min(name) AS name FROM publisher GROUP BY folded) AS called ON called.folded = publisher.folded
