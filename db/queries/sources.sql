-- Sources without their claims, with what hangs on them. The columns are read by SourceReader.
SELECT
  source.id, source.title, publisher.name AS publisher, source.url, source.published,
  source.published_first, source.published_last, source.published_uncertain,
  source.dated_by, source.language, source.sha256, source.note,
  (SELECT short FROM source_detail WHERE source_detail.source = source.key) AS short,
  source.place_file, source.place_line, source.place_column,
  source.key,
  (
    SELECT json_group_array(json_object('retrieved', retrieved, 'first', retrieved_first, 'last', retrieved_last, 'uncertain', json(iif(retrieved_uncertain, 'true', 'false')),
      'sha256', sha256, 'note', note, 'file', place_file, 'line', place_line, 'column', place_column)) FROM (
      SELECT * FROM source_version WHERE source_version.source = source.key ORDER BY source_version.number)
  ) AS versions,
  (
    SELECT json_group_array(id) FROM (
      SELECT origin.id AS id FROM source_origin JOIN source AS origin ON origin.key = source_origin.derives_from
      WHERE source_origin.source = source.key ORDER BY source_origin.ordinal)
  ) AS derived_from,
  (SELECT count(*) FROM claim WHERE claim.source = source.key) AS claims,
  (
    SELECT count(DISTINCT position_claim.conflict) FROM claim JOIN position_claim ON position_claim.claim = claim.key
    WHERE claim.source = source.key
  ) AS conflicts
FROM source
JOIN publisher ON publisher.key = source.publisher
WHERE /* where */
ORDER BY /* order */
