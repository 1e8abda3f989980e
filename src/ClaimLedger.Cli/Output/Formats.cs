using System.Collections.Frozen;
using System.Collections.Immutable;
using System.CommandLine;
using ClaimLedger.Application.Output;

namespace ClaimLedger.Cli.Output;

/// <summary><c>--format</c>.</summary>
internal static class Formats
{
    // What people read has a name of its own where it is a table or a log; each is understood everywhere.
    private static readonly FrozenSet<string> ForPeople = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "text", "table", "console");

    /// <summary>
    /// The option, with the names that a verb knows; the first is the default, and where that is for people, goes by <c>text</c> as well.
    /// </summary>
    public static Option<string> Option(params ImmutableArray<string> names)
    {
        var option = new Option<string>("--format", "-f")
        {
            HelpName = "FORMAT",
            Description = string.Join(", ", names) + ".",
            DefaultValueFactory = _ => names[0],
            CustomParser = result => result.Tokens is [var token, ..] ? Known(token.Value) : names[0],
        };
        option.CompletionSources.Add([.. names]);
        option.Validators.Add(result =>
        {
            var name = result.Tokens is [var token, ..] ? Known(token.Value) : names[0];
            if (!names.Contains(name, StringComparer.OrdinalIgnoreCase))
                result.AddError(
                    $"there is no format '{name}' here; it is one of {string.Join(", ", names)}{Phrases.DidYouMean(name, names)}");
        });
        return option;

        string Known(string name) =>
            ForPeople.Contains(name) && ForPeople.Contains(names[0]) && !names.Contains(name, StringComparer.OrdinalIgnoreCase)
                ? names[0] : name;
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
