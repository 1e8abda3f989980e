-- How much a ledger holds.
SELECT
  (SELECT count(*) FROM source) AS Sources,
  (SELECT count(*) FROM claim) AS Claims,
  (SELECT count(*) FROM question) AS Questions,
  (SELECT count(*) FROM conflict) AS Conflicts
