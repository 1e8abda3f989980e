-- 1 where a claim stands aside.
SELECT EXISTS (SELECT 1 FROM claim_aside)::int
