using System.Collections.Immutable;
using ClaimLedger.News;

namespace ClaimLedger.Matching;

/// <summary>How much has to speak for a question before it is taken.</summary>
/// <param name="Least">The least score.</param>
/// <param name="LeastAsked">How much of what is asked has to be said near the figure.</param>
/// <param name="LeastSubject">How much of what the question is about has to be named.</param>
/// <param name="Margin">By how much the best has to be ahead of the next.</param>
/// <param name="Doubts">What rules a question out.</param>
internal sealed record MatchPolicy(double Least, double LeastAsked, double LeastSubject, double Margin, ImmutableArray<Doubt> Doubts)
{
    /// <summary>Proposes a question to a person, who can take another.</summary>
    public static MatchPolicy Propose { get; } = new(0.5, 0, 0, 0, []);

    /// <summary>Shows a person all that may be meant.</summary>
    public static MatchPolicy Suggest { get; } = Propose with { Least = 0.2 };

    /// <summary>Is sure of the question or silent.</summary>
    public static MatchPolicy Sure { get; } = new(0.3, 0.5, 0.3, 0.1, Matching.Doubts.All);
}

/// <summary>A question that a figure may answer, and what speaks for it.</summary>
/// <param name="Question">The question.</param>
/// <param name="Score">How well it fits, of about 1.</param>
/// <param name="Because">The words that show it.</param>
/// <param name="Parts">What each feature adds to the score.</param>
/// <param name="Others">Other questions that fit nearly as well.</param>
internal sealed record QuestionMatch(Question Question, double Score, string Because, ImmutableArray<Part> Parts,
    ImmutableArray<Question> Others)
{
    /// <summary>What the score is made of, in words.</summary>
    public string Explanation =>
        string.Join(", ", Parts.Select(part => FormattableString.Invariant($"{part.Feature.Name} {part.Points:+0.00;-0.00}")));
}

/// <summary>Finds the question that a figure answers.</summary>
/// <param name="index">The questions.</param>
/// <param name="policy">How much has to speak for one.</param>
/// <param name="text">The text in which figures stand.</param>
/// <param name="title">Its title, where it is not the text's first line.</param>
/// <param name="published">When it was published.</param>
internal sealed class QuestionMatcher(QuestionIndex index, MatchPolicy policy, NewsText text, string title, DaySpan published)
{
    private const double NearlyAsGood = 0.2;
    private const string NoneAsks = "no question of the ledger asks for it";

    private readonly NamedWords _named = new(text, title);
    private readonly EventGate _gate = new(index, text, title, isSure: policy.Margin > 0);
    private (int Sentence, List<IndexedQuestion> Questions) _near = (-1, []);

    /// <summary>The questions that fit, the best first; none where the policy asks for more, or for one that is ahead of the
    /// others.</summary>
    public List<QuestionMatch> Find(Mention mention) => Find(mention, out _);

    /// <summary>The questions that fit, the best first; none where the policy asks for more, or for one that is ahead of the
    /// others.</summary>
    /// <param name="mention">The figure.</param>
    /// <param name="why">Where none is found, why.</param>
    public List<QuestionMatch> Find(Mention mention, out string why)
    {
        why = "";
        var asked = Near(mention.Sentence)
            .Where(question => Candidate.IsOfSort(question, mention.Figure.Found))
            // What is asked of a time to come is not answered yet.
            .Where(question => question.About is not { } days || !published.IsBefore(days))
            .ToList();
        if (asked.Count == 0)
        {
            why = NoneAsks;
            return [];
        }
        var around = new Surroundings(text, _named, mention);
        var ranked = asked
            .Select(question => new Candidate(index, question, around, published))
            .Select(candidate => (Candidate: candidate, Match: Match(candidate, Features.Of(candidate))))
            .Where(each => each.Match.Score >= policy.Least)
            .OrderByDescending(each => each.Match.Score)
            .ThenBy(each => each.Match.Question.Id.ToString(), StringComparer.Ordinal)
            .ToList();
        var scored = ranked.FindAll(each => !policy.Doubts.Any(doubt => doubt.Holds(each.Candidate)));
        // Which fits best is told among all; whether that is enough, of the best alone. Who has to be sure takes the best or none.
        if (ranked.Count == 0)
            why = NoneAsks;
        else if (scored.Count == 0)
            why = OfDoubt(ranked[0].Candidate, ranked[0].Match.Question);
        else if (!IsEnough(scored[0].Candidate))
            why = $"too little of {Quoted(scored[0].Match.Question)} is said near it";
        else if (scored.Count > 1 && scored[0].Match.Score - scored[1].Match.Score < policy.Margin)
            why = $"{Quoted(scored[0].Match.Question)} and {Quoted(scored[1].Match.Question)} fit it alike";
        else if (policy.Margin > 0 && !IsNamed(scored[0].Candidate))
            why = $"the event of {Quoted(scored[0].Match.Question)} is not named near it";
        if (why.Length > 0)
            return [];
        var matches = scored.Where(each => IsNamed(each.Candidate)).Select(each => each.Match).ToList();
        if (matches.Count > 1)
            matches[0] = matches[0] with
            {
                Others = [.. matches.Skip(1).Where(other => other.Score > matches[0].Score - NearlyAsGood)
                .Select(other => other.Question)]
            };
        return matches;
    }

    private string OfDoubt(Candidate candidate, Question question)
    {
        var doubt = policy.Doubts.First(each => each.Holds(candidate));
        return $"it may not answer {Quoted(question)}: {doubt.Why}";
    }

    // As people read it: two questions of a data set may ask in the same words of two things.
    private static string Quoted(Question question) => $"“{question.Asks}” ({question.Subject})";

    private bool IsNamed(Candidate candidate) => _gate.IsNamed(candidate.Question, candidate.Around.Mention.Sentence, _named);

    private bool IsEnough(Candidate candidate) => candidate.Asked >= policy.LeastAsked && candidate.Subject >= policy.LeastSubject;

    private List<IndexedQuestion> Near(int sentence)
    {
        if (_near.Sentence != sentence)
            _near = (sentence, [.. index.With(_named.Around(sentence))]);
        return _near.Questions;
    }

    private static QuestionMatch Match(Candidate candidate, ImmutableArray<Part> parts)
    {
        var unit = candidate.Question.Unit is not null ? [$"in {candidate.Question.Question.Unit}"]
            : candidate.Around.Counted is [.., var noun] && candidate.Question.Counted.Contains(noun)
                ? new[] { $"counts {candidate.Around.Mention.Figure.Counted.Split(' ')[^1]}" } : [];
        return new QuestionMatch(candidate.Question.Question, parts.Sum(part => part.Points),
            string.Join(", ", candidate.Words.Concat(unit)), parts, []);
    }
}
