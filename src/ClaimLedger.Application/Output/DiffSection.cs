using System.Collections.Immutable;
using System.Text.Json;
using ClaimLedger.Comparison;

namespace ClaimLedger.Application.Output;

/// <summary>A change as every format shows it.</summary>
/// <param name="Sort">What changed: "claim".</param>
/// <param name="Kind">What happened to it.</param>
/// <param name="Cause">What lies behind it, or null.</param>
/// <param name="Id">Its id.</param>
/// <param name="Grade">For a conflict, how grave it is.</param>
/// <param name="About">The rest in texts of fixed words and texts of the data set by turns, which Markdown tells apart.</param>
/// <param name="Fields">What differs.</param>
/// <param name="WriteJson">Writes what programs should know besides.</param>
internal sealed record DiffRow(
    string Sort,
    ChangeKind Kind,
    ChangeCause? Cause,
    string Id,
    Severity? Grade,
    ImmutableArray<AboutPart> About,
    ImmutableArray<FieldChange> Fields,
    Action<Utf8JsonWriter> WriteJson)
{
    /// <summary>What lies behind a change, as it is labelled.</summary>
    public static string Label(ChangeCause cause) => cause switch
    {
        ChangeCause.SourceChanged => "source changed",
        ChangeCause.Correction => "correction",
        _ => "rule changed",
    };

    /// <summary>What it is about on one line.</summary>
    public string Line => string.Concat(About.Select(part => part.Text));
}

/// <summary>A piece of a line.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsData">Whether it comes from the data set.</param>
internal readonly record struct AboutPart(string Text, bool IsData);

/// <summary>The changes to things of one sort.</summary>
/// <param name="Sort">What they are, in the plural: "claims".</param>
/// <param name="Rows">The changes.</param>
/// <param name="Unchanged">How many did not change.</param>
internal sealed record DiffSection(string Sort, ImmutableArray<DiffRow> Rows, int Unchanged)
{
    /// <summary>How many came, went or changed.</summary>
    public int Count(ChangeKind kind) => Rows.Count(row => row.Kind == kind);

    /// <summary>The sections of a comparison, what matters most first.</summary>
    public static ImmutableArray<DiffSection> Of(DataSetDiff diff)
    {
        ArgumentNullException.ThrowIfNull(diff);
        return
        [
            Section("conflicts", "conflict", diff.Conflicts, OfConflict, conflict => conflict.Severity, (json, conflict) =>
            {
                json.WriteString("kind", Conflicts.Info(conflict.Kind).Name);
                json.WriteString("severity", TermNames<Severity>.Of(conflict.Severity));
                json.WriteString("question", conflict.Question.ToString());
                json.Texts("positions", conflict.Positions.Select(position => position.Says));
                json.WriteString("explanation", conflict.WithHint);
            }),
            Section(
                "claims", "claim", diff.Claims,
                claim => [Data(claim.Question.ToString()), Fixed(": "), Data(claim.Value.Text)], null, (json, claim) =>
                {
                    json.WriteString("question", claim.Question.ToString());
                    json.WriteString("source", claim.Source.ToString());
                    json.WriteString("says", claim.Value.Text);
                    json.Optional("quote", claim.Quote);
                }),
            Section(
                "sources",
                "source",
                diff.Sources,
                source => [Data(source.Title)],
                null,
                (json, source) => json.WriteString("title", source.Title)),
            Section(
                "questions",
                "question",
                diff.Questions,
                question => [Data(question.Asks)],
                null,
                (json, question) => json.WriteString("asks", question.Asks)),
            Section(
                "constraints",
                "constraint",
                diff.Constraints,
                constraint => [Data(constraint.Holds)],
                null,
                (json, constraint) => json.WriteString("holds", constraint.Holds)),
            Section(
                "speakers",
                "speaker",
                diff.Speakers,
                speaker => [Fixed(TermNames<SpeakerKind>.Of(speaker.Kind))],
                null,
                (json, speaker) => json.WriteString("kind", TermNames<SpeakerKind>.Of(speaker.Kind))),
            Section(
                "facets", "facet", diff.Facets, facet => [Data(facet.Asks)], null, (json, facet) => json.WriteString("asks", facet.Asks)),
            Section("rulings", "ruling", diff.Rulings, ruling => [Data(ClaimPhrases.Ruling(ruling))], null, (json, ruling) =>
            {
                json.WriteString("verdict", TermNames<Verdict>.Of(ruling.Verdict));
                json.WriteString("reason", ruling.Reason);
                json.WriteString("by", ruling.By);
                json.WriteString("on", ruling.On.ToString("yyyy-MM-dd"));
            }),
        ];
    }

    private static ImmutableArray<AboutPart> OfConflict(Conflict conflict)
    {
        var parts = ImmutableArray.CreateBuilder<AboutPart>();
        parts.AddRange(Fixed($"{Conflicts.Info(conflict.Kind).Name} in "), Data(conflict.Question.ToString()), Fixed(": "));
        for (var index = 0; index < conflict.Positions.Length; index++)
        {
            if (index > 0)
                parts.Add(Fixed(" | "));
            parts.Add(Data(conflict.Positions[index].Says));
        }
        return parts.ToImmutable();
    }

    private static AboutPart Data(string text) => new(text, IsData: true);

    private static AboutPart Fixed(string text) => new(text, IsData: false);

    private static DiffSection Section<T>(
        string sorts,
        string sort,
        Changes<T> changes,
        Func<T, ImmutableArray<AboutPart>> about,
        Func<T, Severity>? grade,
        Action<Utf8JsonWriter, T> writeJson)
        where T : class => new(
            sorts,
            [.. changes.All.Select(change => new DiffRow(
                sort,
                change.Kind,
                change.Cause,
                change.Id,
                grade?.Invoke(change.Latest),
                about(change.Latest),
                change.Fields,
                json => writeJson(json, change.Latest)))],
            changes.Unchanged);
}
