using ClaimLedger.Application.Output;
using ClaimLedger.Application.Targets;
using ClaimLedger.Cli.Grammar;
using ClaimLedger.Cli.Output;
using ClaimLedger.Cli.Targets;
using ClaimLedger.Comparison;

namespace ClaimLedger.Cli.Verbs;

/// <summary><c>claimledger diff</c>.</summary>
internal static class DiffVerb
{
    public static VerbCommand Create(Host host)
    {
        var operands = Operands.Argument("A");
        var format = Formats.Option("table", "json", "markdown");
        var verb = new VerbCommand(
            "diff", "Compare two data sets, ledgers or git revisions: which claims and conflicts came, went and changed, and why.")
        {
            Usage = "A [B] [options]",
            TakesDataSet = false,
            Notes =
            [
                "A and B are each a folder that holds ledger.yaml, a file that `claimledger build` wrote, or a git revision: HEAD~1, "
                    + "v1.0, or HEAD~1:PATH where the data set stood in another folder. A folder or file of that name is taken before a "
                    + "revision. B left out is the data set you stand in. A revision is looked up in the repository in which the other "
                    + "operand, or else the data set you stand in, stands.",
                "Every change bears a label. Rule changed: the words of the claims are the same and are read or compared in another way "
                    + "(table of readings, tolerance, unit, options, constraints, the tool itself). Correction: a claim is corrected or "
                    + "withdrawn, or corrects another, and what follows from that. Source changed: everything else. A ruling is a "
                    + "person's decision and bears none.",
                "Old revisions are validated and reconciled by this version of the tool, so that what differs is the data; ledgers are "
                    + "compared as they were built. Where a quote stands in its archived text is not compared. Markdown is at most as "
                    + "long as GitHub takes in a comment, and counts the rest. Both data sets are held in memory.",
            ],
            Examples =
            [
                new("diff HEAD .", "what has changed since the last commit"),
                new("diff HEAD --format markdown", "the same, for a comment on a pull request"),
                new("diff ledger.db . --format json", "what a ledger lacks, for a program"),
            ],
        };
        verb.Add(operands);
        verb.Add(format);
        verb.SetAction(parsed =>
        {
            var (before, after) = parsed.GetValue(operands)! switch
            {
                [var only] => (only, (string?)null),
                [var first, var second] => (first, second),
                [] => throw new UsageException("a data set, ledger or revision to compare with is missing; write one, such as HEAD"),
                [_, _, var more, ..] => throw new UsageException($"two are compared; '{more}' is one too many"),
            };
            var (was, @is) = DiffOperands.Read(host, before, after);
            var sections = DiffSection.Of(DataSetDiff.Between(was, @is));
            switch (Formats.Of(parsed, format))
            {
                case Format.Json:
                    DiffText.Json(host, before, after ?? ".", sections);
                    break;
                case Format.Markdown:
                    host.Out.Write(DiffText.Markdown(before, after ?? ".", sections));
                    break;
                default:
                    DiffTable.Write(host, sections);
                    break;
            }
            return ExitCodes.Done;
        });
        return verb;
    }
}
