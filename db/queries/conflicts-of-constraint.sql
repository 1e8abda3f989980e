-- The conflicts of a constraint.
SELECT conflict.key FROM conflict WHERE conflict.constraint_id = @id
