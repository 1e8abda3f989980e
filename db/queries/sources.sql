-- Sources without their claims, with what hangs on them. The columns are read by place: SourceReader.
SELECT
  source.id, source.title, publisher.name, source.url, source.published,
  source.published_first, source.published_last, source.published_uncertain,
  source.dated_by, source.language, source.sha256, source.note,
  source.place_file, source.place_line, source.place_column,
  source.key,
  (SELECT count(*) FROM claim WHERE claim.source = source.key),
  (
    SELECT count(DISTINCT position_claim.conflict) FROM claim JOIN position_claim ON position_claim.claim = claim.key
    WHERE claim.source = source.key
  )
FROM source
JOIN publisher ON publisher.key = source.publisher
WHERE /* where */
ORDER BY /* order */
LIMIT @limit
