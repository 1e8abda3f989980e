using System.Collections.Immutable;
using ClaimLedger.Matching;
using ClaimLedger.Reconciliation;
using ClaimLedger.Tests.Reconciliation;
using ClaimLedger.TestSupport;
using ClaimLedger.Text;
using ClaimLedger.Vetting;
using CsCheck;

namespace ClaimLedger.Tests.Vetting;

/// <summary>What a ledger has against a figure that surely answers one of its questions.</summary>
internal sealed class JudgeTests
{
    private static readonly int Stories = LongTests.Count(500, 20_000);

    private static readonly DaySpan Late = DaySpan.Day(new DateOnly(2031, 6, 30));

    // A claim is "SOURCE SAYS", then as far as needed "by SPEAKER", "as of DAY", "proposed" and the like; sources are published on the day
    // in their name.
    [TestCase(OverTime.Fixed, "4 11", "11", "")]
    [TestCase(OverTime.Fixed, "4 11", "5", "contradiction")]
    [TestCase(OverTime.Fixed, "4 more than 1,000", "5,000", "tension")]
    [TestCase(OverTime.Fixed, "4 1,000", "1,010", "", Description = "rounding")]
    [TestCase(OverTime.Fixed, "4 hundreds", "210", "")]
    [TestCase(OverTime.Fixed, "4 210", "hundreds", "imprecise")]
    [TestCase(OverTime.Fixed, "4 11; 5 five", "11", "disputed")]
    [TestCase(OverTime.Fixed, "4 11; 5 five; 6 40", "9", "contradiction")]
    [TestCase(OverTime.Fixed, "4 20 to 40; 5 31", "35", "contradiction", Description = "the vaguer one goes with both")]
    [TestCase(OverTime.Fixed, "4 20 to 40; 5 31", "31", "")]
    [TestCase(OverTime.Fixed, "4 35; 5 31", "35", "disputed")]
    [TestCase(OverTime.Fixed, "4 unknown", "11", "")]
    public void A_fixed_answer(OverTime overTime, string ledger, string says, string kind) =>
        Assert.That(Kind(overTime, ledger, says), Is.EqualTo(kind));

    [TestCase("4 11", "11 denied", "contradiction", Description = "all that the ledger has is what the draft denies")]
    [TestCase("4 11", "40 denied", "")]
    [TestCase("4 11; 5 five", "11 denied", "", Description = "the other may be true")]
    [TestCase("4 11; 5 11 denied", "11 denied", "disputed")]
    [TestCase("4 11; 5 11 denied", "11", "disputed")]
    [TestCase("4 40 denied", "40", "contradiction")]
    [TestCase("4 40 denied", "50", "", Description = "what is not denied")]
    [TestCase("4 40 denied", "40 denied", "")]
    [TestCase("4 40 denied", "40 proposed", "")]
    [TestCase("4 11 proposed", "5", "")]
    [TestCase("4 11 proposed", "5 proposed", "contradiction")]
    [TestCase("4 11 proposed", "5 demanded", "", Description = "one plan is not the other")]
    [TestCase("4 11 demanded", "5 forecast", "")]
    [TestCase("4 11 forecast", "5 forecast", "contradiction")]
    [TestCase("4 11", "5 forecast", "")]
    public void A_figure_meets_only_what_is_put_forward_alike_or_denied(string ledger, string says, string kind) =>
        Assert.That(Kind(OverTime.Fixed, ledger, says), Is.EqualTo(kind));

    [TestCase("4 11", "11 as of 4", "")]
    [TestCase("4 11", "5 as of 4", "contradiction")]
    [TestCase("4 11", "5 as of 8", "unsupported")]
    [TestCase("4 11", "5 as of 2", "")]
    [TestCase("4 11; 8 5", "11 as of 9", "outdated")]
    [TestCase("4 11; 8 5", "11 as of 8", "outdated")]
    [TestCase("4 11; 8 5", "11 as of 4", "")]
    [TestCase("4 11; 8 5; 8 9", "5 as of 8", "disputed")]
    [TestCase("4 11; 8 5; 8 5 denied", "5 as of 8", "disputed")]
    [TestCase("4 11; 8 5; 8 11 denied", "11 as of 8", "outdated")]
    public void An_answer_of_a_moment(string ledger, string says, string kind) =>
        Assert.That(Kind(OverTime.Instant, ledger, says), Is.EqualTo(kind));

