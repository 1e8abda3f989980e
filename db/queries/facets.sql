-- Facets with their terms, in file order. The columns are read by place: SmallTables.
SELECT
  facet.key, facet.id, facet.asks,
  facet.place_file, facet.place_line, facet.place_column,
  facet_term.id, facet_term.shown_by
FROM facet
LEFT JOIN facet_term ON facet_term.facet = facet.key
ORDER BY facet.key, facet_term.term
