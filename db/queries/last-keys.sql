-- The greatest keys of a ledger; spellings of "unknown" go down from 0, and 1 says that there is none.
SELECT
  (SELECT max(0, coalesce(max(key), 0)) FROM publisher) AS publisher,
  (SELECT min(1, coalesce(min(key), 1)) FROM publisher) AS unknown_publisher,
  (SELECT coalesce(max(key), 0) FROM speaker) AS speaker,
  (SELECT coalesce(max(key), 0) FROM chain) AS chain,
  (SELECT coalesce(max(key), 0) FROM question) AS question,
  (SELECT coalesce(max(key), 0) FROM declared_constraint) AS declared_constraint,
  (SELECT coalesce(max(key), 0) FROM source) AS source,
  (SELECT coalesce(max(key), 0) FROM claim) AS claim
