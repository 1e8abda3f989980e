-- Speakers in file order. The columns are read by place: SmallTables.
SELECT
  speaker.name, speaker.kind, principal.name, speaker.note,
  speaker.place_file, speaker.place_line, speaker.place_column,
  (
    SELECT json_group_array(name) FROM (
      SELECT speaker_alias.name AS name FROM speaker_alias WHERE speaker_alias.speaker = speaker.key ORDER BY speaker_alias.ordinal)
  )
FROM speaker
LEFT JOIN speaker AS principal ON principal.key = speaker.speaks_for
WHERE @name IS NULL OR speaker.name = @name
ORDER BY speaker.ordinal
