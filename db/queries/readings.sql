-- Rows of the readings table that are read otherwise, in file order.
SELECT reading_override.reading AS Row, reading_override.literal AS Literal, reading_override.usual AS Usual
FROM reading_override
ORDER BY reading_override.ordinal
