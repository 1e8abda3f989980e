-- What tells a conflict (@key) from one of the same id: severity, scope, and what stands in its positions.
SELECT
  conflict.id,
  json_array(conflict.severity, conflict.scope, (
    SELECT json_group_array(json_array(position.position, position.says, position.origins, position_claim.claim) ORDER BY position.position, position_claim.ordinal)
    FROM position
    JOIN position_claim ON position_claim.conflict = position.conflict AND position_claim.position = position.position
    WHERE position.conflict = conflict.key
  )) AS content
FROM conflict
WHERE conflict.key = @key
