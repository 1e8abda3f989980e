-- Where a claim stands that a source calls by a name.
SELECT place_file, place_line, place_column FROM claim WHERE source = @source AND name = @name;
