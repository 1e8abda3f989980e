-- How many conflicts pass.
SELECT count(*) FROM conflict WHERE /* where */
