using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace ClaimLedger.Web.Requests;

/// <summary>What was asked and answered since the server began, in the text format of Prometheus.</summary>
internal sealed class Metrics
{
    /// <summary>The media type of the format.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>What a request without a page of its own is counted as: no name that came in a request is a label.</summary>
    public const string Other = "other";

    private readonly ConcurrentDictionary<(string Page, int Status), long> _answers = [];
    private readonly ConcurrentDictionary<string, (long Count, double Seconds)> _durations = new(StringComparer.Ordinal);

    /// <summary>Counts an answer.</summary>
    /// <param name="page">The page, one of those that there are.</param>
    /// <param name="status">Its status.</param>
    /// <param name="took">How long it took.</param>
    public void Count(string page, int status, TimeSpan took)
    {
        _answers.AddOrUpdate((page, status), 1, (_, count) => count + 1);
        _durations.AddOrUpdate(
            page, (1, took.TotalSeconds), (_, before) => (before.Count + 1, before.Seconds + took.TotalSeconds));
    }

    /// <summary>All of it.</summary>
    /// <param name="gauges">What the ledger holds now, each with what it is.</param>
    /// <param name="counters">What the workspace counted, each with what it is.</param>
    public string Write(
        IEnumerable<(string Name, string Help, long Value)> gauges, IEnumerable<(string Name, string Help, long Value)> counters)
    {
        var text = new StringBuilder();
        Head(text, "requests_total", "counter", "Requests answered, by page and status.");
        foreach (var ((page, status), count) in _answers.OrderBy(pair => pair.Key))
            Line(text, "requests_total", $"{{page=\"{page}\",status=\"{status}\"}}", count);
        Head(text, "request_duration_seconds", "summary", "How long answers took, by page.");
        foreach (var (page, (count, seconds)) in _durations.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Line(text, "request_duration_seconds_sum", $"{{page=\"{page}\"}}", seconds);
            Line(text, "request_duration_seconds_count", $"{{page=\"{page}\"}}", count);
        }
        foreach (var (rows, type) in new[] { (gauges, "gauge"), (counters, "counter") })
        {
            foreach (var (name, help, value) in rows)
            {
                Head(text, name, type, help);
                Line(text, name, "", value);
            }
        }
        return text.ToString();
    }

    private static void Head(StringBuilder text, string name, string type, string help) =>
        text.Append("# HELP claimledger_").Append(name).Append(' ').Append(help).Append('\n')
            .Append("# TYPE claimledger_").Append(name).Append(' ').Append(type).Append('\n');

    private static void Line(StringBuilder text, string name, string labels, double value) =>
        text.Append(CultureInfo.InvariantCulture, $"claimledger_{name}{labels} {value:R}\n");
}
