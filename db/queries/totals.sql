-- How much a ledger holds. Each is counted by itself, and all of them are one row.
SELECT sources.counted AS Sources, claims.counted AS Claims, questions.counted AS Questions, conflicts.counted AS Conflicts
FROM (SELECT count(*) AS counted FROM source) AS sources
CROSS JOIN (SELECT count(*) AS counted FROM claim) AS claims
CROSS JOIN (SELECT count(*) AS counted FROM question) AS questions
CROSS JOIN (SELECT count(*) AS counted FROM conflict) AS conflicts
