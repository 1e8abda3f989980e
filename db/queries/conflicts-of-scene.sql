-- The conflicts of word choices in a scene, by the key of its first question.
SELECT conflict.key
FROM question AS first
JOIN question ON question.key = first.key OR question.event = first.event
JOIN conflict ON conflict.question = question.key AND conflict.facet IS NOT NULL
WHERE first.key = @scene
