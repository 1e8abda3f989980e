-- The chains of a length that a speaker begins.
SELECT chain_step.chain
FROM speaker
JOIN chain_step ON chain_step.speaker = speaker.key AND chain_step.step = 0
JOIN chain ON chain.key = chain_step.chain
WHERE speaker.name = @first AND chain.length = @length
