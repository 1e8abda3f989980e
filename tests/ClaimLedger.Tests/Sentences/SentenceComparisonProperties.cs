using System.Text.Json;
using ClaimLedger.Reconciliation;
using ClaimLedger.Sentences;
using ClaimLedger.TestSupport;
using CsCheck;

namespace ClaimLedger.Tests.Sentences;

/// <summary>Whether two sentences can both be true does not depend on which comes first.</summary>
internal sealed class SentenceComparisonProperties
{
    private static readonly int Pairs = LongTests.Count(1_000, 20_000);

    private static readonly Gen<string> AnyFigure = Any(
        "11",
        "eleven",
        "five",
        "40",
        "about 40",
        "more than 40",
        "dozens of",
        "1,800",
        "around 1,800",
        "1,812",
        "up to 24",
        "between 20 and 30",
        "hundreds of",
        "2 million",
        "half of the");

    private static readonly Gen<string> AnyMeasure = Any(
        "7.2 km",
        "7,200 metres",
        "4.5 miles",
        "$2 million",
        "€3.5 billion",
        "12 %",
        "12 percentage points",
        "36 hours",
        "a day and a half",
        "six weeks",
        "20 °C",
        "68 °F",
        "30 tonnes",
        "66,000 pounds");

    private static readonly Gen<string> AnyNoun = Any("people", "dockers", "hostages", "homes", "boats", "injured dockers");

    private static readonly Gen<string> AnyVerb = Any(
        "were killed", "were injured", "burned", "were missing", "left Nowhere Quay", "were counted", "are held");

    private static readonly Gen<string> AnyDate = Any(
        "",
        "",
        " on 3 May 2031",
        " on 5 May",
        " in May 2031",
        " as of 3 May 2031",
        " after 3 May 2031",
        " before 4 May 2031",
        " since 2029",
        " by June 2031");

    private static readonly Gen<string> AnyPlace = Any("", " at Nowhere Quay", " in the harbour fire", " at the mill", ", the port said");

    private static Gen<string> Any(params string[] words) => Gen.Int[0, words.Length - 1].Select(index => words[index]);

    private static readonly Gen<string> AnyClause = Gen.OneOf(
        Gen.Select(
            AnyFigure,
            AnyNoun,
            AnyVerb,
            AnyPlace,
            AnyDate,
            static (figure, noun, verb, place, date) => $"{figure} {noun} {verb}{place}{date}"),
        Gen.Select(AnyMeasure, AnyPlace, AnyDate, static (measure, place, date) => $"the fire spread over {measure}{place}{date}"),
        Gen.Select(AnyMeasure, AnyNoun, AnyDate, static (measure, noun, date) => $"it cost the {noun} {measure}{date}"),
        Gen.Select(AnyVerb, AnyNoun, AnyFigure, static (verb, noun, figure) => $"of the {figure} {noun} who {verb}, {figure} came home"));

    private static readonly Gen<string> AnySentence = AnyClause.Array[1, 3].Select(static clauses => string.Join(", and ", clauses) + ".");

    [Test]
    public void The_relation_is_the_same_whichever_comes_first() =>
        Gen.Select(AnySentence, AnySentence).Sample(static (a, b) => AssertMirrored(a, b), iter: Pairs);

    [Test]
    public void A_sentence_is_in_no_contradiction_with_itself() => AnySentence.Sample(static sentence =>
        Assert.That(SentenceComparison.Compare(sentence, sentence).Relation, Is.EqualTo(Relation.Agree), sentence), iter: Pairs);

    [Test]
    public void Pairs_that_people_wrote_compare_alike_both_ways()
    {
        var file = Path.Combine(SharedFolder.Require("bench/text"), "vitaminc", "real_test_numeric_dev.jsonl");
        const int every = 8; // a thousand pairs, from all over the file
        foreach (var line in File.ReadLines(file).Where((line, index) => index % every == 0 && line.Length > 0))
        {
            using var row = JsonDocument.Parse(line);
            AssertMirrored(row.RootElement.GetProperty("claim").GetString()!, row.RootElement.GetProperty("evidence").GetString()!);
        }
    }

    private static void AssertMirrored(string a, string b)
    {
        var (there, back) = (SentenceComparison.Compare(a, b), SentenceComparison.Compare(b, a));
        Assert.That((back.Relation, back.Rule), Is.EqualTo((there.Relation, there.Rule)), () => $"{a}\n{b}\n{there.Why}\n{back.Why}");
        Assert.That(
            back.Aligned.Select(pair => (pair.B.Span, pair.A.Span, pair.Relation, pair.Score)).OrderBy(pair => pair.Item1.Start),
            Is.EqualTo(
                there.Aligned.Select(pair => (pair.A.Span, pair.B.Span, pair.Relation, pair.Score)).OrderBy(pair => pair.Item1.Start)),
            () => $"{a}\n{b}");
    }
}
