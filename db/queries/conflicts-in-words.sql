-- The view of conflicts with the words that this tool makes for them, for one connection.
CREATE TEMP VIEW v_conflicts AS
SELECT
  id,
  kind,
  severity,
  scope,
  status,
  is_accepted,
  question,
  subject,
  asks,
  headline,
  conflict_explanation(id) AS explanation,
  conflict_hint(id) AS hint,
  constraint_id,
  event,
  facet,
  positions,
  claims,
  sources,
  verdict,
  reason,
  ruled_by,
  ruled_on
FROM main.v_conflicts
