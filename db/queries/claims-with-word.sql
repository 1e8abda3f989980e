-- About how many claims a word (@word) leads to: those whose quote has it, and all of the sources and questions that do, by what they have on
-- an average; and how many claims there are.
SELECT
  (SELECT count(*) FROM claim_search WHERE claim_search MATCH @word)
    + (SELECT count(*) FROM source_search WHERE source_search MATCH @word) * claims / max(1, (SELECT coalesce(max(key), 0) FROM source))
    + (SELECT count(*) FROM question_search WHERE question_search MATCH @word) * claims / max(1, (SELECT coalesce(max(key), 0) FROM question))
    AS with_word,
  claims
FROM (SELECT coalesce(max(key), 0) AS claims FROM claim)
