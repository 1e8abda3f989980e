-- Writes that one source has what it says from another.
INSERT INTO source_origin (source, ordinal, derives_from) SELECT @source, @ordinal, key FROM source WHERE id = @id
