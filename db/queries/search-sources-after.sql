-- Makes the sources found by their words whose keys come after one (@after).
INSERT INTO source_search (rowid, title) SELECT key, title FROM source WHERE key > @after
