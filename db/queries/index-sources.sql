-- Who published each source, and when. Spellings that differ by case alone are one publisher, called by the first of them.
SELECT source.key, called.folded, called.name, source.published_first, source.published_last
FROM source
JOIN publisher ON publisher.key = source.publisher
JOIN (SELECT folded, min(name) AS name FROM publisher GROUP BY folded) AS called ON called.folded = publisher.folded
