-- The days of which answers to the questions of each event speak, with how many do.
SELECT question.event AS event, claim.as_of_first AS first, claim.as_of_last AS last, count(*) AS claims
FROM question
JOIN claim ON claim.bucket = question.bucket AND claim.question = question.key
WHERE question.event IS NOT NULL
GROUP BY question.event, claim.as_of_first, claim.as_of_last
ORDER BY question.event, claim.as_of_first, claim.as_of_last
