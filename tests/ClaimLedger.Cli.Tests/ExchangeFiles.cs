using System.Text.RegularExpressions;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests;

/// <summary>What the examples of <c>import</c> and <c>extract</c> read.</summary>
internal static partial class ExchangeFiles
{
    /// <summary>The table and the map that docs/exchange.md shows.</summary>
    internal static (string Table, string Map) Shown()
    {
        var text = File.ReadAllText(RepositoryRoot.Combine("docs/exchange.md")).ReplaceLineEndings("\n");
        var blocks = Block().Matches(text).ToDictionary(match => match.Groups["kind"].Value, match => match.Groups["text"].Value);
        return (blocks["csv"], blocks["yaml"]);
    }

    /// <summary>Exports a data set into its folder, and puts the foreign table beside it.</summary>
    internal static void Write(Cli cli, DataSetFolder folder)
    {
        cli.Done("export", "--format", "csv", "-o", "claims.csv");
        cli.Done("export", "--format", "jsonl", "-o", "everything.jsonl");
        var (table, map) = Shown();
        folder.Write("article.txt", "The harbourmaster said 42 boats sank.\n").Write("answers.txt", "skip\n")
            .Write(
                "article.html", "<title>Boats sink</title><meta name=date content=2031-06-05><p>The harbourmaster said 42 boats sank.</p>");
        folder.Write("counts.csv", table).Write("counts-map.yaml", map);
    }

    [GeneratedRegex(
        "```(?<kind>csv|yaml)\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Block();
}
