-- The first question of an event.
SELECT min(question.key) AS key FROM question WHERE question.event = @event
