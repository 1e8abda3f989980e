using System.Globalization;
using ClaimLedger.Application.Output;
using Microsoft.AspNetCore.Http;

namespace ClaimLedger.Web.Requests;

/// <summary>What an address asks of the ledger in SQL. Its parameters are named as the operand and options of <c>query</c>.</summary>
/// <param name="Sql">The statement; null where there is none yet.</param>
/// <param name="Limit">At most so many rows; null for all.</param>
/// <param name="Seconds">How long it may take.</param>
internal sealed record SqlAddress(string? Sql, int? Limit, double Seconds)
{
    public const string SqlField = "sql";
    public const string LimitField = "limit";
    public const string TimeoutField = "timeout";

    // Somebody waits, and others wait for their turn.
    private const double MostSeconds = 60;

    /// <summary>Reads it.</summary>
    /// <exception cref="UsageException">A parameter that there is not, or one that is no number.</exception>
    public static SqlAddress Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        string[] known = [SqlField, LimitField, TimeoutField];
        foreach (var (name, values) in query)
        {
            if (!known.Contains(name))
                throw new UsageException(Phrases.NoSuch("parameter", name, known));
            if (values.Count > 1)
                throw new UsageException($"{name} is given {values.Count} times, and one value is taken; leave the others out");
        }
        return new SqlAddress(
            Given(query, SqlField),
            Given(query, LimitField) is not { } limit ? null
                : int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) ? rows
                : throw new UsageException($"{LimitField} '{limit}': write a whole number, or leave it out for all"),
            Given(query, TimeoutField) is not { } timeout ? QueryRows.UsualSeconds
                : double.TryParse(timeout, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
                    && seconds is > 0 and <= MostSeconds ? seconds
                : throw new UsageException(
                    $"{TimeoutField} '{timeout}': write a number of seconds above 0 and at most {MostSeconds}"));
    }

    /// <summary>The address of the same, below a path.</summary>
    public string Of(string path)
    {
        List<string> pairs = [];
        if (Sql is not null)
            pairs.Add($"{SqlField}={Uri.EscapeDataString(Sql)}");
        if (Limit is { } limit)
            pairs.Add(string.Create(CultureInfo.InvariantCulture, $"{LimitField}={limit}"));
        if (Seconds is not QueryRows.UsualSeconds)
            pairs.Add(string.Create(CultureInfo.InvariantCulture, $"{TimeoutField}={Seconds}"));
        return pairs.Count == 0 ? path : $"{path}?{string.Join('&', pairs)}";
    }

    private static string? Given(IQueryCollection query, string name) =>
        query[name].ToString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
