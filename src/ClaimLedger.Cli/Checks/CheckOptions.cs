using System.CommandLine;
using ClaimLedger.Application.Checks;

namespace ClaimLedger.Cli.Checks;

/// <summary>What <c>check</c> and <c>vet</c> can be asked for alike.</summary>
internal static class CheckOptions
{
    /// <summary><c>--output</c>.</summary>
    public static Option<string[]> Output() => new("--output", "-o")
    {
        HelpName = "FORMAT=FILE",
        Description = $"Write a file in another format besides ({string.Join(", ", CheckFormats.Names)}); may be given several times.",
        DefaultValueFactory = _ => [],
    };

    /// <summary><c>--fail-on</c>.</summary>
    public static Option<string> FailOn()
    {
        var option = new Option<string>(
            "--fail-on")
        {
            HelpName = "SEVERITY",
            Description = "The least severity that fails: error (if left out), warning, note.",
            DefaultValueFactory = _ => "error",
        };
        option.CompletionSources.Add([.. TermNames<Severity>.All]);
        return option;
    }

    /// <summary>The least severity that fails.</summary>
    /// <exception cref="UsageException">There is none of that name.</exception>
    public static Severity Least(ParseResult parsed, Option<string> failOn)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        var name = parsed.GetValue(failOn)!;
        return TermNames<Severity>.Find(name, StringComparison.OrdinalIgnoreCase)
            ?? throw new UsageException(Phrases.NoSuch("severity", name, TermNames<Severity>.All));
    }
}
