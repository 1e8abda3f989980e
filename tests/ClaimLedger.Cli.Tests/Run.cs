using System.Text.Json;

namespace ClaimLedger.Cli.Tests;

/// <summary>What a run of the tool left behind.</summary>
internal sealed record Run(int ExitCode, string Out, string Error)
{
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
