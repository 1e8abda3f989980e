-- 1 where there is anything to say of what became of a claim; no row where there is nothing.
(SELECT 1 FROM claim_lineage LIMIT 1)
UNION ALL
(SELECT 1 FROM claim_correction LIMIT 1)
