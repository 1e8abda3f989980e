using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests;

/// <summary>What the examples of the verbs that read text read. The events are invented.</summary>
internal static class ReadingFiles
{
    /// <summary>An article, texts and pairs a line, and a draft.</summary>
    internal static void Write(DataSetFolder folder) => Articles(folder)
        .Write("article.txt", """
            At least 11 people died in the harbour fire on Tuesday, the Fire Service said. It burned for a day and a half.
            Damage of $3 million was done to 20 per cent of the quays, and around 1,800 people were led to safety.

            """)
        .Write("texts.jsonl", """
            {"id": 1, "text": "Nine people were killed.", "published": "2031-06-08"}
            {"id": 2, "text": "It burned for 36 hours."}

            """)
        .Write("pairs.jsonl", """
            {"id": 1, "claim": "Eleven people were killed in the fire.", "evidence": "The fire killed 9 people.", "a": "It burned for a week.", "b": "It burned for seven days."}
            {"id": 2, "claim": "It burned for 36 hours.", "evidence": "It burned for a day and a half.", "a": "5 died.", "b": "6 died."}

            """)
        .Write("draft.md", """
            # Harbour fire: the questions that remain

            The harbour fire started on 4 June. It burned for 36 hours, and nine people were killed.

            """);

    /// <summary>Two articles on one event.</summary>
    internal static DataSetFolder Articles(DataSetFolder folder)
    {
        foreach (var file in Directory.EnumerateFiles(RepositoryRoot.Combine("tests/data/ferry")))
            folder.Write($"articles/{Path.GetFileName(file)}", File.ReadAllText(file));
        return folder;
    }
}
