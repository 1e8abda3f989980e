-- Whole claims. The columns are read by place: ClaimReader.
SELECT
  claim.name, source.id, question.id, claim.says, claim.form,
  claim.literal_low, claim.literal_high, claim.literal_ends,
  claim.usual_low, claim.usual_high, claim.usual_ends,
  claim.written, claim.reading, claim.options,
  claim.as_of, claim.as_of_first, claim.as_of_last, claim.as_of_uncertain,
  claim.chain, claim.modality, claim.quote, claim.note,
  coalesce(claim.place_file, source.place_file), claim.place_line, claim.place_column,
  claim.key, claim.source
FROM claim
JOIN source ON source.key = claim.source
JOIN question ON question.key = claim.question
WHERE /* where */
ORDER BY /* order */
LIMIT @limit
