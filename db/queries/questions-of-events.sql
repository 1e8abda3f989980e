-- The event of each question that has one.
SELECT question.key AS key, question.event AS name FROM question WHERE question.event IS NOT NULL
