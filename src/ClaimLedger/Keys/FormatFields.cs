using System.Collections.Immutable;
using ClaimLedger.Text;

namespace ClaimLedger.Keys;

/// <summary>The keys of the format by the kind of thing that has them, in the order in which they are written.</summary>
internal static class FormatFields
{
    /// <summary>What a question fixes besides its subject, each a text of its own.</summary>
    public static readonly ImmutableArray<string> Qualifiers =
        ["version", "measure", "population", "place", "period", "basis", "excludes"];

    public static readonly ImmutableArray<Field<Question>> OfQuestion =
    [
        Text<Question>("id", question => question.Id.Text) with { IsRequired = true, IsId = true },
        Text<Question>("subject", question => question.Subject) with { IsRequired = true },
        Text<Question>("asks", question => question.Asks) with { IsRequired = true },
        Word<Question, AnswerType>("answer", question => question.Answer) with { IsRequired = true },
        Text<Question>("unit", question => question.Unit),
        Word<Question, OverTime>("over-time", question => question.OverTime) with
        {
            GoesWithoutSaying = question => question.OverTime is OverTime.Fixed,
        },
        List<Question>("options", question => question.Answer is AnswerType.Choice ? Told.Of(question.Options) : null),
        new("exclusive", Exclusive) { Shape = FieldShape.TextOrList },
        List<Question>("tension", question => Told.Of(question.TensionPairs.Select(Pair))),
        Text<Question>("same", question => question.IsSameAssumed ? "assumed" : null),
        List<Question>("counts", question => Told.Of(question.Counts)),
        Text<Question>("facet", question => question.Facet),
        Text<Question>("event", question => question.Event),
        List<Question>("includes", question => Told.Of(question.Includes)),
        .. Qualifiers.Select(label => Text<Question>(label, question => Qualifier(question, label))),
        List<Question>("breaks", question => Told.Of(question.Breaks.Select(each =>
            Map(("on", Date(Edtf(each.On), DateWording.Of(each.On))), ("why", Words(each.Why)))))),
        Text<Question>("tolerance", question => question.Tolerance),
        Text<Question>("note", question => question.Note),
    ];

    public static readonly ImmutableArray<Field<Constraint>> OfConstraint =
    [
        Text<Constraint>("id", constraint => constraint.Id) with { IsRequired = true, IsId = true },
        Text<Constraint>("holds", constraint => constraint.Holds) with { IsRequired = true },
        Text<Constraint>("why", constraint => constraint.Why),
        Text<Constraint>("note", constraint => constraint.Note),
    ];

    public static readonly ImmutableArray<Field<Speaker>> OfSpeaker =
    [
        Text<Speaker>("name", speaker => speaker.Name.Text) with { IsRequired = true },
        Word<Speaker, SpeakerKind>("kind", speaker => speaker.Kind) with { IsRequired = true },
        List<Speaker>("also", speaker => Told.Of(speaker.Also)),
        Text<Speaker>("speaks-for", speaker => speaker.SpeaksFor?.Text),
        Text<Speaker>("note", speaker => speaker.Note),
    ];

    public static readonly ImmutableArray<Field<Source>> OfSource =
    [
        Text<Source>("id", source => source.Id.Text) with { IsRequired = true, IsId = true },
        Text<Source>("title", source => source.Title) with { IsRequired = true },
        Text<Source>("short", source => source.Short),
        Text<Source>("publisher", source => source.Publisher),
        Text<Source>("url", source => source.Url),
        new("published", source => Date(source.Published)) { IsRequired = true },
        Text<Source>("dated-by", source => source.DatedBy),
        Text<Source>("language", source => source.Language),
        Text<Source>("sha256", source => source.Sha256) with
        {
            // The newest version's hash is the source's.
            GoesWithoutSaying = source => source.Versions is [.., { Sha256: not null }],
        },
        List<Source>("versions", source => Told.Of(source.Versions.Select(version =>
            Map(("retrieved", Date(version.Retrieved)), ("sha256", Words(version.Sha256)), ("note", Words(version.Note)))))),
        List<Source>("derived-from", source => Told.Of(source.DerivedFrom.Select(origin => origin.Text))),
        Text<Source>("note", source => source.Note),
    ];

    /// <summary>The options that exclude each other: all, or the pairs; null where the question is no choice.</summary>
    private static Told? Exclusive(Question question)
    {
        if (question.Answer is not AnswerType.Choice)
            return null;
        var pairs = question.ExclusivePairs.ToList();
        // "unknown" excludes nothing, so all is all others.
        if (pairs.Count > 0 && question.Exclusions.SequenceEqual(Exclusions.All(question.Options)))
            return Told.Of("all");
        return new Told.List([.. pairs.Select(Pair)]);
    }

    private static Told Pair((string First, string Second) pair) =>
        new Told.List([new Told.Text(pair.First), new Told.Text(pair.Second)]);

    /// <summary>An EDTF text that covers the same days and is as sure of them.</summary>
    private static string Edtf(DaySpan span)
    {
        var text = span.ToString();
        return span.IsUncertain && !text.EndsWith('~') ? text + "~" : text;
    }

    private static string? Qualifier(Question question, string label) =>
        question.Qualifiers.Where(pair => pair.Key == label).Select(pair => pair.Value).FirstOrDefault();

    private static Told.Text Date(WrittenDate date) => Date(date.ToString(), DateWording.Of(date));

    private static Told.Text Date(string edtf, string forPeople) => new(edtf) { ForPeople = forPeople };

    private static Told.Text? Words(string? text) => text is null ? null : new Told.Text(text);

    private static Told.Map Map(params ReadOnlySpan<(string Key, Told.Text? Text)> entries)
    {
        var pairs = ImmutableArray.CreateBuilder<KeyValuePair<string, Told.Text?>>(entries.Length);
        foreach (var (key, text) in entries)
            pairs.Add(new(key, text));
        return new Told.Map(pairs.MoveToImmutable());
    }

    private static Field<T> Text<T>(string name, Func<T, string?> text) => new(name, thing => Told.Of(text(thing)));

    private static Field<T> Word<T, TWord>(string name, Func<T, TWord> word)
        where TWord : struct, Enum =>
        new(name, thing => Told.Of(TermNames<TWord>.Of(word(thing)))) { Words = TermNames<TWord>.All };

    private static Field<T> List<T>(string name, Func<T, Told?> items) => new(name, items) { Shape = FieldShape.List };
}
