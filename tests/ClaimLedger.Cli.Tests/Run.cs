using System.Text.Json;

namespace ClaimLedger.Cli.Tests;

/// <summary>What a run of the tool left behind.</summary>
internal sealed record Run(int ExitCode, string Out, string Error)
{
    private const string Unnamed = "No data set was named: reading ";

    /// <summary>All that it said on stderr.</summary>
    public string AllOfError { get; } = Error;

    /// <summary>What it said on stderr, but which data set it read where none was named.</summary>
    public string Error { get; } = Error.StartsWith(Unnamed, StringComparison.Ordinal) ? Error[(Error.IndexOf('\n') + 1)..] : Error;

    /// <summary>The data set that it read where none was named; null where one was.</summary>
    public string? Read { get; } =
        Error.StartsWith(Unnamed, StringComparison.Ordinal) ? Error[Unnamed.Length..Error.IndexOf('\n')].TrimEnd('\r') : null;

    /// <summary>The lines of stdout.</summary>
    public string[] Lines => Out.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    /// <summary>Stdout as JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    /// <summary>The property of each element of stdout's array.</summary>
    public string[] Each(string property) => [.. Json.EnumerateArray().Select(element => element.GetProperty(property).ToString())];

    /// <summary>Expects it to be done.</summary>
    public Run Done()
    {
        Assert.That(ExitCode, Is.Zero, ToString());
        return this;
    }

    public override string ToString() => $"exit {ExitCode}\n{Out}\n{Error}";
}
