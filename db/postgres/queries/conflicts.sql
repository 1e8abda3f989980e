-- Conflicts, with what people said about them; positions come from positions.sql, words from the tool.
SELECT
  conflict.key AS Key, conflict.id AS Id, conflict.kind AS Kind, conflict.severity AS Severity, conflict.scope AS Scope,
  question.id AS Question, question.subject AS Subject, coalesce(facet.asks, question.asks) AS Asks,
  conflict.constraint_id AS ConstraintId, conflict.event AS Event, conflict.facet AS Facet,
  (baseline.conflict IS NOT NULL)::int AS IsAccepted,
  ruling.conflict AS RuledConflict, ruling.kind AS RuledKind, ruling.question AS RuledQuestion, ruling.says AS RuledSays,
  ruling.verdict AS Verdict, ruling.position AS RulingPosition, ruling.reason AS Reason, ruling.ruled_by AS RuledBy, ruling.ruled_on AS RuledOn,
  ruling.place_file AS PlaceFile, ruling.place_line AS PlaceLine, ruling.place_column AS PlaceColumn
FROM conflict
JOIN question ON question.bucket = conflict.bucket AND question.key = conflict.question
LEFT JOIN facet ON facet.id = conflict.facet
LEFT JOIN stale_ruling ON stale_ruling.bucket = conflict.bucket AND stale_ruling.conflict = conflict.key
LEFT JOIN ruling ON ruling.conflict = conflict.id OR ruling.ordinal = stale_ruling.ruling
LEFT JOIN baseline ON baseline.conflict = conflict.id
WHERE /* where */
ORDER BY /* order */
