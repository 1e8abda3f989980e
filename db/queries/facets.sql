-- Facets with their terms, in file order.
SELECT
  facet.key AS Key, facet.id AS Id, facet.asks AS Asks,
  facet.place_file AS PlaceFile, facet.place_line AS PlaceLine, facet.place_column AS PlaceColumn,
  facet_term.id AS Term, facet_term.shown_by AS ShownBy
FROM facet
LEFT JOIN facet_term ON facet_term.facet = facet.key
ORDER BY facet.key, facet_term.term
