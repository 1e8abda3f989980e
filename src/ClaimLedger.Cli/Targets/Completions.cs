using System.CommandLine;
using System.CommandLine.Completions;
using ClaimLedger.Application.Targets;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Cli.Targets;

/// <summary>Completes ids and names from the ledger, where one is at hand: a completion never compiles.</summary>
internal static class Completions
{
    /// <summary>Makes completion sources for a verb with these operands.</summary>
    public static Func<Func<Ledger, IEnumerable<string>>, Func<CompletionContext, IEnumerable<string>>> From(
        Host host, Option<string?> dataSet, Argument<string[]> operands) =>
        read => context => Read(host, context, dataSet, operands, read);

    private static IReadOnlyList<string> Read(
        Host host, CompletionContext context, Option<string?> dataSet, Argument<string[]> operands, Func<Ledger, IEnumerable<string>> read)
    {
        try
        {
            // What is being typed is not yet an operand.
            var typed = (context.ParseResult.GetValue(operands) ?? []).Where(operand => operand != context.WordToComplete).ToArray();
            var (target, _) = TargetFinder.Find(
                host, typed, context.ParseResult.GetValue(dataSet), "ids", most: int.MaxValue, isSilent: true);
            var path = target switch
            {
                Target.Folder folder => LedgerCache.Fresh(host, folder),
                _ => target.Path,
            };
            if (path is null)
                return [];
            using var ledger = Ledger.Open(path);
            return [.. read(ledger)];
        }
        catch (Exception exception) when (exception is UsageException or LedgerException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
