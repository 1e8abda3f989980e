using System.Collections.Immutable;
using System.CommandLine;

namespace ClaimLedger.Cli.Output;

/// <summary><c>--format</c>.</summary>
internal static class Formats
{
    /// <summary>The option, with the names that a verb knows; the first is the default.</summary>
    public static Option<string> Option(params ImmutableArray<string> names)
    {
        var option = new Option<string>("--format", "-f")
        {
            HelpName = "FORMAT",
            Description = string.Join(", ", names) + ".",
            DefaultValueFactory = _ => names[0],
        };
        option.CompletionSources.Add([.. names]);
        option.Validators.Add(result =>
        {
            var name = result.Tokens is [var token, ..] ? token.Value : names[0];
            if (!names.Contains(name, StringComparer.OrdinalIgnoreCase))
                result.AddError(
                    $"there is no format '{name}' here; it is one of {string.Join(", ", names)}{Phrases.DidYouMean(name, names)}");
        });
        return option;
    }

    /// <summary>The four formats of a listing.</summary>
    public static Option<string> ForListings() => Option(TermNames<Format>.All);

    /// <summary>The format of a listing.</summary>
    public static Format Of(ParseResult parsed, Option<string> option)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        return TermNames<Format>.Find(parsed.GetValue(option)!, StringComparison.OrdinalIgnoreCase) ?? Format.Table;
    }
}
