-- The claims whose keys are in the array @keys, in any order; @bucket is that of their question, or NULL. The columns are read by ClaimReader, which knows sources by key.
-- What is said of the bucket is said in each subquery, so that a cluster goes to one node with it.
SELECT
  claim.key, claim.source, claim.question, claim.name, claim.says, claim.form,
  claim.literal_low, claim.literal_high, claim.literal_ends,
  claim.usual_low, claim.usual_high, claim.usual_ends,
  claim.written, claim.reading, claim.options,
  claim.as_of, claim.as_of_first, claim.as_of_last, claim.as_of_uncertain,
  claim.chain, claim.modality, claim.quote, claim.note,
  claim.place_file, claim.place_line, claim.place_column,
  EXISTS (
    SELECT 1 FROM claim_frame
    WHERE claim_frame.bucket = claim.bucket AND claim_frame.claim = claim.key
      AND (@bucket::smallint IS NULL OR claim_frame.bucket = @bucket::smallint)
  )::int AS has_frames,
  (
    EXISTS (
      SELECT 1 FROM claim_lineage
      WHERE claim_lineage.bucket = claim.bucket AND claim_lineage.claim = claim.key
        AND (@bucket::smallint IS NULL OR claim_lineage.bucket = @bucket::smallint))
    OR EXISTS (
      SELECT 1 FROM claim_anchor
      WHERE claim_anchor.bucket = claim.bucket AND claim_anchor.claim = claim.key
        AND (@bucket::smallint IS NULL OR claim_anchor.bucket = @bucket::smallint))
  )::int AS has_lineage,
  EXISTS (
    SELECT 1 FROM claim_correction
    WHERE claim_correction.bucket = claim.bucket AND claim_correction.corrected_by = claim.key
      AND (@bucket::smallint IS NULL OR claim_correction.bucket = @bucket::smallint)
  )::int AS has_corrections,
  EXISTS (
    SELECT 1 FROM claim_detail
    WHERE claim_detail.bucket = claim.bucket AND claim_detail.claim = claim.key
      AND (@bucket::smallint IS NULL OR claim_detail.bucket = @bucket::smallint)
  )::int AS has_detail,
  claim.bucket, question.id AS question_id
FROM claim
JOIN question ON question.bucket = claim.bucket AND question.key = claim.question
WHERE claim.key = ANY (@keys::bigint[]) AND (@bucket::smallint IS NULL OR claim.bucket = @bucket::smallint)
