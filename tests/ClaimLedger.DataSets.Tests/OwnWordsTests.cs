using System.Globalization;
using ClaimLedger.Reconciliation;
using ClaimLedger.TestSupport;
using ClaimLedger.Vetting;

namespace ClaimLedger.DataSets.Tests;

/// <summary>Data sets held against themselves: what a source says is no news to the ledger that it stands in.</summary>
public sealed class OwnWordsTests
{
    private static DataSet Load(string folder) => DataSetLoader.Load(RepositoryRoot.Combine(folder)).DataSet!;

    [TestCase("db/gaza-ceasefire", 1, 0)]
    [TestCase("tests/data/harbour-fire", 6, 1)]
    [TestCase("tests/data/dam-breach", 15, 3)]
    public void A_claims_own_words_are_left_alone_or_told_by_exactly_what_they_are_in_conflict_with(
        string folder, int atLeastHeld, int atLeastTold)
    {
        var dataSet = Load(folder);
        var view = new DataSetView(dataSet);
        var (held, told) = (0, 0);
        foreach (var (source, claim) in Spread(
            [
                .. dataSet.Sources
                    .SelectMany(source => source.Claims, (source, claim) => (source, claim))
                    .Where(pair => pair.claim.Quote is not null),
            ]))
        {
            // Where nobody knows on which day the source was published, the draft is of the day that the claim speaks of.
            var published = source.Published.Days.IsDay ? source.Published.Days : DaySpan.Day(claim.AsOf.Days.Last);
            var report = Vetter.Vet($"{view.Question(claim.Question)!.Subject}\n\n{claim.Quote}", dataSet, published);
            held += report.Held;
            // Whatever else the quote speaks of is no error: the ledger has it from the same source.
            Assert.That(
                report.Findings
                    .Where(each => each.Question.Id != claim.Question && VetKinds.Info(each.Kind).Severity == Severity.Error)
                    .Select(each => $"{each.Kind} in {each.Question.Id}: {each.Says}"),
                Is.Empty,
                $"{claim.Id} “{claim.Quote}”");
            foreach (var finding in report.Findings.Where(
                finding =>
                    finding.Question.Id == claim.Question && claim.Value.Text.Contains(finding.Says, StringComparison.OrdinalIgnoreCase)))
            {
                told++;
                var expected = Corrections.Of(dataSet).Counts(claim)
                    ? view
                        .Load([.. view.ClaimsOf(claim.Question).Select(facts => facts.Key)])
                        .Where(other => IsInError(claim, other, view))
                        .Select(other => other.Id)
                    : [.. Corrections.Of(dataSet).Of(claim.Id), claim.Id];
                Assert.That(
                    finding.Claims.Select(other => other.Id), Is.EquivalentTo(expected), $"{claim.Id} “{claim.Quote}”: {finding.Kind}");
            }
        }
        Assert.That(held, Is.GreaterThanOrEqualTo(atLeastHeld));
        Assert.That(told, Is.GreaterThanOrEqualTo(atLeastTold));
    }

    [TestCase("000_44e18c1981e7e5c9.txt", "2025-03-17")]
    [TestCase("001_4126fcf14593ddfd.txt", "2025-04-14")]
    [TestCase("002_47f91314f0da7aca.txt", "2024-01-20")]
    [TestCase("003_8cf3ee0611e24a2e.txt", "2024-03-07")]
    [TestCase("004_c25e915be8e6aa70.txt", "2025-03-31")]
    public void An_article_that_the_ledger_is_made_from_has_no_error_in_it(string article, string published)
    {
        var text = File.ReadAllText(SharedFolder.Require($"seeds/{article}"));
        var day = DaySpan.Day(DateOnly.ParseExact(published, "yyyy-MM-dd", CultureInfo.InvariantCulture));

        var report = Vetter.Vet(text, Load("db/gaza-ceasefire"), day);

        Assert.That(
            report.Findings.Where(finding => VetKinds.Info(finding.Kind).Severity != Severity.Note)
                .Select(finding => $"{finding.Kind} in {finding.Question.Id}: {finding.Says}"), Is.Empty);
    }

    private static bool IsInError(Claim claim, Claim other, DataSetView view) =>
        claim.Id != other.Id
            && Explainer.ExplainPair(claim, other, view, []).Kinds.Any(kind => Conflicts.Info(kind).Severity == Severity.Error);

    // All of a small data set; of a large one so many, from all over it.
    private static IEnumerable<T> Spread<T>(List<T> all)
    {
        var step = Math.Max(1, all.Count / LongTests.Count(25, int.MaxValue));
        return all.Where((_, index) => index % step == 0);
    }

    [TestCase("The fire service denied that the harbour fire killed 40 people on 5 June 2031.", "")]
    [TestCase("The harbour fire killed 40 people on 5 June 2031.", "contradiction")]
    [TestCase("The harbour fire had killed three people by 5 June 2031.", "contradiction")]
    public void What_is_denied_is_no_statement(string sentence, string kind)
    {
        var report = Vetter.Vet(sentence, Load("tests/data/harbour-fire"), DaySpan.Day(new DateOnly(2031, 6, 9)));

        Assert.That(string.Join(' ', report.Findings.Select(finding => VetKinds.Info(finding.Kind).Name)), Is.EqualTo(kind));
    }
}
