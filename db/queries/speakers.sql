-- Speakers in file order.
SELECT
  speaker.name AS Name, speaker.kind AS Kind, principal.name AS SpeaksFor, speaker.note AS Note,
  speaker.place_file AS PlaceFile, speaker.place_line AS PlaceLine, speaker.place_column AS PlaceColumn,
  (
    SELECT json_group_array(name) FROM (
      SELECT speaker_alias.name AS name FROM speaker_alias WHERE speaker_alias.speaker = speaker.key ORDER BY speaker_alias.ordinal)
  ) AS Also
FROM speaker
LEFT JOIN speaker AS principal ON principal.key = speaker.speaks_for
WHERE @name IS NULL OR speaker.name = @name
ORDER BY speaker.ordinal
