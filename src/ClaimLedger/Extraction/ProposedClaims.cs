using ClaimLedger.Naming;
using ClaimLedger.Stories;
using ClaimLedger.Text;

namespace ClaimLedger.Extraction;

/// <summary>Claims of what an assistant proposed and the texts bear out, beside those that our own reader read.</summary>
/// <param name="articles">The articles.</param>
/// <param name="own">For each article, what our own reader read.</param>
/// <param name="dataSet">The data set, whose questions they may answer.</param>
/// <param name="taken">Further ids of questions, which nobody has declared yet.</param>
internal sealed class ProposedClaims(
    IReadOnlyList<StoryArticle> articles, IReadOnlyList<IReadOnlyList<ReadClaim>> own, DataSet dataSet, IEnumerable<QuestionId> taken)
{
    private const int LongestPrefix = 30;

    private readonly Dictionary<string, Question> _declared =
        dataSet.Questions.ToDictionary(question => question.Id.ToString(), StringComparer.Ordinal);

    private readonly QuestionIds _ids = new([.. dataSet.Questions.Select(question => question.Id), .. taken]);

    /// <summary>For each article the claims that our own reader has not read, or not under the question that they answer.</summary>
    /// <param name="held">The lines that hold.</param>
    /// <param name="verifier">What held them.</param>
    public IReadOnlyList<IReadOnlyList<ReadClaim>> Of(IReadOnlyList<HeldProposal> held, ProposalVerifier verifier)
    {
        var story = Story.Of(articles, ProposalVerifier.Joined(held));
        var asked = story.DataSet.Questions.ToDictionary(question => question.Id);
        var claims = articles.Select(_ => new List<ReadClaim>()).ToList();
        var names = own.Select(NamesOf).ToList();
        foreach (var group in story.DataSet.Sources.SelectMany(source => source.Claims).GroupBy(claim => claim.Question))
        {
            foreach (var proposed in OfQuestion([.. group.Select(claim => (claim, story.Figures[claim.Id]))], asked[group.Key], verifier))
                claims[proposed.Article].Add(proposed.Claim with { Id = names[proposed.Article].Of(proposed.Claim.Id) });
        }
        return claims;
    }

    private IEnumerable<(int Article, ReadClaim Claim)> OfQuestion(
        List<(Claim Claim, StoryFigure Figure)> group, Question asked, ProposalVerifier verifier)
    {
        // What one line says of which question of the data set it is, it says for the others of its question.
        var named = group.Select(each => Declared(each.Figure)).OfType<Question>().Distinct().ToList();
        var read = group.ConvertAll(each => own[each.Figure.Article].FirstOrDefault(other => IsOf(other, each.Figure)));
        var isUnited = read.TrueForAll(other => other is not null && other.Question.Id == read[0]!.Question.Id)
            || group.TrueForAll(each => each.Figure.Article == group[0].Figure.Article);
        Question? fresh = null;
        foreach (var ((claim, figure), known) in group.Zip(read))
        {
            var question = Declared(figure) ?? (named is [var only] ? only : null);
            if (question is not null && verifier.ValueOf(figure, question) is { } value)
            {
                if (known?.Question.Id != question.Id)
                    yield return (figure.Article, Make(claim, figure, question, isNew: false, value));
            }
            else if (known is null || !isUnited)
            {
                fresh ??= NewQuestion(asked, articles[figure.Article]);
                yield return (figure.Article, Make(claim, figure, fresh, isNew: true, figure.Value));
            }
        }
    }

    private Question? Declared(StoryFigure figure) => figure.Question is { } id ? _declared.GetValueOrDefault(id) : null;

    // Its subject is the first article that asks it, as it is of what our own reader reads.
    private Question NewQuestion(Question asked, StoryArticle article)
    {
        var question = asked with { Id = new($"{Slugs.Of(article.Title, LongestPrefix)}.{asked.Id}"), Subject = article.Title };
        return question with { Id = _ids.Of(question) };
    }

    private static UniqueNames NamesOf(IReadOnlyList<ReadClaim> claims)
    {
        var names = new UniqueNames();
        foreach (var claim in claims)
            names.Take(claim.Id);
        return names;
    }

    private static bool IsOf(ReadClaim own, StoryFigure figure) =>
        own.Deciding.Start < figure.Deciding.End && figure.Deciding.Start < own.Deciding.End
            && own.Value is Value.Range range && range.Literal == figure.Value.Literal;

    private ReadClaim Make(Claim claim, StoryFigure figure, Question question, bool isNew, Value.Range value) => new()
    {
        Id = claim.Id.Local,
        Question = question,
        IsNewQuestion = isNew,
        Says = value.Text,
        Value = value,
        Quote = claim.Quote!,
        Span = figure.Quote,
        Deciding = figure.Deciding,
        Anchor = Anchors.Around(articles[figure.Article].Searched, figure.Quote),
        Speakers = figure.Speakers,
        Modality = claim.Modality,
        Whose = figure.Whose,
        If = figure.If,
        AsOf = claim.AsOf.Text,
        Rests = [figure.Because],
        WhyQuestion = isNew ? "a new question, in the words of the proposal" : "the question that a proposal names",
        Doubt = "an assistant read it",
    };
}
