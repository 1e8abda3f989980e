using System.Collections.Immutable;
using System.CommandLine;
using ClaimLedger.Cli.Grammar;
using ClaimLedger.Sqlite;
using ClaimLedger.Text;

namespace ClaimLedger.Cli.Targets;

/// <summary>The options that narrow a listing, the same for every listing verb.</summary>
internal sealed class Filters
{
    private readonly Option<string[]> _kind = Several(
        "--kind", "KIND", "Kind of conflict: " + string.Join(", ", KindNames) + ".", KindNames);
    private readonly Option<string[]> _severity = Several(
        "--severity", "SEVERITY", "How grave: error, warning, note.", TermNames<Severity>.All);
    private readonly Option<string[]> _status = Several(
        "--status",
        "STATUS",
        "open, ruled or stale (ruled on before it changed), or a verdict: " + string.Join(", ", TermNames<Verdict>.All) + ".",
        StatusNames);
    private readonly Option<string[]> _scope = Several("--scope", "SCOPE", "within one source, or across sources.", TermNames<Scope>.All);
    private readonly Option<string?> _question = new(
        "--question", "-q")
    { HelpName = "ID", Description = "A question's id, or its beginning up to a dot." };
    private readonly Option<string?> _source = new("--source") { HelpName = "ID", Description = "A source's id." };
    private readonly Option<string?> _speaker = new(
        "--speaker")
    { HelpName = "NAME", Description = "A speaker's name or alias, anywhere in the chain." };
    private readonly Option<string?> _publisher = new("--publisher") { HelpName = "NAME", Description = "A publisher." };
    private readonly Option<string?> _since = new(
        "--since")
    {
        HelpName = "DATE",
        Description =
                "Published or as of this day or later: 2025-03-17, or 2025-03 for the whole month. An approximate date counts with all "
                    + "the days it covers: published in March passes --since 2025-03-31.",
    };
    private readonly Option<string?> _until = new(
        "--until")
    { HelpName = "DATE", Description = "Published this day or earlier, by the earliest day that the date covers." };
    private readonly Option<string?> _search = new(
        "--search", "-s")
    { HelpName = "WORDS", Description = "Words in the quote, the source's title or the question." };
    private readonly Option<int?> _limit = NumberOptions.Limit();
    private readonly Option<string?> _sort = new(
        "--sort")
    { HelpName = "BY", Description = string.Join(", ", ListFilter.SortNames) + "; a leading - turns it round." };

    private static ImmutableArray<string> KindNames => [.. ClaimLedger.Conflicts.Kinds.Select(kind => kind.Name)];

