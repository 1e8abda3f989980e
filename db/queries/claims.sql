-- Whole claims, of which nothing but their own columns is asked. The columns are read by ClaimReader, which knows sources and questions by key.
SELECT
  claim.key, claim.source, claim.question, claim.name, claim.says, claim.form,
  claim.literal_low, claim.literal_high, claim.literal_ends,
  claim.usual_low, claim.usual_high, claim.usual_ends,
  claim.written, claim.reading, claim.options,
  claim.as_of, claim.as_of_first, claim.as_of_last, claim.as_of_uncertain,
  claim.chain, claim.modality, claim.quote, claim.note,
  claim.place_file, claim.place_line, claim.place_column,
  EXISTS (SELECT 1 FROM claim_frame WHERE claim_frame.claim = claim.key) AS has_frames,
  EXISTS (SELECT 1 FROM claim_lineage WHERE claim_lineage.claim = claim.key)
    OR EXISTS (SELECT 1 FROM claim_anchor WHERE claim_anchor.claim = claim.key) AS has_lineage,
  EXISTS (SELECT 1 FROM claim_correction WHERE claim_correction.corrected_by = claim.key) AS has_corrections,
  EXISTS (SELECT 1 FROM claim_detail WHERE claim_detail.claim = claim.key) AS has_detail
FROM claim
WHERE /* where */
ORDER BY /* order */
