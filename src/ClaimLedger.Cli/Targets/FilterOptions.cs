using System.Collections.Immutable;
using System.CommandLine;
using ClaimLedger.Application.Targets;
using ClaimLedger.Cli.Grammar;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Cli.Targets;

/// <summary>The options that narrow a listing, the same for every listing verb.</summary>
internal sealed class FilterOptions
{
    private readonly Option<string[]> _kind = Several(
        "--kind", "KIND", "Kind of conflict: " + string.Join(", ", FilterRequest.KindNames) + ".", FilterRequest.KindNames);
    private readonly Option<string[]> _severity = Several(
        "--severity", "SEVERITY", "How grave: error, warning, note.", TermNames<Severity>.All);
    private readonly Option<string[]> _status = Several(
        "--status",
        "STATUS",
        "open, ruled or stale (ruled on before it changed), or a verdict: " + string.Join(", ", TermNames<Verdict>.All) + ".",
        FilterRequest.StatusNames);
    private readonly Option<string[]> _scope = Several("--scope", "SCOPE", "within one source, or across sources.", TermNames<Scope>.All);
    private readonly Option<string?> _question = new(
        "--question", "-q")
    { HelpName = "ID", Description = "A question's id, or its beginning up to a dot." };
    private readonly Option<string?> _source = new("--source") { HelpName = "ID", Description = "A source's id." };
    private readonly Option<string?> _speaker = new(
        "--speaker")
    { HelpName = "NAME", Description = "A speaker's name or alias, anywhere in the chain." };
    private readonly Option<string?> _publisher = new("--publisher") { HelpName = "NAME", Description = "A publisher." };
    private readonly Option<string?> _event = new(
        "--event")
    { HelpName = "ID", Description = "An event, as questions name it." };
    private readonly Option<string?> _unit = new("--unit") { HelpName = "UNIT", Description = "The unit of a question's numbers." };
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

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        _sort.CompletionSources.Add([.. ListFilter.SortNames]);
        foreach (Option option in (Option[])[
            _kind, _severity, _status, _scope, _question, _source, _speaker, _publisher, _event, _unit, _since, _until, _search, _limit,
            _sort,
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
        _event.CompletionSources.Add(from(ledger => Texts(ledger, question => question.Event)));
        _unit.CompletionSources.Add(from(ledger => Texts(ledger, question => question.Unit)));
        _speaker.CompletionSources.Add(from(ledger => ledger.Speakers().Select(speaker => speaker.Name.ToString())));
    }

    /// <summary>What the options ask for.</summary>
    public FilterRequest Of(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        return new FilterRequest
        {
            Mark = "--",
            Kind = Several(parsed, _kind),
            Severity = Several(parsed, _severity),
            Status = Several(parsed, _status),
            Scope = Several(parsed, _scope),
            Question = parsed.GetValue(_question),
            Source = parsed.GetValue(_source),
            Speaker = parsed.GetValue(_speaker),
            Publisher = parsed.GetValue(_publisher),
            Event = parsed.GetValue(_event),
            Unit = parsed.GetValue(_unit),
            Since = parsed.GetValue(_since),
            Until = parsed.GetValue(_until),
            Search = parsed.GetValue(_search),
            Limit = parsed.GetValue(_limit),
            Sort = parsed.GetValue(_sort),
        };
    }

    private static IEnumerable<string> Texts(Ledger ledger, Func<Question, string?> text) =>
        ledger.Questions(new ListFilter()).Select(row => text(row.Question)).OfType<string>().Distinct();

    private static Option<string[]> Several(string name, string value, string description, ImmutableArray<string> names)
    {
        var option = new Option<string[]>(name) { HelpName = value, Description = description, Arity = ArgumentArity.OneOrMore };
        option.CompletionSources.Add([.. names]);
        return option;
    }

    private static ImmutableArray<string> Several(ParseResult parsed, Option<string[]> option) => [.. parsed.GetValue(option) ?? []];
}
