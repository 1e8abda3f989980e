-- One source, by key or by id. The columns are read by place: SourceReader.
SELECT
  source.id, source.title, publisher.name, source.url, source.published,
  source.published_first, source.published_last, source.published_uncertain,
  source.dated_by, source.language, source.sha256, source.note,
  source.place_file, source.place_line, source.place_column,
  source.key
FROM source
JOIN publisher ON publisher.key = source.publisher
WHERE /* where */
