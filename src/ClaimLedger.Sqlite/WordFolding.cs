using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace ClaimLedger.Sqlite;

/// <summary>
/// Words without case and accents, as the index of words in a ledger has them: FTS5 itself says how, so that whatever looks for words
/// elsewhere finds the same. See https://sqlite.org/fts5.html#unicode61_tokenizer.
/// </summary>
internal static class WordFolding
{
    private const int MostKept = 50_000;

    private const string Tokenizer = """
        CREATE VIRTUAL TABLE word USING fts5 (said, tokenize = 'unicode61 remove_diacritics 2');
        CREATE VIRTUAL TABLE folded USING fts5vocab (word, row);
        """;

    private static readonly ConcurrentDictionary<string, string> Kept = new(StringComparer.Ordinal);
    private static readonly Lock Folding = new();
    private static SqliteConnection? _tokenizer;

    /// <summary>The word as the index has it.</summary>
    internal static string Fold(string word)
    {
        if (Kept.Count > MostKept)
            Kept.Clear();
        return Kept.GetOrAdd(word, Ask);
    }

    private static string Ask(string word)
    {
        lock (Folding)
        {
            if (_tokenizer is null)
            {
                _tokenizer = new SqliteConnection("Data Source=:memory:");
                _tokenizer.Open();
                Sql.Execute(_tokenizer, Tokenizer);
            }
            using (var insert = new SqliteStatement(_tokenizer, "INSERT INTO word (rowid, said) VALUES (1, @word)"))
            {
                insert.Bind("word", word);
                insert.Run();
            }
            using (var folded = new SqliteStatement(_tokenizer, "SELECT term FROM folded"))
                word = folded.Step() ? folded.Text("term") : word;
            Sql.Execute(_tokenizer, "DELETE FROM word");
            return word;
        }
    }
}
