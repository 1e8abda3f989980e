using System.Globalization;

namespace ClaimLedger.Benchmarks;

/// <summary>What a PostgreSQL server and its processes use, as Linux tells it.</summary>
/// <param name="postmaster">The process that all others are children of.</param>
internal sealed class ServerUsage(int postmaster)
{
    private const double TicksOfASecond = 100;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    /// <summary>Seconds of processor time since it was started, with those of processes that have ended.</summary>
    internal double Processor => Own().Sum(fields => fields.Sum) / TicksOfASecond;

    /// <summary>
    /// Does something, and tells the most memory in bytes that the server used meanwhile; what its processes share counts once.
    /// </summary>
    internal long PeakDuring(Action work)
    {
        using var ended = new ManualResetEventSlim();
        var looking = Task.Run(() =>
        {
            var peak = 0L;
            do
                peak = Math.Max(peak, Memory());
            while (!ended.Wait(BetweenLooks));
            return peak;
        });
        try
        {
            work();
        }
        finally
        {
            ended.Set();
        }
        return looking.Result;
    }

    private long Memory() => Own()
        .Select(process => Lines($"/proc/{process.Id}/smaps_rollup"))
        .Select(lines => lines.FirstOrDefault(line => line.StartsWith("Pss:", StringComparison.Ordinal)))
        .OfType<string>()
        .Sum(line => 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture));

    // https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: the 4th field is the parent, the 14th to 17th are times of the process
    // and of its children that have ended.
    private IEnumerable<(int Id, long Sum)> Own()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id))
                continue;
            if (Lines($"/proc/{id}/stat") is not [var line, ..])
                continue;
            var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            if (id == postmaster || fields[1] == postmaster.ToString(CultureInfo.InvariantCulture))
                yield return (id, fields[11..15].Sum(field => long.Parse(field, CultureInfo.InvariantCulture)));
        }
    }

    // A process may have ended since it was seen.
    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
