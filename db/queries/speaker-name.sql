-- The name of a speaker.
SELECT speaker.name FROM speaker WHERE speaker.key = @key
