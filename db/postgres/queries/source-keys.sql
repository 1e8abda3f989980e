-- The keys of the sources that pass, in their order.
SELECT source.key FROM source
JOIN publisher ON publisher.key = source.publisher
/* beside */
WHERE /* where */
ORDER BY /* order */
/* limit */
