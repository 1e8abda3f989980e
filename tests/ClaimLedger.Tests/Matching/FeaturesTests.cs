using ClaimLedger.Matching;

namespace ClaimLedger.Tests.Matching;

/// <summary>Each feature: two sentences that differ in it, of which the first scores more.</summary>
internal sealed class FeaturesTests
{
    private static readonly (string Feature, string Question, string More, string Less)[] Cases =
    [
        ("asked", "killed", "Near the dam, 12 people were killed.",
            "Near the dam, 12 of the people who had come to look, sing, eat and dance were killed."),
        ("said", "killed", "At the dam, 12 people were killed.", "At the dam, 12 were seen."),
        ("subject", "killed", "The Kellow dam had a breach.\n\nIt killed 12 people.", "The mill burned.\n\nIt killed 12 people."),
        ("subject-here", "killed", "A breach of the Kellow dam killed 12 people.",
            "The Kellow dam had a breach.\n\nIt rained.\n\nIt killed 12 people."),
        ("counts", "killed", "At the dam, 12 people were hit.", "At the dam, 12 cows were hit."),
        ("counts", "killed", "At the dam, 12 people were hit.", "At the dam, 12 workers were hit."),
        ("counts", "killed", "At the dam, 12 workers were hit.", "At the dam, 12 cows were hit."),
        ("counts", "height", "The wall is 12 metres high.", "The wall is 12 kilograms high."),
        ("mood", "plan", "The council would build 12 homes.", "The council built 12 homes."),
        ("mood", "homes", "The flood destroyed 12 homes.", "The flood would destroy 12 homes."),
        ("since", "sick", "Since January 2029 12 people have fallen ill.", "Since January 2030 12 people have fallen ill."),
        ("nothing-asked", "killed", "At the dam, 12 people were killed.", "At the dam, 12 lamps burned."),
        ("nothing-named", "killed", "A breach of the Kellow dam killed 12 people.", "A storm killed 12 people."),
    ];

    private static IEnumerable<TestCaseData> AllCases() =>
        Cases.Select(each => new TestCaseData(each.Feature, each.Question, each.More, each.Less));

    [TestCaseSource(nameof(AllCases))]
    public void A_feature_tells_two_sentences_apart(string feature, string question, string more, string less) =>
        Assert.That(Points(feature, question, more), Is.GreaterThan(Points(feature, question, less)));

    [Test]
    public void Days_that_are_far_back_speak_against_a_question()
    {
        var time = Features.All.Single(each => each.Name == "time");

        Assert.That(time.Value(MatchStory.Candidate("The vote was on 3 June 2031.", "3 June 2031", "vote")), Is.Negative);
        Assert.That(time.Value(MatchStory.Candidate("The dam broke on 3 June 2031.", "3 June 2031", "breached")), Is.Zero, "names no days");
    }

    [Test]
    public void Each_row_has_a_case_and_says_why() => Assert.Multiple(() =>
    {
        Assert.That(Cases.Select(each => each.Feature).Append("time").Distinct(), Is.EquivalentTo(Features.All.Select(each => each.Name)));
        Assert.That(Features.All.Select(each => each.Why), Has.None.Empty);
    });

    private static double Points(string feature, string question, string text)
    {
        var says = new[] { "12 metres", "12 kilograms", "12" }.First(words => text.Contains(words, StringComparison.Ordinal));
        var row = Features.All.Single(each => each.Name == feature);
        return row.Weight * row.Value(MatchStory.Candidate(text, says, question));
    }
}