    [TestCase("4 11", "40 as of 8", "unsupported", Description = "it may have grown")]
    [TestCase("8 more than 50,900", "more than 61,000 as of 8", "tension", Description = "two bounds, of which nobody says the higher")]
    [TestCase("8 more than 50,900", "61,000 as of 8", "tension")]
    [TestCase("8 more than 50,900", "more than 61,000 as of 9", "unsupported")]
    [TestCase("8 more than 50,900", "more than 50,900 as of 9", "")]
    [TestCase("4 11", "40 as of 4", "contradiction")]
    [TestCase("4 11", "5 as of 8", "contradiction")]
    [TestCase("4 11", "5 as of 2", "")]
    [TestCase("4 11", "40 as of 2", "contradiction", Description = "it can only grow")]
    [TestCase("4 11; 8 14", "11 as of 9", "outdated")]
    [TestCase("4 11; 8 14", "11 as of 4", "")]
    [TestCase("4 11; 8 9", "9 as of 8", "disputed")]
    [TestCase("4 11; 8 9", "11 as of 4", "disputed", Description = "the later figure is lower")]
    [TestCase("4 40 denied", "12 as of 8", "")]
    [TestCase("4 40 denied; 4 11", "40 as of 8", "unsupported", Description = "what was denied then may be so now")]
    [TestCase("4 11; 8 12", "120 as of 8", "contradiction")]
    [TestCase("4 11; 8 12", "120 as of 12", "tension", Description = "a digit too many")]
    [TestCase("4 14", "more than 10 as of 8", "")]
    public void A_figure_that_grows(string ledger, string says, string kind) =>
        Assert.That(Kind(OverTime.Cumulative, ledger, says), Is.EqualTo(kind));

    [TestCase("4 90", "40 as of 12", "", Description = "counted anew on the 10th")]
    [TestCase("4 90", "40 as of 8", "contradiction")]
    [TestCase("4 90; 12 40", "90 as of 12", "contradiction")]
    [TestCase("4 90; 12 40", "30 as of 12", "contradiction")]
    [TestCase("12 40", "90 as of 4", "")]
    [TestCase("4 90; 8 40; 12 30", "30 as of 12", "")]
    public void A_series_that_breaks(string ledger, string says, string kind) =>
        Assert.That(Kind(OverTime.Cumulative, ledger, says, breaks: ["2031-06-10"]), Is.EqualTo(kind));

    [TestCase("4 11 by Fire Service; 5 five by Port Authority", "11 by Port Authority", "misattribution")]
    [TestCase("4 11 by Fire Service; 5 five by Port Authority", "11 by Fire Service", "disputed")]
    [TestCase(
        "4 11 by Fire Service; 5 five by Port Authority", "11 by Dana Mor", "disputed", Description = "she speaks for the Fire Service")]
    [TestCase("4 11 by Fire Service; 5 five by Dana Mor", "five by Fire Service", "disputed")]
    [TestCase("4 11 by Fire Service; 5 five by Port Authority", "11 by Nobody Known", "disputed")]
    [TestCase("4 11 by Fire Service", "five by Fire Service", "contradiction")]
    public void Who_is_credited(string ledger, string says, string kind) =>
        Assert.That(Kind(OverTime.Fixed, ledger, says), Is.EqualTo(kind));

    [TestCase("4 11 withdrawn", "11", "corrected")]
    [TestCase("4 11; 5 12 corrects", "11", "corrected")]
    [TestCase("4 11; 5 12 corrects", "12", "")]
    [TestCase("4 11 withdrawn; 6 11", "11", "")]
    [TestCase("4 11 withdrawn", "5", "")]
    [TestCase("4 11 version 1; 4 12 version 2", "11", "corrected", Description = "the text reads otherwise by now")]
    [TestCase("4 11 version 1; 4 12 version 2", "12", "")]
    public void What_does_not_count_any_more(string ledger, string says, string kind) =>
        Assert.That(Kind(OverTime.Fixed, ledger, says), Is.EqualTo(kind));