    private static ImmutableArray<string> StatusNames => [.. TermNames<ConflictStatus>.All, .. TermNames<Verdict>.All];

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        _sort.CompletionSources.Add([.. ListFilter.SortNames]);
        foreach (Option option in (Option[])[
            _kind, _severity, _status, _scope, _question, _source, _speaker, _publisher, _since, _until, _search, _limit, _sort,
        ])
            command.Add(option);
    }

    /// <summary>Lets an option complete what the data set holds.</summary>
    public void Complete(
        Func<Func<Ledger, IEnumerable<string>>, Func<System.CommandLine.Completions.CompletionContext, IEnumerable<string>>> from)
    {
        ArgumentNullException.ThrowIfNull(from);
        _question.CompletionSources.Add(from(ledger => ledger.Questions(new ListFilter()).Select(row => row.Question.Id.ToString())));
        _source.CompletionSources.Add(from(ledger => ledger.Sources(new ListFilter()).Select(row => row.Source.Id.ToString())));
        _publisher.CompletionSources.Add(from(ledger => ledger.Sources(new ListFilter()).Select(row => row.Source.Publisher).Distinct()));
        _speaker.CompletionSources.Add(from(ledger => ledger.Speakers().Select(speaker => speaker.Name.ToString())));
    }

    /// <summary>Finds what is wrong with the options before anything is read or built.</summary>
    /// <exception cref="UsageException">An unknown name, a date that is none.</exception>
    public void Validate(ParseResult parsed)
    {
        Read(parsed);
    }

    /// <summary>Reads the options.</summary>
    /// <exception cref="UsageException">An unknown name, a date that is none.</exception>
    public ListFilter Read(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        var statuses = Values(parsed, _status);
        foreach (var name in statuses)
            Check(name, StatusNames, "status");
        var (since, until) = (Day(parsed, _since)?.First, Day(parsed, _until)?.Last);
        if (since > until)
            throw new UsageException(
                $"--since {parsed.GetValue(_since)} is later than --until {parsed.GetValue(_until)}, so nothing could pass; swap them");
        return new ListFilter
        {
            Kinds = Parse<ConflictKind>(parsed, _kind, "kind"),
            Severities = Parse<Severity>(parsed, _severity, "severity"),
            Scope = Parse<Scope>(parsed, _scope, "scope") is [var scope] ? scope : null,
            Statuses = [
                .. statuses
                    .Select(name => TermNames<ConflictStatus>.Find(name, StringComparison.OrdinalIgnoreCase))
                    .OfType<ConflictStatus>(),
            ],
            Verdicts = [.. statuses.Select(name => TermNames<Verdict>.Find(name, StringComparison.OrdinalIgnoreCase)).OfType<Verdict>()],
            Question = parsed.GetValue(_question),
            Source = parsed.GetValue(_source),
            Speaker = parsed.GetValue(_speaker),
            Publisher = parsed.GetValue(_publisher),
            Since = since,
            Until = until,
            Search = parsed.GetValue(_search) is { } words && string.IsNullOrWhiteSpace(words) ? null : parsed.GetValue(_search),
            Limit = parsed.GetValue(_limit),
            Sort = Sort(parsed),
        };
    }

    /// <summary>Refuses a name that the ledger does not know: an empty list would say that there is nothing under it.</summary>
    /// <exception cref="UsageException">There is no such question, source, publisher or speaker.</exception>
    public void Refuse(ParseResult parsed, Ledger ledger)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        ArgumentNullException.ThrowIfNull(ledger);
        if (parsed.GetValue(_question) is { } question)
        {
            KnownNames.Check(
                "question",
                question,
                [.. ledger.Questions(new ListFilter()).Select(row => row.Question.Id.ToString())],
                KnownNames.IsQuestion);
        }
        if (parsed.GetValue(_source) is { } source)
            KnownNames.Check("source", source, [.. ledger.Sources(new ListFilter()).Select(row => row.Source.Id.ToString())]);
        if (parsed.GetValue(_publisher) is { } publisher)
        {
            KnownNames.Check(
                "publisher", publisher, [.. ledger.Sources(new ListFilter()).Select(row => row.Source.Publisher)], KnownNames.IsAlike);
        }
        if (parsed.GetValue(_speaker) is { } speaker)
        {
            KnownNames.Check(
                "speaker",
                speaker,
                [.. ledger.Speakers().SelectMany(known => known.Also.Prepend(known.Name.ToString()))],
                KnownNames.IsAlike);
        }
    }

    /// <summary>Whether nothing was asked for: <c>--limit 0</c>.</summary>
    public bool AsksForNothing(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        return parsed.GetValue(_limit) == 0;
    }

    private static Option<string[]> Several(string name, string value, string description, ImmutableArray<string> names)
    {
        var option = new Option<string[]>(name) { HelpName = value, Description = description, Arity = ArgumentArity.OneOrMore };
        option.CompletionSources.Add([.. names]);
        return option;
    }

    private static List<string> Values(ParseResult parsed, Option<string[]> option) =>
        [
            .. (parsed.GetValue(option) ?? [])
                .SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                .Select(value => value.ToLowerInvariant())
                .Distinct(),
        ];

    private static ImmutableArray<T> Parse<T>(ParseResult parsed, Option<string[]> option, string what)
        where T : struct, Enum
    {
        var values = ImmutableArray.CreateBuilder<T>();
        foreach (var name in Values(parsed, option))
        {
            Check(name, TermNames<T>.All, what);
            values.Add(TermNames<T>.Find(name, StringComparison.OrdinalIgnoreCase)!.Value);
        }
        return values.ToImmutable();
    }

    private static void Check(string name, ImmutableArray<string> names, string what)
    {
        if (!names.Contains(name))
            throw new UsageException(Phrases.NoSuch(what, name, names));
    }

    private static DaySpan? Day(ParseResult parsed, Option<string?> option)
    {
        if (parsed.GetValue(option) is not { } text)
            return null;
        var read = Edtf.Parse(text);
        return read.Success ? read.Value : throw new UsageException($"{option.Name} '{text}': {read.Wrong}; {read.Cure}");
    }

    private string? Sort(ParseResult parsed)
    {
        if (parsed.GetValue(_sort) is not { } sort)
            return null;
        var name = sort.StartsWith('-') ? sort[1..] : sort;
        Check(name.ToLowerInvariant(), ListFilter.SortNames, "sort");
        return sort.ToLowerInvariant();
    }
}
