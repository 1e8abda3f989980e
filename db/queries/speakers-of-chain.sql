-- The speakers of one chain, from the first who said it.
SELECT speaker.name
FROM chain_step
JOIN speaker ON speaker.key = chain_step.speaker
WHERE chain_step.chain = @chain
ORDER BY chain_step.step