    [Test]
    public void What_was_published_after_the_draft_is_no_reproach() =>
        Assert.That(Kind(OverTime.Fixed, "4 11; 8 5", "11", published: "2031-06-05"), Is.Empty);

    [Test]
    public void A_figure_that_may_be_of_several_days_is_wrong_only_where_it_is_wrong_for_each()
    {
        var story = Ledger(OverTime.Instant, "4 11; 8 5", []);
        var both = Figure(story.Build(), "11 as of 4") with { AsOf = [DaySpan.Day(new(2031, 6, 4)), DaySpan.Day(new(2031, 6, 8))] };

        Assert.That(new Judge(story.Build(), Late, [both]).Of(both), Is.Null);
    }

    [TestCase("4 11; 5 five", "11", "five", "")]
    [TestCase("4 11; 5 five", "11", "five demanded", "")]
    [TestCase("4 11; 5 five", "11", "9", "disputed")]
    [TestCase("4 11; 5 11 denied", "11", "11 denied", "")]
    [TestCase("4 11; 5 11 denied", "11", "11", "disputed", Description = "to say it twice is not to say that it is denied")]
    public void What_the_draft_mentions_too_is_not_left_out(string ledger, string says, string also, string kind)
    {
        var dataSet = Ledger(OverTime.Fixed, ledger, []).Build();
        var figure = Figure(dataSet, says);
        var finding = new Judge(dataSet, Late, [figure, Figure(dataSet, also)]).Of(figure);

        Assert.That(finding is null ? "" : VetKinds.Info(finding.Kind).Name, Is.EqualTo(kind));
    }

    [Test]
    public void A_figure_that_is_right_for_a_question_that_fits_nearly_as_well_is_let_pass()
    {
        var story = Ledger(OverTime.Fixed, "4 11", []).Question("r").Claim("s4-0", "r", "five");
        var figure = Figure(story.Build(), "five");

        Assert.That(new Judge(story.Build(), Late, []).Of(figure), Is.Not.Null);
        Assert.That(
            new Judge(story.Build(), Late, []).Of(figure with { Match = figure.Match with { Others = [story.Build().Questions[1]] } }),
            Is.Null);
    }

    [Test]
    public void Of_a_claims_own_figure_exactly_its_conflicts_are_named() => AnyStory.Of(claims: 4).Sample(story =>
    {
        var dataSet = story.Build();
        var view = new DataSetView(dataSet);
        var conflicts = Reconciler.Reconcile(view).ToList();
        foreach (var claim in story
            .Claims()
            .Where(claim => claim.Value is Value.Range && view.LineageOf(view.ClaimsOf(claim.Question)).Count == 0))
        {
            var figure = FigureOf(claim, view.Question(claim.Question)!);
            var finding = new Judge(dataSet, Late, [figure]).Of(figure);
            if (finding?.Kind == VetKind.Imprecise)
                continue;
            var excluded = story
                .Claims()
                .Where(other => other.Value is Value.Range && other.Question == claim.Question && other.Id != claim.Id
                    && Excludes(view, claim, other)).Select(other => other.Id);
            Assert.That(
                finding?.Claims.Select(other => other.Id) ?? [],
                Is.EquivalentTo(excluded),
                () => $"{claim.Id} {finding?.Kind}\n{AnyStory.Tell(story)}");
            Assert.That(finding?.Kind, Is.Null.Or.EqualTo(VetKind.Disputed), () => $"{claim.Id}\n{AnyStory.Tell(story)}");
        }
    }, iter: Stories);

