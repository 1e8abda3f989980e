-- Claims of both ledgers that are not the same in everything but their place in the files; after compare-ledgers.sql.
SELECT source.id || '/' || claim.name AS id
FROM main.claim
CROSS JOIN temp.same_claim ON same_claim.new = claim.key
CROSS JOIN old.claim AS before ON before.key = same_claim.old
JOIN main.source ON source.key = claim.source
LEFT JOIN temp.same_question ON same_question.new = claim.question
LEFT JOIN temp.same_chain ON same_chain.new = claim.chain
LEFT JOIN temp.touched ON touched.claim = claim.key
WHERE touched.claim IS NOT NULL
  OR coalesce(same_question.old, -1) <> before.question
  OR CASE WHEN claim.chain IS NULL THEN NULL ELSE coalesce(same_chain.old, -1) END IS NOT before.chain
  OR claim.says <> before.says OR claim.form <> before.form
  OR claim.literal_low IS NOT before.literal_low OR claim.literal_high IS NOT before.literal_high OR claim.literal_ends IS NOT before.literal_ends
  OR claim.usual_low IS NOT before.usual_low OR claim.usual_high IS NOT before.usual_high OR claim.usual_ends IS NOT before.usual_ends
  OR claim.written IS NOT before.written OR claim.reading IS NOT before.reading OR claim.options IS NOT before.options
  OR claim.as_of IS NOT before.as_of OR claim.as_of_first <> before.as_of_first OR claim.as_of_last <> before.as_of_last
  OR claim.as_of_uncertain <> before.as_of_uncertain OR claim.modality <> before.modality
  OR claim.quote IS NOT before.quote OR claim.note IS NOT before.note
ORDER BY claim.key
