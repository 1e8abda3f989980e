-- Conflicts of both ledgers of which the positions or the claims are not the same.
SELECT conflict.id
FROM main.conflict
JOIN old.conflict AS before ON before.id = conflict.id
WHERE conflict.severity <> before.severity OR conflict.scope <> before.scope
  OR (
    SELECT json_group_array(json_array(position.position, position.says, position.origins, source.id, claim.name) ORDER BY position.position, position_claim.ordinal)
    FROM main.position
    JOIN main.position_claim ON position_claim.conflict = position.conflict AND position_claim.position = position.position
    JOIN main.claim ON claim.key = position_claim.claim
    JOIN main.source ON source.key = claim.source
    WHERE position.conflict = conflict.key
  ) IS NOT (
    SELECT json_group_array(json_array(position.position, position.says, position.origins, source.id, claim.name) ORDER BY position.position, position_claim.ordinal)
    FROM old.position
    JOIN old.position_claim ON position_claim.conflict = position.conflict AND position_claim.position = position.position
    JOIN old.claim ON claim.key = position_claim.claim
    JOIN old.source ON source.key = claim.source
    WHERE position.conflict = before.key
  )
ORDER BY conflict.key
