-- Facets with their terms, in file order.
SELECT
  facet.key, facet.id, facet.asks,
  facet.place_file, facet.place_line, facet.place_column,
  facet_term.id AS term, facet_term.shown_by,
  facet_remark.note, term_remark.note AS term_note
FROM facet
LEFT JOIN facet_term ON facet_term.facet = facet.key
LEFT JOIN remark AS facet_remark ON facet_remark.kind = 'facet' AND facet_remark.id = facet.id
LEFT JOIN remark AS term_remark ON term_remark.kind = 'term' AND term_remark.id = facet.id || '/' || facet_term.id
ORDER BY facet.key, facet_term.term
