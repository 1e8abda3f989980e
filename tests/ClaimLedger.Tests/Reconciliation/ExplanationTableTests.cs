using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using ClaimLedger.Reconciliation;

namespace ClaimLedger.Tests.Reconciliation;

/// <summary>
/// The sentences of explanations, read through: each is said of its kinds alone, and is true of every planted conflict of them.
/// </summary>
internal sealed class ExplanationTableTests
{
    private static readonly Dictionary<string, Func<Told, bool>> Truths = new(StringComparer.Ordinal)
    {
        ["said"] = told => told.Voices.All(voice => told.Text.Contains(voice, StringComparison.OrdinalIgnoreCase)),
        ["said.apart"] = told => !told.Meet(range => range.Literal) && !told.Meet(range => range.Usual)
            && (told.Number("apart") is not { } apart || apart == told.Gap()),
        ["tension.choice"] = told => told.Claims.All(claim => claim.Value is Value.Options) && !told.Exclude(),
        ["tension.readings"] = told => told.Meet(range => range.Literal) && !told.Meet(range => range.Usual),
        ["rounding.by"] = told => !told.Meet(range => range.Literal) && told.Meet(range => range.Usual),
        ["rounding.time"] = told => told.Falls(range => range.Literal) && !told.Falls(range => range.Usual),
        ["rounding.relation"] = told => told.Conflict.Constraint is not null,
        ["decrease"] = told => told.Falls(range => range.Literal) && told.Falls(range => range.Usual)
            && told.Asked.OverTime == OverTime.Cumulative,
        ["decrease.breaks"] = told => told.Asked.Breaks.All(change => !change.On.IsBefore(told.Of(1)[0].AsOf.Days)
            || change.On.IsBefore(told.Of(0)[0].AsOf.Days)),
        ["excludes"] = told => told.Claims.All(claim => claim.Value is Value.Options) && told.Exclude(),
        ["denial"] = told => told.Of(^1).All(claim => claim.Modality == Modality.Denied)
            && told.Of(0).All(claim => claim.Modality == Modality.Stated),
        ["misattribution"] = told => told.Claims.Select(claim => claim.Speakers[0]).Distinct().Count() == 1
            && told.Claims.Select(claim => (claim.Source, claim.Speakers.ElementAtOrDefault(1))).Distinct().Count() > 1,
        ["self-contradiction"] = told => told.Sources == 1
            && told.Claims.Select(claim => string.Join('>', claim.Speakers)).Distinct().Count() == 1,
        ["relation"] = told => told.Conflict.Constraint is not null
            && told.Text.StartsWith("In ", StringComparison.Ordinal) == (told.Sources == 1),
        ["relation.why"] = told => told.Text.Contains("The whole is its parts.", StringComparison.Ordinal),
        ["framing"] = told => told.Conflict.Positions
            .Select(position => position.Term)
            .Distinct()
            .Count() == told.Conflict.Positions.Length,
        ["unattributed"] = told => told.Of(0).All(claim => !claim.Speakers.IsEmpty) && told.Of(1).All(claim => claim.Speakers.IsEmpty)
            && told.Meet(range => range.Literal),
        ["circular"] = told => told.Sources > 1 && told.Meet(range => range.Literal)
            && told.Claims.All(claim => claim.Speakers.Any(name => told.Text.Contains($"trace to {name}:", StringComparison.Ordinal))),
        ["stale.replaced"] = told => told.IsLater() && told.Of(1).All(claim => claim.Corrects.IsEmpty),
        ["stale.corrected"] = told => told.IsLater() && told.Of(1).Any(claim => !claim.Corrects.IsEmpty),
        ["stale.withdrawn"] = told => told.Claims.Any(claim => claim.Withdrawn is not null),
        ["revised"] = told => told.Claims.All(claim => claim.Modality is not (Modality.Stated or Modality.Denied))
            && told.Claims.Select(claim => claim.Speakers[0]).Distinct().Count() == 1
            && told.Claims.Select(claim => claim.AsOf.Days).Distinct().Count() > 1,
        ["silent-edit"] = told => told.Sources == 1 && told.Claims.All(claim => claim.Version is not null),
        ["silent-edit.silent"] = told => told.Claims.All(claim => claim.Corrects.IsEmpty),
        ["compared"] = told => told.IsOneQuestion && !told.Asked.IsSameAssumed && told.IsTimeTold,
        ["compared.assumed"] = told => told.IsOneQuestion && told.Asked.IsSameAssumed && told.IsTimeTold
            && told.Conflict.Severity < Severity.Error,
    };

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly List<Told> Planted = Plant();

