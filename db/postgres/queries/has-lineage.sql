-- 1 where there is anything to say of what became of a claim.
SELECT (EXISTS (SELECT 1 FROM claim_lineage) OR EXISTS (SELECT 1 FROM claim_correction))::int
