-- Speakers in file order.
SELECT
  speaker.name, speaker.kind, principal.name AS speaks_for, speaker.note,
  speaker.place_file, speaker.place_line, speaker.place_column,
  (
    SELECT json_group_array(name) FROM (
      SELECT speaker_alias.name AS name FROM speaker_alias WHERE speaker_alias.speaker = speaker.key ORDER BY speaker_alias.ordinal)
  ) AS also
FROM speaker
LEFT JOIN speaker AS principal ON principal.key = speaker.speaks_for
WHERE @name IS NULL OR speaker.name = @name
ORDER BY speaker.ordinal
