-- Makes the claims found by their words whose keys come after one (@after).
INSERT INTO claim_search (rowid, quote) SELECT key, quote FROM claim WHERE key > @after
