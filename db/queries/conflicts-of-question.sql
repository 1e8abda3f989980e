-- The conflicts that lie within a question (@question, a key).
SELECT conflict.key FROM conflict WHERE conflict.question = @question AND conflict.constraint_id IS NULL AND conflict.facet IS NULL
