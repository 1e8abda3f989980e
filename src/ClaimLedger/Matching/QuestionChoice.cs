using ClaimLedger.News;
using ClaimLedger.Text;

namespace ClaimLedger.Matching;

/// <summary>Questions for a person to choose from: those that a claim may answer, and those that some words name.</summary>
internal sealed class QuestionChoice
{
    private const int Most = 9;

    // Scores that round to one tenth tell nothing apart: of those the question whose letters are more like the claim's is first.
    private const int Near = 1;

    private readonly QuestionIndex _index;
    private readonly List<(Question Question, HashSet<string> Stems)> _questions;
    private readonly Dictionary<QuestionId, LetterTriples> _triples = [];

    /// <param name="questions">The questions.</param>
    /// <param name="claims">Claims that answer them: their words show what does.</param>
    public QuestionChoice(IReadOnlyCollection<Question> questions, IEnumerable<Claim> claims)
    {
        ArgumentNullException.ThrowIfNull(questions);
        _index = new QuestionIndex(questions, claims);
        _questions = [.. questions.Select(question => (question, StemsOf(question)))];
    }

    /// <summary>
    /// The questions that a claim may answer, the best first: those that its quote answers, then those that share words with it and with
    /// what it answers now.
    /// </summary>
    /// <param name="claim">The claim.</param>
    /// <param name="source">Its source.</param>
    /// <param name="current">What it answers now, which is left out.</param>
    public IReadOnlyList<Question> Fitting(Claim claim, Source source, Question current)
    {
        var stems = Stem.In($"{claim.Quote} {source.Title}");
        stems.UnionWith(StemsOf(current));
        var triples = new LetterTriples($"{claim.Quote} {current.Asks}");
        return
        [
            .. ByQuote(claim, source, current, triples).Concat(Ranked(stems, triples).Where(question => question.Answer == current.Answer))
                .Where(question => question.Id != current.Id)
                .DistinctBy(question => question.Id)
                .Take(Most),
        ];
    }

    /// <summary>The questions that some words name, those that most of them name first; an id, or a part of one, names its own.</summary>
    public IReadOnlyList<Question> Named(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return
        [
            .. _questions.Select(each => each.Question)
                .Where(question => question.Id.ToString().Contains(words, StringComparison.OrdinalIgnoreCase))
                .Concat(Ranked(Stem.In(words), new LetterTriples(words)))
                .DistinctBy(question => question.Id)
                .Take(Most),
        ];
    }

    private double Likeness(Question question, LetterTriples triples)
    {
        if (!_triples.TryGetValue(question.Id, out var own))
            _triples[question.Id] = own = new LetterTriples($"{question.Subject} {question.Asks} {question.Event}");
        return own.Likeness(triples);
    }

    private IEnumerable<Question> Ranked(HashSet<string> stems, LetterTriples triples) => _questions
        .Select(each => (each.Question, Met: _index.Share(stems, stem => each.Stems.Contains(stem) ? 1 : 0)))
        .Where(each => each.Met > 0)
        .OrderByDescending(each => Math.Round(each.Met, Near))
        .ThenByDescending(each => Likeness(each.Question, triples))
        .ThenBy(each => each.Question.Id.ToString(), StringComparer.Ordinal)
        .Select(each => each.Question);

    private IEnumerable<Question> ByQuote(Claim claim, Source source, Question current, LetterTriples triples)
    {
        if (claim.Quote is not { } quote)
            return [];
        var reader = new NewsReader(quote, [], source.Published.Days, Readings.Default);
        var matcher = new QuestionMatcher(_index, MatchPolicy.Suggest, reader.Text, source.Title, source.Published.Days);
        var context = ValueContext.For(current, source.Published.Days, claim.Modality);
        return Enumerable.Range(0, reader.Text.Sentences.Count)
            .SelectMany(sentence => reader.Mentions(sentence, reader.FiguresIn(sentence)))
            .Where(mention => claim.Value is Value.Range own && mention.ValueIn(context) is { } value && value.Literal == own.Literal)
            .SelectMany(matcher.Find)
            .OrderByDescending(match => Math.Round(match.Score, Near))
            .ThenByDescending(match => Likeness(match.Question, triples))
            .Select(match => match.Question);
    }

    private static HashSet<string> StemsOf(Question question) => Stem.In(
        $"{question.Id.ToString().Replace('.', ' ').Replace('-', ' ')} {question.Subject} {question.Asks} {question.Unit} "
            + $"{question.Event} {string.Join(' ', question.Counts)} {string.Join(' ', question.Qualifiers.Select(pair => pair.Value))}");
}
