-- What is known of the data set as a whole.
SELECT
  ledger.title AS Title, ledger.about AS About, ledger.language AS Language, ledger.has_baseline AS HasBaseline,
  ledger.fingerprint AS Fingerprint
FROM ledger