    [Test]
    public void Every_sentence_says_when_it_is_used_and_why_it_is_true_and_ends()
    {
        Assert.That(ExplanationTable.Rows.Select(row => row.Id), Is.Unique);
        Assert.That(ExplanationTable.Rows.Select(row => row.Id), Is.EquivalentTo(Truths.Keys));
        Assert.That(ExplanationTable.Rows.Select(row => row.Sentence), Is.All.EndsWith("."));
        Assert.That(ExplanationTable.Rows.Select(row => row.When), Is.All.EndsWith("."));
        Assert.That(ExplanationTable.Rows.Select(row => row.Why), Is.All.EndsWith("."));
    }

    [Test]
    public void Every_sentence_of_every_explanation_is_a_row_of_its_kind() =>
        Assert.That(Planted.Where(told => !Whole(told.Conflict.Kind).IsMatch(told.Text)).Select(told => told.ToString()), Is.Empty);

    [Test]
    public void Every_kind_is_planted() => Assert.That(
        Planted.Select(told => told.Conflict.Kind).Distinct(), Is.EquivalentTo(Conflicts.Kinds.Select(kind => kind.Kind)));

    [TestCaseSource(nameof(Ids))]
    public void A_sentence_is_true_wherever_it_is_said(string id)
    {
        var row = ExplanationTable.Rows.Single(other => other.Id == id);
        var said = Planted.Where(told => row.Kinds.Contains(told.Conflict.Kind) && Says(told, row)).ToList();

        Assert.That(said, Is.Not.Empty, "it is said of some planted conflict");
        Assert.That(said.Where(told => !Truths[id](told)).Select(told => told.ToString()), Is.Empty);
    }

    [Test]
    public void A_part_that_is_missing_is_a_fault_and_never_a_brace_in_a_report() =>
        Assert.Throws<ArgumentException>(() => ExplanationTable.Say("said"));

    private static string[] Ids() => [.. Truths.Keys];

    // What the row alone says, whatever stands in its places; a sentence that another one begins like is told by all of its words.
    private static bool Says(Told told, ExplanationSentence row) =>
        Words(row).All(words => told.Text.Contains(words, StringComparison.OrdinalIgnoreCase))
            && (row.Id is not "denial" || told.IsDenial)
            && (row.Id is not "said" || ExplanationTable.Rows.Any(
                other => other.Id is "tension.choice" or "tension.readings" or "rounding.by" or "excludes" && Says(told, other)))
            && (row.Id is not "stale.replaced" || !told.Text.Contains("corrected it to", StringComparison.Ordinal))
            && (
                row.Id is not "relation.why"
                || told.Data.Constraints.Any(constraint => constraint.Id == told.Conflict.Constraint && constraint.Why is not null))
            && (row.Id is not "decrease" || told.Conflict.Kind == ConflictKind.Decrease);

    private static IEnumerable<string> Words(ExplanationSentence row) =>
        Regex.Split(row.Sentence, @"\{[a-z]+\}", RegexOptions.None, Patience)
            .Select(words => words.Trim())
            .Where(words => words.Length > 1);

    private static Regex Whole(ConflictKind kind)
    {
        var sentences = ExplanationTable.Rows
            .Where(row => row.Kinds.Contains(kind))
            .Select(
                row => Regex.Replace(
                    Regex.Escape(row.Sentence).Replace("}", "\\}", StringComparison.Ordinal),
                    @"\\\{[a-z]+\\\}",
                    ".*?",
                    RegexOptions.None,
                    Patience));
        return new Regex(
            $"^(({string.Join('|', sentences)}) ?)+$", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
            Patience);
    }

    private static List<Told> Plant()
    {
        var planter = new Planter(77);
        for (var round = 0; round < 12; round++)
            planter.PlantOneOfEach();
        var rare = new Story()
            .Source("a", "2031-06-04").Source("b", "2031-06-05").Source("c", "2031-06-09")
            .Question("graded", AnswerType.Choice, options: ["accepted", "asked for changes"], exclusive: [])
            .Claim("a", "graded", "accepted").Claim("b", "graded", "asked for changes")
            .Question("assumed").Claim("a", "assumed", "12", by: "Port Authority").Claim("b", "assumed", "30", by: "Fire Service")
            .Question("seen", AnswerType.Date).Claim("a", "seen", "3 June 2031").Claim("b", "seen", "5 June 2031")
            .Question("open").Claim("a", "open", "more than 100").Claim("b", "open", "fewer than 90")
            .Question("slow", overTime: OverTime.Cumulative).Claim("a", "slow", "1,020").Claim("c", "slow", "1,000")
            .Question("broken", overTime: OverTime.Cumulative, breaks: ["2031-05-01"]).Claim("a", "broken", "40").Claim("c", "broken", "20")
            .Question("all").Question("left").Question("right").Constraint("all = left + right", "sum")
            .Claim("a", "all", "50").Claim("a", "left", "9").Claim("a", "right", "25")
            .Question("round").Question("half").Question("other").Constraint("round = half + other")
            .Claim("a", "round", "2,000").Claim("a", "half", "1,010").Claim("a", "other", "1,020")
            .Question("taken").Claim("a", "taken", "40", by: "Coast Wire", withdrawn: "2031-06-05").Claim(
                "c", "taken", "40", by: "Coast Wire")
            .Question("wide", overTime: OverTime.Cumulative).Claim("a", "wide", "40", asOf: "2031-06-02/2031-06-03").Claim(
                "b", "wide", "90", asOf: "2031-06-03")
            .Build();
        rare = rare with
        {
            Questions = [.. rare.Questions.Select(question => question.Id.ToString() switch
            {
                "graded" => question with { Tensions = [new OptionSet(2), new OptionSet(1)] },
                "assumed" => question with { IsSameAssumed = true },
                _ => question,
            })],
            Constraints = [
                .. rare.Constraints.Select(
                    constraint => constraint.Id == "sum" ? constraint with { Why = "The whole is its parts." } : constraint)],
        };
        return [.. Tell(planter.Story.Build()), .. Tell(rare)];
    }

