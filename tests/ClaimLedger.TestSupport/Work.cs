using System.Diagnostics;
using System.Globalization;

namespace ClaimLedger.TestSupport;

/// <summary>How much work something is, to be held against the same for less of it: so that no test asks how fast the machine is.</summary>
public static class Work
{
    // Nanoseconds on a processor, nanoseconds waited for one, slices: https://docs.kernel.org/scheduler/sched-stats.html
    private const string OfThisThread = "/proc/thread-self/schedstat";

    /// <summary>
    /// The time that this thread spends on a processor while it does something; where the system does not tell, the time that passes.
    /// </summary>
    /// <param name="action">What is done, on this thread alone.</param>
    public static TimeSpan Of(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        if (!File.Exists(OfThisThread))
        {
            var started = Stopwatch.GetTimestamp();
            action();
            return Stopwatch.GetElapsedTime(started);
        }
        var before = Nanoseconds();
        action();
        return TimeSpan.FromTicks((Nanoseconds() - before) / TimeSpan.NanosecondsPerTick);
    }

    private static long Nanoseconds() => long.Parse(File.ReadAllText(OfThisThread).Split(' ')[0], CultureInfo.InvariantCulture);
}
