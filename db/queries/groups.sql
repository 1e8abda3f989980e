-- Speakers, publishers or events, each with what hangs on its claims; members (name, claim) says which those are.
WITH RECURSIVE /* members */
SELECT
  member.name AS Name,
  count(DISTINCT claim.source) AS Sources,
  count(DISTINCT claim.question) AS Questions,
  count(DISTINCT claim.key) AS Claims,
  count(DISTINCT position_claim.claim) AS Disputed,
  count(DISTINCT
    CASE WHEN claim_lineage.withdrawn IS NOT NULL OR claim.key IN (SELECT claim_correction.corrected FROM claim_correction) THEN claim.key END
  ) AS Corrected,
  count(DISTINCT position_claim.conflict) AS Conflicts
FROM member
LEFT JOIN claim ON claim.key = member.claim
LEFT JOIN claim_lineage ON claim_lineage.claim = claim.key
LEFT JOIN position_claim ON position_claim.claim = claim.key
GROUP BY member.name
ORDER BY member.name
