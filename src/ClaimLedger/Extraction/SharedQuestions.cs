using ClaimLedger.Naming;
using ClaimLedger.Stories;
using ClaimLedger.Text;

namespace ClaimLedger.Extraction;

/// <summary>Gives the figures of several texts that answer one question the same question.</summary>
internal sealed class SharedQuestions
{
    private readonly UniqueNames _ids = new();

    /// <param name="contexts">What is known of all texts of the run: no question of theirs has an id that is given out here.</param>
    public SharedQuestions(IEnumerable<ReadingContext> contexts)
    {
        foreach (var context in contexts)
        {
            foreach (var id in context.Questions.Concat(context.Proposed).Select(question => question.Id).Concat(context.TakenIds))
                _ids.Take(id.ToString());
        }
    }

    /// <summary>Shares the questions among the texts of a story.</summary>
    /// <param name="story">The numbers of its texts.</param>
    /// <param name="read">What was read in all texts: claims whose question several texts answer are replaced.</param>
    /// <param name="contexts">What is known of all texts.</param>
    /// <param name="about">What the story is about; null where its texts share no event.</param>
    public void Share(IReadOnlyList<int> story, ReadArticle[] read, IReadOnlyList<ReadingContext> contexts, string? about)
    {
        var claims = story.SelectMany(index => read[index].Claims.Select((claim, at) => new Spot(index, at, claim))).ToList();
        var measured = claims.FindAll(each => each.Claim.Measured is not null);
        var groups = new List<(Question Question, List<Spot> Places)>();
        foreach (var each in SameQuestion.Groups([.. measured.Select(each => each.Claim.Measured!)]))
        {
            var fresh = each.Select(pair => measured[pair.Index]).Where(spot => !spot.Claim.IsLinked).ToList();
            var linked = each.Select(pair => measured[pair.Index].Claim).Where(claim => claim.IsLinked).ToList();
            if (linked.Count > 0 && linked.TrueForAll(claim => claim.Question.Id == linked[0].Question.Id))
                Link(linked[0], fresh, read, contexts);
            else if (fresh.Count > 0 && GroupOf(each[0].Figure, fresh, contexts, about) is var group
                && group.Places.Exists(spot => spot.Article != group.Places[0].Article))
                groups.Add(group);
        }
        claims = [.. story.SelectMany(index => read[index].Claims.Select((claim, at) => new Spot(index, at, claim)))];
        foreach (var place in claims.Except(groups.SelectMany(group => group.Places)))
            _ids.Take(place.Claim.Question.Id.ToString());
        foreach (var (question, places) in groups)
        {
            var shared = question with { Id = new(_ids.Of(question.Id.ToString())) };
            foreach (var (article, at, claim) in places)
                read[article] = read[article].With(at, claim with { Question = shared });
        }
    }

    // Where the words of one text link a figure to a question, those that answer the same in the others follow.
    private static void Link(ReadClaim linked, List<Spot> fresh, ReadArticle[] read, IReadOnlyList<ReadingContext> contexts)
    {
        foreach (var (article, at, claim) in fresh.Where(each => Answers(each.Claim, linked.Question, contexts[each.Article])))
        {
            read[article] = read[article].With(at, claim with
            {
                Question = linked.Question,
                IsNewQuestion = linked.IsNewQuestion,
                IsLinked = true,
                WhyQuestion = $"answers {linked.Question.Id} as \"{linked.Says}\" of another text does; of {claim.Measured!.Measure.Id} by "
                    + claim.Measured.Because,
                Doubt = claim.Doubt ?? linked.Doubt,
            });
        }
    }

    // The question of the figures of a group, and the claims that answer it.
    private static (Question Question, List<Spot> Places) GroupOf(
        StoryFigure figure, List<Spot> of, IReadOnlyList<ReadingContext> contexts, string? about)
    {
        var first = contexts[of[0].Article];
        // "Sinking" alone, without a place, names no event.
        var (subject, prefix) = about is null || Topic.IsKind(about) ? (first.Title, first.Prefix) : (about, Slugs.Of(about));
        var question = figure.QuestionOf(subject, new($"{prefix}.{Slugs.Of(figure.Key.Words)}"));
        return (question, of.FindAll(each => Answers(each.Claim, question, contexts[each.Article])));
    }

    private sealed record Spot(int Article, int At, ReadClaim Claim);

    // "40 sailors" is no answer to a question for passengers, though both are people aboard.
    private static bool Answers(ReadClaim claim, Question question, ReadingContext context) =>
        ValueParser.Parse(claim.Says, ValueContext.For(question, context.Published, claim.Modality, context.Readings))
            is { Success: true, Value: Value.Range value }
        && claim.Value is Value.Range own && value.Literal == own.Literal;
}
