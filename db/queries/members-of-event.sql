member (name, claim) AS (
  SELECT question.event, claim.key FROM question LEFT JOIN claim ON claim.question = question.key WHERE question.event IS NOT NULL)
