-- Spellings that differ by case alone are one publisher, called by the first of them.
called (publisher, name) AS (
  SELECT publisher.key, (SELECT min(alike.name) FROM publisher AS alike WHERE alike.folded = publisher.folded) FROM publisher),
member (name, claim) AS (
  SELECT called.name, claim.key FROM called
  JOIN source ON source.publisher = called.publisher
  LEFT JOIN claim ON claim.source = source.key)
