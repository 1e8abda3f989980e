-- What is said of few claims.
SELECT whose, condition, is_counted, because FROM claim_detail WHERE claim = @claim
