using System.Collections.Immutable;
using System.Reflection;
using ClaimLedger.Keys;

namespace ClaimLedger.Tests.Keys;

/// <summary>What a model type holds is told by a key of the format, so that no reader, writer or listing can leave it out.</summary>
internal sealed class FormatFieldsTests
{
    private static readonly Question Asked = new()
    {
        Id = new("q"),
        Subject = "the fire",
        Asks = "Why?",
        Answer = AnswerType.Choice,
        Options = ["arson", "lightning"],
        Exclusions = [default, default],
    };

    private static readonly Question OtherAsked = new()
    {
        Id = new("q2"),
        Subject = "the flood",
        Asks = "How?",
        Answer = AnswerType.Quantity,
        Unit = "people",
        OverTime = OverTime.Cumulative,
        Options = ["arson", "accident"],
        Exclusions = Exclusions.All(["arson", "lightning"]),
        Tensions = [OptionSet.Of(1), OptionSet.Of(0)],
        IsSameAssumed = true,
        Counts = ["souls"],
        Facet = "f",
        Event = "e",
        Includes = ["x"],
        Qualifiers = [new("place", "Quill")],
        Breaks = [new SeriesBreak(DaySpan.Day(new DateOnly(2031, 6, 4)), "")],
        Tolerance = "5%",
        Note = "n",
    };

    private static readonly Source Printed = new()
    {
        Id = new("s"),
        Title = "Fire",
        Publisher = "Post",
        Published = Date(4),
        Claims = [],
    };

    private static readonly Source OtherPrinted = new()
    {
        Id = new("s2"),
        Title = "Flood",
        Publisher = "Echo",
        Short = "the Echo",
        Url = "https://example.org/",
        Published = Date(5),
        DatedBy = "the masthead",
        DerivedFrom = [new("s3")],
        Language = "de",
        Sha256 = new string('a', 64),
        Versions = [new SourceVersion { Retrieved = Date(6) }],
        Note = "n",
        Claims = [],
    };

    private static readonly Speaker Credited = new() { Name = new("Dana Mor"), Kind = SpeakerKind.Person };

    private static readonly Speaker OtherCredited = new()
    {
        Name = new("the guard"),
        Kind = SpeakerKind.Office,
        Also = ["the coast guard"],
        SpeaksFor = new("the port"),
        Note = "n",
    };

    private static readonly Constraint Held = new() { Id = "c", Holds = "a = b" };

    private static readonly Constraint OtherHeld = new() { Id = "c2", Holds = "a < b", Why = "w", Note = "n" };

    private static IEnumerable<TestCaseData> Properties =>
    [
        .. Each(Asked, OtherAsked, FormatFields.OfQuestion),
        .. Each(Printed, OtherPrinted, FormatFields.OfSource),
        .. Each(Credited, OtherCredited, FormatFields.OfSpeaker),
        .. Each(Held, OtherHeld, FormatFields.OfConstraint),
    ];

    [TestCaseSource(nameof(Properties))]
    public void What_a_thing_holds_is_told(Func<IEnumerable<string>> told) => Assert.That(told(), Is.Not.Empty);

    [Test]
    public void No_two_keys_are_called_the_same()
    {
        Assert.That(FormatFields.OfQuestion.Select(field => field.Name), Is.Unique);
        Assert.That(FormatFields.OfSource.Select(field => field.Name), Is.Unique);
    }

    // A place is where a thing stands, and a source's claims are things of their own.
    private static IEnumerable<TestCaseData> Each<T>(T one, T other, ImmutableArray<Field<T>> fields) =>
        from property in typeof(T).GetProperties(BindingFlags.Instance | BindingFlags.Public)
        where property.CanWrite && property.Name is not ("Place" or "Claims" or "Proposals")
        select new TestCaseData(() =>
        {
            var copy = (T)typeof(T).GetMethod("<Clone>$")!.Invoke(one, null)!;
            property.SetValue(copy, property.GetValue(other));
            return fields.Where(field => field.Tells(copy)?.In(", ") != field.Tells(one)?.In(", ")).Select(field => field.Name);
        }).SetName($"{{m}}({typeof(T).Name}.{property.Name})");

    private static WrittenDate Date(int day) => WrittenDate.Of(DaySpan.Day(new DateOnly(2031, 6, day)));
}
