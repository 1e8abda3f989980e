using ClaimLedger.Exchange;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Application.Importing;

/// <summary>
/// How far a table is read, on one line of a terminal: rows, share of the file, rows a second, and how long it will take.
/// </summary>
internal sealed class ReadingProgress(Host host, TableInput table, ProgressLine line)
{
    private readonly long _started = host.Clock.GetTimestamp();

    public void Report(long rows)
    {
        if (!host.ErrorIsTerminal)
            return;
        line.Report(new BuildProgress(Words(rows, table.Position, table.Length, host.Clock.GetElapsedTime(_started)), 0, 0));
    }

    /// <summary>"reading: 41,000 rows (38%), 95,000 rows a second, 12 s left".</summary>
    public static string Words(long rows, long done, long total, TimeSpan taken)
    {
        var words = $"reading: {rows:N0} rows";
        if (total > 0)
            words += $" ({100 * done / total}%)";
        if (taken <= TimeSpan.Zero)
            return words;
        words += $", {rows / taken.TotalSeconds:N0} rows a second";
        return done > 0 && done < total ? $"{words}, {Math.Ceiling(taken.TotalSeconds * (total - done) / done):N0} s left" : words;
    }
}
