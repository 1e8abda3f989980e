using System.Collections.Immutable;
using ClaimLedger.Reconciliation;
using ClaimLedger.Text;

namespace ClaimLedger.Tests.Reconciliation;

/// <summary>Builds an invented data set in memory, claim by claim, through the real value parser.</summary>
internal sealed class Story
{
    private readonly List<Question> _questions = [];
    private readonly List<Constraint> _constraints = [];
    private readonly List<Facet> _facets = [];
    private readonly Dictionary<string, Speaker> _speakers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Source Source, List<Claim> Claims)> _sources = new(StringComparer.Ordinal);

    public Story Question(string id, AnswerType answer = AnswerType.Quantity, OverTime overTime = OverTime.Fixed, string? unit = null,
        string? subject = null,
        string[]? options = null,
        string? @event = null,
        string? facet = null,
        string[]? breaks = null,
        (string, string)[]? exclusive = null,
        string? tolerance = null)
    {
        string[] names = facet is null ? options ?? [] : [.. _facets.Single(item => item.Id == facet).Terms.Select(term => term.Id)];
        _questions.Add(new Question
        {
            Id = new(id),
            Subject = subject ?? "Harbour fire",
            Asks = $"What is {id}?",
            Answer = answer,
            OverTime = overTime,
            Unit = unit ?? (answer == AnswerType.Quantity ? "people" : null),
            Options = [.. names],
            Exclusions = [.. names.Select((name, index) => Exclusions(names, index, exclusive))],
            Event = @event,
            Facet = facet,
            Tolerance = tolerance,
            Breaks = [.. (breaks ?? []).Select(day => new SeriesBreak(Edtf.Parse(day).Value, "The counter was redefined."))],
        });
        return this;
    }

    public Story Facet(string id, params string[] terms)
    {
        _facets.Add(
            new Facet { Id = id, Asks = $"Which {id}?", Terms = [.. terms.Select(term => new FacetTerm { Id = term, ShownBy = [term] })] });
        return this;
    }

    public Story Constraint(string holds, string? id = null)
    {
        _constraints.Add(new Constraint { Id = id ?? $"constraint-{_constraints.Count + 1}", Holds = holds });
        return this;
    }

    public Story Speaker(string name, SpeakerKind kind = SpeakerKind.Office, string? speaksFor = null)
    {
        _speakers[name] = new Speaker
        {
            Name = new(name),
            Kind = kind,
            SpeaksFor = speaksFor is { } speakerName
            ? new SpeakerName(speakerName) : null
        };
        return this;
    }

    public Story Source(string id, string published, string? publisher = null, params string[] derivedFrom)
    {
        _sources[id] = (new Source
        {
            Id = new(id),
            Title = $"Title of {id}",
            Publisher = publisher ?? id + " Gazette",
            Published = WrittenDate.Parse(published).Value,
            DerivedFrom = [.. derivedFrom.Select(origin => new SourceId(origin))],
            Claims = [],
        }, []);
        return this;
    }

    /// <summary>Lets a source have these versions, named by the days on which they were retrieved.</summary>
    public Story Versions(string source, params string[] retrieved)
    {
        var (document, claims) = _sources[source];
        _sources[source] = (document with
        {
            Versions = [.. retrieved.Select(day => new SourceVersion { Retrieved = WrittenDate.Parse(day).Value })],
        }, claims);
        return this;
    }

    /// <summary>Adds a claim; the chain is written "first speaker > wire", what it corrects "SOURCE/ID".</summary>
    public Story Claim(
        string source, string question, string says, string? by = null, string? asOf = null, Modality modality = Modality.Stated,
            string? id = null,
            (string Facet, string Term)? frame = null,
            int? version = null,
            string? corrects = null,
            string? withdrawn = null)
    {
        var (document, claims) = _sources[source];
        var asked = _questions.Single(item => item.Id == new QuestionId(question));
        var chain = by?.Split(" > ") ?? [];
        foreach (var name in chain)
            _speakers.TryAdd(
                name,
                new Speaker
                {
                    Name = new(name),
                    Kind = name.EndsWith("Wire", StringComparison.Ordinal) ? SpeakerKind.Outlet : SpeakerKind.Office,
                });
        var value = ValueParser.Parse(says, ValueContext.For(asked, document.Published.Days, modality));
        Assert.That(value.Success, Is.True, $"{says}: {value.Wrong}; {value.Cure}");
        ImmutableArray<Frame> frames = frame is { } shown ? [new Frame(shown.Facet, shown.Term, shown.Term)] : [];
        if (asked.Facet is not null)
            frames = [.. frames, new Frame(asked.Facet, says, says)];
        claims.Add(new Claim
        {
            Id = new($"{source}/{id ?? $"{question}-{claims.Count + 1}"}"),
            Source = new(source),
            Question = new(question),
            Value = value.Value!,
            AsOf = asOf is null ? WrittenDate.Unwritten(document.Published.Days) : WrittenDate.Parse(asOf).Value,
            Speakers = [.. chain.Select(name => new SpeakerName(name))],
            Modality = modality,
            Quote = says,
            Frames = frames,
            Version = version,
            Corrects = corrects is null ? [] : [new(corrects)],
            Withdrawn = withdrawn is null ? null : new Withdrawal(WrittenDate.Parse(withdrawn).Value, null),
        });
        return this;
    }

    public DataSet Build() => new()
    {
        Title = "An invented story",
        Questions = [.. _questions],
        Constraints = [.. _constraints],
        Facets = [.. _facets],
        Speakers = [.. _speakers.Values],
        Sources = [
            .. _sources.Values
                .Select(pair => pair.Source with { Claims = [.. pair.Claims] })
                .OrderBy(source => source.Id),
        ],
    };

    public IReadOnlyList<Claim> Claims() => [.. Build().Sources.SelectMany(source => source.Claims)];

    public IReadOnlyList<Conflict> Reconcile() => [.. Reconciler.Reconcile(new DataSetView(Build()))];

    /// <summary>Each conflict in a line: kind, question, scope, and what the positions say.</summary>
    public string[] Told() => [.. Reconcile().Select(Tell)];

    public static string Tell(Conflict conflict) =>
        $"{Conflicts.Info(conflict.Kind).Name} {conflict.Question} {conflict.Scope.ToString().ToLowerInvariant()}: "
            + $"{string.Join(" | ", conflict.Positions.Select(position => position.Says))}";

    private static OptionSet Exclusions(string[] names, int index, (string, string)[]? pairs)
    {
        if (string.Equals(names[index], "unknown", StringComparison.Ordinal))
            return default;
        var excludes = default(OptionSet);
        for (var other = 0; other < names.Length; other++)
        {
            var excluded = pairs is null
                ? other != index && names[other] != "unknown"
                : Array.Exists(pairs, pair => pair == (names[index], names[other]) || pair == (names[other], names[index]));
            if (excluded)
                excludes = excludes.With(other);
        }
        return excludes;
    }
}
