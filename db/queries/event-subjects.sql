-- What the questions of each event are about, with how many are about it.
SELECT question.event AS event, question.subject AS subject, count(*) AS questions
FROM question
WHERE question.event IS NOT NULL
GROUP BY question.event, question.subject
ORDER BY question.event, question.subject
