using System.Text;
using ClaimLedger.Application.Output;

namespace ClaimLedger.Application.Checks;

/// <summary>The Markdown that GitHub shows on the page of a run.</summary>
internal static class JobSummary
{
    /// <summary>
    /// GitHub takes a mebibyte a step:
    /// https://docs.github.com/actions/reference/workflow-commands-for-github-actions#step-isolation-and-limits.
    /// </summary>
    public const int MostBytes = 1 << 20;

    // Room for the line that counts the rest.
    private const int Reserve = 200;

    /// <summary>A check as Markdown; what does not fit is counted.</summary>
    /// <param name="result">The check.</param>
    /// <param name="room">How many bytes may be used; nothing is written where not even the counts fit.</param>
    public static string Write(CheckResult result, int room)
    {
        ArgumentNullException.ThrowIfNull(result);
        var page = new Page(room);
        page.Line($"### {(result.Passed ? "✅" : "❌")} {MarkdownText.Escape(result.Title)}");
        page.Line("");
        page.Line(MarkdownText.Escape(result.Summary));
        page.Table(
            "New conflicts", ["severity", "kind", "question", "positions", "claim"],
            [.. result.Conflicts.Where(conflict => conflict.Standing == Standing.New).Select(conflict => (string[])
            [
                TermNames<Severity>.Of(conflict.Conflict.Severity),
                conflict.Kind,
                conflict.Conflict.Question.ToString(),
                conflict.Says,
                $"{conflict.Claim.Id}, {conflict.Claim.Spot.File}:{conflict.Claim.Spot.Line}",
            ])]);
        page.Table(
            "Expectations that do not hold",
            ["expected", "found"],
            [.. result.Unmet.Select(unmet => (string[])[unmet.Words, unmet.Outcome.Found!])]);
        page.Table(
            "Accepted conflicts that are gone",
            ["conflict", "what it was"],
            [.. result.Gone.Select(gone => (string[])[gone.Entry.Conflict.ToString(), gone.Description])]);
        return page.ToString();
    }

    /// <summary>The mistakes of a data set as Markdown; what does not fit is counted.</summary>
    public static string Write(Refusal refusal, int room)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        var page = new Page(room);
        page.Line($"### ❌ {MarkdownText.Escape(refusal.Name)}");
        page.Line("");
        page.Line(refusal.Summary);
        page.Table(
            "Mistakes",
            ["place", "what is wrong"],
            [.. refusal.Mistakes.Select(mistake => (string[])[$"{mistake.Spot.File}:{mistake.Spot.Line}", mistake.Message])]);
        return page.ToString();
    }

    /// <summary>A vetted draft as Markdown; what does not fit is counted.</summary>
    public static string Write(VetResult result, int room)
    {
        ArgumentNullException.ThrowIfNull(result);
        var page = new Page(room);
        page.Line($"### {(result.Passed ? "✅" : "❌")} {MarkdownText.Escape(result.Name)}");
        page.Line("");
        page.Line(MarkdownText.Escape(result.Summary));
        page.Table("Figures", ["severity", "kind", "line", "what the ledger has"],
            [
                .. result.Findings.Select(
                    figure =>
                        (string[])[
                            TermNames<Severity>.Of(figure.Finding.Severity),
                            figure.Kind,
                            $"{figure.Spot.File}:{figure.Spot.Line}",
                            figure.Finding.Explanation,
                        ]),
            ]);
        return page.ToString();
    }

    private sealed class Page(int room)
    {
        private readonly StringBuilder _text = new();
        private int _left = room - Reserve;

        public bool Line(string line)
        {
            var bytes = Encoding.UTF8.GetByteCount(line) + 1;
            if (bytes > _left)
                return false;
            _left -= bytes;
            _text.Append(line).Append('\n');
            return true;
        }

        public void Table(string title, string[] columns, string[][] rows)
        {
            if (rows.Length == 0 || !Line($"\n#### {title}\n\n{Row(columns)}\n{Row(columns.Select(_ => "---"))}"))
                return;
            var shown = rows.TakeWhile(row => Line(Row(row.Select(MarkdownText.Escape)))).Count();
            if (shown < rows.Length && _text.Length > 0)
                _text.Append($"\n…and {rows.Length - shown} more\n");
        }

        public override string ToString() => _text.ToString();

        private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
    }
}
