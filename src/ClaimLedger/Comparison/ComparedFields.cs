using System.Collections.Immutable;
using ClaimLedger.Text;
using Humanizer;

namespace ClaimLedger.Comparison;

/// <summary>A field by which things of one sort are compared.</summary>
/// <param name="Name">Its name, as the data set's format has it.</param>
/// <param name="Text">What it holds, as a text; null or empty for nothing.</param>
internal sealed record ComparedField<T>(string Name, Func<T, string?> Text);

/// <summary>What is compared of each sort of thing: a row a field.</summary>
internal static class ComparedFields
{
    public static readonly ImmutableArray<ComparedField<Source>> OfSource =
    [
        new("id", source => source.Id.ToString()),
        new("title", source => source.Title),
        new("publisher", source => source.Publisher),
        new("url", source => source.Url),
        new("published", source => source.Published.ToString()),
        new("dated-by", source => source.DatedBy),
        new("language", source => source.Language),
        new("sha256", source => source.Sha256),
        new(
            "versions",
            source =>
                Joined("; ", source.Versions.Select(version => Joined(" ", [version.Retrieved.ToString(), version.Sha256, version.Note])))),
        new("note", source => source.Note),
    ];

    public static readonly ImmutableArray<ComparedField<Question>> OfQuestion =
    [
        new("id", question => question.Id.ToString()),
        new("subject", question => question.Subject),
        new("asks", question => question.Asks),
        new("answer", question => Name(question.Answer)),
        new("unit", question => question.Unit),
        new("over-time", question => Name(question.OverTime)),
        new("options", question => Joined(", ", question.Options)),
        new("exclusive", Exclusions),
        new("facet", question => question.Facet),
        new("event", question => question.Event),
        new("includes", question => Joined(", ", question.Includes)),
        new("qualifiers", question => Joined(", ", question.Qualifiers.Select(pair => $"{pair.Key}: {pair.Value}"))),
        new("breaks", question => Joined("; ", question.Breaks.Select(change => Joined(" ", [change.On.ToString(), change.Why])))),
        new("tolerance", question => question.Tolerance),
        new("note", question => question.Note),
    ];

    public static readonly ImmutableArray<ComparedField<Constraint>> OfConstraint =
    [
        new("holds", constraint => constraint.Holds),
        new("why", constraint => constraint.Why),
    ];

    public static readonly ImmutableArray<ComparedField<Speaker>> OfSpeaker =
    [
        new("kind", speaker => Name(speaker.Kind)),
        new("also", speaker => Joined(", ", speaker.Also)),
        new("speaks-for", speaker => speaker.SpeaksFor?.ToString()),
        new("note", speaker => speaker.Note),
    ];

    public static readonly ImmutableArray<ComparedField<Facet>> OfFacet =
    [
        new("asks", facet => facet.Asks),
        new("terms", facet => Joined("; ", facet.Terms.Select(term => $"{term.Id}: {string.Join(", ", term.ShownBy)}"))),
    ];

    public static readonly ImmutableArray<ComparedField<Ruling>> OfRuling =
    [
        new("verdict", ruling => Name(ruling.Verdict)),
        new("position", ruling => ruling.Position),
        new("reason", ruling => ruling.Reason),
        new("by", ruling => ruling.By),
        new("on", ruling => ruling.On.ToString("yyyy-MM-dd")),
        new("kind", ruling => ruling.Kind is { } kind ? Conflicts.Info(kind).Name : null),
        new("question", ruling => ruling.Question?.ToString()),
        new("says", ruling => Joined(" | ", ruling.Says)),
    ];

    /// <summary>The words of a claim: where one of these differs, what was read is another.</summary>
    public static readonly ImmutableArray<ComparedField<Claim>> WordsOfClaim =
    [
        new("says", claim => claim.Value.Text),
        new("quote", claim => claim.Quote),
        new("as-of", claim => claim.AsOf.Text),
        new("speaker", claim => Joined(" > ", claim.Speakers)),
        new("modality", claim => Name(claim.Modality)),
        new("version", claim => claim.Version?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
    ];

    /// <summary>A name of an enumeration as the format writes it.</summary>
    public static string Name(Enum value) => value.ToString().Kebaberize();

    /// <summary>What of an interval differs, in words; in figures where the words are the same. Null where nothing differs.</summary>
    public static FieldChange? Sets(string field, Interval? was, Question before, Interval? @is, Question after)
    {
        var (left, right) = (Describe(was, before), Describe(@is, after));
        if (left != right)
            return new FieldChange(field, left, right);
        return was == @is ? null : new FieldChange(field, was?.ToString(), @is?.ToString());

        static string? Describe(Interval? set, Question question) =>
            set is { } some ? ValueText.Describe(some, question.Answer, question.Unit) : null;
    }

    /// <summary>The fields that differ.</summary>
    public static IEnumerable<FieldChange> Differing<T>(IEnumerable<ComparedField<T>> fields, T was, T @is) =>
        from field in fields
        let before = Given(field.Text(was))
        let after = Given(field.Text(@is))
        where before != after
        select new FieldChange(field.Name, before, after);

    /// <summary>Texts in one; those that are empty are left out.</summary>
    public static string Joined(string separator, IEnumerable<string?> texts) =>
        string.Join(separator, texts.Where(text => !string.IsNullOrEmpty(text)));

    /// <summary>Ids or names in one.</summary>
    public static string Joined<T>(string separator, IEnumerable<T> names)
        where T : struct => string.Join(separator, names);

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string Exclusions(Question question) => question.Answer == AnswerType.Choice
        ? string.Join(", ", question.ExclusivePairs.Select(pair => $"{pair.First} / {pair.Second}"))
        : "";
}