    private static IEnumerable<Told> Tell(DataSet data) =>
        Reconciler.Reconcile(new DataSetView(data)).Select(conflict => new Told(conflict, data));

    /// <summary>A conflict with what its explanation says it is of.</summary>
    private sealed class Told
    {
        private readonly Dictionary<ClaimId, Claim> _claims;

        public Told(Conflict conflict, DataSet data)
        {
            (Conflict, Data) = (conflict, data);
            _claims = data.Sources.SelectMany(source => source.Claims).ToDictionary(claim => claim.Id);
            Claims = [.. Enumerable.Range(0, conflict.Positions.Length).SelectMany(at => Of(at))];
        }

        public Conflict Conflict { get; }

        public DataSet Data { get; }

        public ImmutableArray<Claim> Claims { get; }

        public string Text => Conflict.Explanation;

        public Question Asked => Data.Questions.Single(question => question.Id == Conflict.Question);

        public int Sources => Claims.Select(claim => claim.Source).Distinct().Count();

        public bool IsOneQuestion => Claims.All(claim => claim.Question == Conflict.Question);

        // One answer for good, or the days of the claims.
        public bool IsTimeTold => Asked.OverTime == OverTime.Fixed
            ? Text.Contains("with one answer at all times", StringComparison.Ordinal)
            : Claims.Select(claim => claim.AsOf.Days).Distinct().Count() == 1 || Text.Contains(" and ", StringComparison.Ordinal);

        public bool IsDenial => Text.Contains(" denies ", StringComparison.Ordinal) || Text.Contains(" deny ", StringComparison.Ordinal);

        public IEnumerable<string> Voices =>
            Claims.Select(claim => claim.Speakers.IsEmpty ? Publisher(claim) : claim.Speakers[0].Text);

        public ImmutableArray<Claim> Of(Index at) => [.. Conflict.Positions[at].Claims.Select(id => _claims[id])];

        public bool Meet(Func<Value.Range, Interval> reading)
        {
            Interval? common = Interval.Everything;
            foreach (var range in Claims.Select(claim => claim.Value).OfType<Value.Range>())
                common = common?.Intersect(reading(range));
            return common is not null;
        }

        public bool Exclude() => Claims.Any(one => Claims.Any(other => one.Value is Value.Options left && other.Value is Value.Options right
            && left.Allowed.Intersect(right.Allowed).IsEmpty
            && Asked.Exclusions.Where((_, option) => left.Allowed.Contains(new OptionSet(1UL << option))).Any(
                excluded => !excluded.Intersect(right.Allowed).IsEmpty)));

        public bool Falls(Func<Value.Range, Interval> reading) => Of(0)[0].AsOf.Days.IsBefore(Of(^1)[0].AsOf.Days)
            && reading((Value.Range)Of(0)[0].Value).Low > reading((Value.Range)Of(^1)[0].Value).High;

        /// <summary>Whether what the first repeats had been replaced when it was printed.</summary>
        public bool IsLater() => Of(0).Any(claim => Of(1)[0].AsOf.Days.First <= Published(claim).Last);

        /// <summary>The distance of the nearest positions.</summary>
        public decimal Gap() => Conflict.Positions.Zip(Conflict.Positions.Skip(1))
            .Select(pair => pair.Second.Literal!.Value.Low!.Value - pair.First.Literal!.Value.High!.Value)
            .Min();

        /// <summary>The number that stands two words before one, where it is of people.</summary>
        public decimal? Number(string before) =>
            Regex.Match(Text, $@"([\d,]+) people {before}", RegexOptions.None, Patience) is { Success: true } match
                ? decimal.Parse(match.Groups[1].Value, NumberStyles.Number, CultureInfo.InvariantCulture)
                : null;

        public override string ToString() => $"{Conflict.Kind}: {Text}";

        private Source Source(Claim claim) => Data.Sources.Single(source => source.Id == claim.Source);

        private string Publisher(Claim claim) => Source(claim).Publisher;

        private DaySpan Published(Claim claim) => Source(claim).Published.Days;
    }
}
