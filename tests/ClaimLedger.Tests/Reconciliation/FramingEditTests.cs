using ClaimLedger.Reconciliation;

namespace ClaimLedger.Tests.Reconciliation;

/// <summary>
/// The smallest edit that dissolves a conflict of word choices: leaving them out of those claims does, and out of fewer does not.
/// </summary>
internal sealed class FramingEditTests
{
    private static readonly string[] Terms = ["war", "conflict", "campaign", "onslaught"];

    // Sources, with the terms that each uses.
    [TestCase("war;conflict", 1)]
    [TestCase("war;war;conflict", 1)]
    [TestCase("war;conflict;campaign", 2)]
    [TestCase("war,conflict;war", 1)]
    [TestCase("war,conflict;war,conflict;campaign", 1)]
    [TestCase("war,conflict;war,campaign;war,onslaught", 3)]
    [TestCase("war,conflict,campaign;onslaught", 1)]
    public void Leaving_the_words_out_of_the_claims_that_it_names_dissolves_it_and_out_of_fewer_does_not(string told, int count)
    {
        var claims = Claims(told);
        var conflict = Story(claims).Reconcile().Single();
        var known = Story(claims).Build().Sources.SelectMany(source => source.Claims).ToDictionary(claim => claim.Id);

        var fewest = FramingEdit.Fewest([.. conflict.Positions.Select(position => position.Claims.Select(id => known[id]).ToList())])!;

        Assert.That(fewest, Has.Count.EqualTo(count));
        Assert.That(Without(fewest.Select(id => id.ToString())), Is.Empty);
        foreach (var others in Enumerable.Range(0, 1 << claims.Count)
            .Where(chosen => int.PopCount(chosen) < count)
            .Select(chosen => claims.Where((_, index) => (chosen >> index & 1) == 1).Select(claim => $"{claim.Source}/{claim.Id}")))
            Assert.That(Without(others), Is.Not.Empty);

        IReadOnlyList<Conflict> Without(IEnumerable<string> ids)
        {
            var gone = ids.ToHashSet();
            return Story([.. claims.Where(claim => !gone.Contains($"{claim.Source}/{claim.Id}"))]).Reconcile();
        }
    }

    [Test]
    public void Of_two_that_are_as_small_the_one_that_leaves_most_sources_is_told()
    {
        var claims = Claims("war,conflict;war,campaign");
        var told = Explainer.ExplainConflict(
            Story(claims).Reconcile().Single(), new DataSetView(Story(claims).Build()),
            id => Story(claims).Build().Sources.SelectMany(source => source.Claims).Single(claim => claim.Id == id));

        Assert.That(told.SmallestEdit, Is.EqualTo("Leave the frame “label” out of s0/c1 and s1/c3."));
    }

    [Test]
    public void Where_no_small_edit_dissolves_it_none_is_told()
    {
        var claims = Claims(string.Join(';', Enumerable.Range(0, 40).Select(index => Terms[index % 2])));
        var story = Story(claims).Build();
        var known = story.Sources.SelectMany(source => source.Claims).ToDictionary(claim => claim.Id);

        Assert.That(
            Explainer.ExplainConflict(Story(claims).Reconcile().Single(), new DataSetView(story), id => known[id]).SmallestEdit, Is.Null);
    }

    private static List<(string Source, string Id, string Term)> Claims(string told) =>
    [
        .. told.Split(';')
            .SelectMany((terms, source) => terms.Split(',').Select(term => ($"s{source}", term)))
            .Select((pair, index) => (pair.Item1, $"c{index}", pair.term)),
    ];

    private static Story Story(IReadOnlyList<(string Source, string Id, string Term)> claims)
    {
        var story = new Story().Facet("label", Terms).Question("called", AnswerType.Term, facet: "label", @event: "war");
        foreach (var source in claims.Select(claim => claim.Source).Distinct())
            story.Source(source, "2031-06-05");
        return claims.Aggregate(story, (told, claim) => told.Claim(claim.Source, "called", claim.Term, id: claim.Id));
    }
}
