-- The conflicts in the order of their keys, as far as they are told apart by few values.
SELECT key, kind_rank, severity_rank, scope, question FROM conflict ORDER BY key
