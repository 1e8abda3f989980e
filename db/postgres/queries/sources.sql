-- Sources whose keys stand in the array @keys, without their claims, with what hangs on them. The columns are read by SourceReader. What is
-- counted is grouped in a join, because nothing of a bucket can be asked for row by row of a table that stands everywhere.
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
  ) AS derived_from,
  coalesce(its.claims, 0) AS claims,
  coalesce(standing.conflicts, 0) AS conflicts
FROM source
JOIN publisher ON publisher.key = source.publisher
LEFT JOIN (
  SELECT claim.source, count(*) AS claims FROM claim WHERE claim.source = ANY (@keys::bigint[]) GROUP BY claim.source
) AS its ON its.source = source.key
LEFT JOIN (
  SELECT position_claim.source, count(DISTINCT position_claim.conflict) AS conflicts
  FROM position_claim
  WHERE position_claim.source = ANY (@keys::bigint[])
  GROUP BY position_claim.source
) AS standing ON standing.source = source.key
WHERE /* where */
ORDER BY /* order */
