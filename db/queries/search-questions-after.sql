-- Makes the questions found by their words whose keys come after one (@after).
INSERT INTO question_search (rowid, subject, asks) SELECT key, subject, asks FROM question WHERE key > @after
