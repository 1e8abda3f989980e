-- What is said of few claims; @bucket is that of the claim's question, or NULL.
SELECT whose, condition, is_counted, because
FROM claim_detail
WHERE claim = @claim AND (@bucket::smallint IS NULL OR bucket = @bucket::smallint)
