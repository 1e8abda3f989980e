-- One source, by key or by id. The columns are read by SourceReader.
SELECT
  source.id, source.title, publisher.name AS publisher, source.url, source.published,
  source.published_first, source.published_last, source.published_uncertain,
  source.dated_by, source.language, source.sha256, source.note,
  (SELECT short FROM source_detail WHERE source_detail.source = source.key) AS short,
  source.place_file, source.place_line, source.place_column,
  source.key,
  (
    SELECT coalesce(
      json_agg(json_build_object('retrieved', its.retrieved, 'first', its.retrieved_first, 'last', its.retrieved_last,
        'uncertain', its.retrieved_uncertain = 1, 'sha256', its.sha256, 'note', its.note,
        'file', its.place_file, 'line', its.place_line, 'column', its.place_column) ORDER BY its.number)::text,
      '[]')
    FROM source_version AS its WHERE its.source = source.key
  ) AS versions,
  (
    SELECT coalesce(json_agg(origin.id ORDER BY source_origin.ordinal)::text, '[]')
    FROM source_origin
    JOIN source AS origin ON origin.key = source_origin.derives_from
    WHERE source_origin.source = source.key
  ) AS derived_from
FROM source
JOIN publisher ON publisher.key = source.publisher
WHERE /* where */
ORDER BY source.key
