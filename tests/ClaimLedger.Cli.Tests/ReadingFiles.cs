using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests;

/// <summary>What the examples of the verbs that read text read. The events are invented.</summary>
internal static class ReadingFiles
{
    /// <summary>An article, and texts a line.</summary>
    internal static void Write(DataSetFolder folder) => folder
        .Write("article.txt", """
            At least 11 people died in the harbour fire on Tuesday, the Fire Service said. It burned for a day and a half.
            Damage of $3 million was done to 20 per cent of the quays, and around 1,800 people were led to safety.

            """)
        .Write("texts.jsonl", """
            {"id": 1, "text": "Nine people were killed.", "published": "2031-06-08"}
            {"id": 2, "text": "It burned for 36 hours."}

            """);
}
