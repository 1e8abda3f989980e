using System.Collections.Immutable;
using ClaimLedger.Keys;
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
    public static readonly ImmutableArray<ComparedField<Source>> OfSource = Of(FormatFields.OfSource);

    public static readonly ImmutableArray<ComparedField<Question>> OfQuestion =
    [
        .. Of(FormatFields.OfQuestion).Select(field => field.Name == "options"
            // The terms of a facet are options, too: where they change, answers mean something else.
            ? new("options", question => string.Join(", ", question.Options))
            : field),
    ];

    // An id is what pairs these, so it cannot differ.
    public static readonly ImmutableArray<ComparedField<Constraint>> OfConstraint = [.. Of(FormatFields.OfConstraint).Skip(1)];

    public static readonly ImmutableArray<ComparedField<Speaker>> OfSpeaker = [.. Of(FormatFields.OfSpeaker).Skip(1)];

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
        new("whose", claim => claim.Whose?.Text),
        new("if", claim => claim.If),
        new("counted", claim => claim.IsCounted ? "true" : null),
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

    private static ImmutableArray<ComparedField<T>> Of<T>(ImmutableArray<Field<T>> fields) =>
        [.. fields.Select(field => new ComparedField<T>(field.Name, thing => field.Tells(thing)?.In(", ")))];
}
