-- Speakers in file order.
SELECT
  speaker.name, speaker.kind, principal.name AS speaks_for, speaker.note,
  speaker.place_file, speaker.place_line, speaker.place_column,
  (
    SELECT coalesce(json_agg(speaker_alias.name ORDER BY speaker_alias.ordinal)::text, '[]')
    FROM speaker_alias WHERE speaker_alias.speaker = speaker.key
  ) AS also
FROM speaker
LEFT JOIN speaker AS principal ON principal.key = speaker.speaks_for
WHERE @name::text IS NULL OR speaker.name = @name::text
ORDER BY speaker.ordinal