    private static bool Excludes(DataSetView view, Claim claim, Claim other)
    {
        var known = Known.Of(claim.Question, view);
        var (mine, its) = (known.Find(each => each.Claim.Id == claim.Id)!.Facts, known.Find(each => each.Claim.Id == other.Id)!.Facts);
        // A source that still gives an old figure is stale; a draft that says when it held is not.
        mine = mine with { PublishedFirst = 0, PublishedLast = int.MaxValue };
        return ClaimPair.Of(view.Question(claim.Question)!, mine, its).Conflict is { } kind
            && Conflicts.Info(kind).Severity == Severity.Error;
    }

    private static string Kind(OverTime overTime, string ledger, string says, string[]? breaks = null, string? published = null)
    {
        var dataSet = Ledger(overTime, ledger, breaks ?? []).Build();
        var figure = Figure(dataSet, says);
        var finding = new Judge(dataSet, published is null ? Late : Edtf.Parse(published).Value, [figure]).Of(figure);
        return finding is null ? "" : VetKinds.Info(finding.Kind).Name;
    }

    private static Story Ledger(OverTime overTime, string ledger, string[] breaks)
    {
        var story = new Story()
            .Speaker("Fire Service")
            .Speaker("Dana Mor", SpeakerKind.Person, "Fire Service")
            .Question("q", overTime: overTime, breaks: breaks);
        var sources = new HashSet<string>(StringComparer.Ordinal);
        string? before = null;
        foreach (var (line, index) in ledger.Split("; ").Select((line, index) => (line, index)))
        {
            var words = Words.Of(line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            var day = int.Parse(line[..line.IndexOf(' ', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture);
            var source = words.Version is null ? $"s{day}-{index}" : $"s{day}";
            if (sources.Add(source))
                story.Source(source, $"2031-06-{day:00}").Versions(source, "2031-06-20", "2031-06-21");
            story.Claim(source, "q", words.Says, words.By, words.AsOf, words.Modality, id: $"{index}", version: words.Version,
                corrects: words.Corrects ? before : null, withdrawn: words.Withdrawn ? "2031-06-20" : null);
            before = $"{source}/{index}";
        }
        return story;
    }

    private static DraftFigure Figure(DataSet dataSet, string says)
    {
        var (question, words) = (dataSet.Questions[0], Words.Of(says));
        var value = (Value.Range)ValueParser.Parse(words.Says, ValueContext.For(question, Late, words.Modality)).Value!;
        ImmutableArray<SpeakerName> chain = words.By is null ? [] : [new(words.By)];
        return new DraftFigure(
            default,
            words.Says,
            value,
            words.Modality,
            chain,
            [words.AsOf is null ? Late : Edtf.Parse(words.AsOf).Value],
            IsTold: false,
            new QuestionMatch(question, 1, "", [], []));
    }

    private static DraftFigure FigureOf(Claim claim, Question question) =>
        new(
            default,
            claim.Value.Text,
            (Value.Range)claim.Value,
            claim.Modality,
            claim.Speakers,
            [question.OverTime == OverTime.Cumulative ? claim.AsOf.End : claim.AsOf.Days],
            IsTold: false,
            new QuestionMatch(question, 1, "", [], []));

    private sealed record Words(string Says, string? By, string? AsOf, Modality Modality, int? Version, bool Corrects, bool Withdrawn)
    {
        public static Words Of(string text)
        {
            var (corrects, withdrawn) = (Take(" corrects") is not null, Take(" withdrawn") is not null);
            int? version = Take(" version 1") is not null ? 1 : Take(" version 2") is not null ? 2 : null;
            var modality = Enum.GetValues<Modality>().FirstOrDefault(each => Take(" " + each.ToString().ToLowerInvariant()) is not null);
            var asOf = Behind(" as of ");
            var by = Behind(" by ");
            return new Words(text, by, asOf is null ? null : $"2031-06-{asOf.PadLeft(2, '0')}", modality, version, corrects, withdrawn);

            string? Take(string word)
            {
                if (!text.EndsWith(word, StringComparison.Ordinal))
                    return null;
                text = text[..^word.Length];
                return word;
            }

            string? Behind(string word)
            {
                var at = text.IndexOf(word, StringComparison.Ordinal);
                if (at < 0)
                    return null;
                var behind = text[(at + word.Length)..];
                text = text[..at];
                return behind;
            }
        }
    }
}
