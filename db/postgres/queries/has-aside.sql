-- 1 where a claim stands aside; no row where none does.
SELECT 1 FROM claim_aside LIMIT 1
