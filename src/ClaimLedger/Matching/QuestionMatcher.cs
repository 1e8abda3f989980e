using System.Collections.Immutable;
using ClaimLedger.Extraction;
using ClaimLedger.News;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.Matching;

/// <summary>A question that a figure may answer, how well, and by which words.</summary>
internal readonly record struct QuestionMatch(Question Question, double Score, string Why);

/// <summary>Where a figure stands: the stems of the words around it, the nearest first.</summary>
internal sealed record Surroundings(ISet<string> Closest, ISet<string> Clause, ISet<string> Sentence, ISet<string> Near, ISet<string> Title);

/// <summary>Finds the question of a data set that a figure answers: a score of few features, each of which can be named.</summary>
internal sealed class QuestionMatcher
{
    /// <summary>Below this, a new question is proposed.</summary>
    public const double Threshold = 0.5;

    private const double InClosest = 1.3, InClause = 0.9, InSentence = 0.8, InNear = 0.45, InTitle = 0.25;
    private const double AsksWeight = 0.5, SubjectWeight = 0.4, ShownWeight = 0.2;
    private const double SameUnit = 0.2, SameSort = 0.1, OtherUnit = -0.4, OtherMood = -0.15, SameMood = 0.1, NoWord = -0.2, NoSubject = -0.3;

    private static readonly ISet<string> Asking = new HashSet<string>(StringComparer.Ordinal) { "many", "much", "long", "often", "name", "call", "happen", "did", "doe", "ha", "time", "so", "far", "since", "last", "share", "peopl", "person", "go" };

    private static readonly ISet<string> OfPlans = Stems("proposal proposed offer demand demands seek want plan");

    private static readonly ISet<string> OfTime = new HashSet<string>(StringComparer.Ordinal) { "early", "late", "mid", "spring", "summer", "autumn", "winter" };

    private const double Least = 0.2, OfOldTimes = -0.2, OfTheseTimes = 0.05;

    private const int LongAgo = 150;

    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, int> _questionsWith = new(StringComparer.Ordinal);
    private readonly DaySpan _published;

    private sealed record Entry(Question Question, ISet<string> Asks, ISet<string> Subject, ISet<string> Shown, DaySpan? About);

    public QuestionMatcher(ReadingContext context)
    {
        _published = context.Published;
        var shown = context.Claims.Where(claim => claim.Quote is not null).ToLookup(claim => claim.Question, StringComparer.Ordinal);
        foreach (var question in context.Questions)
        {
            var asks = Stems(question.Asks + " " + string.Join(' ', question.Includes));
            var subject = Stems(question.Subject + " " + string.Join(' ', question.Qualifiers.Select(pair => pair.Value)));
            asks.ExceptWith(Asking);
            // When a thing was is compared as time, not by its words.
            subject.ExceptWith(OfTime);
            subject.RemoveWhere(stem => stem.Length == 4 && stem.All(char.IsAsciiDigit));
            subject.ExceptWith(asks);
            var quotes = shown[question.Id].Select(claim => Stems(claim.Quote!)).ToList();
            var own = new HashSet<string>(quotes.SelectMany(stems => stems), StringComparer.Ordinal);
            own.ExceptWith(asks);
            own.ExceptWith(subject);
            _entries.Add(new Entry(question, asks, subject, own, Date(question.Subject + ", " + question.Asks)));
            foreach (var stem in asks.Concat(subject).Distinct(StringComparer.Ordinal))
                _questionsWith[stem] = _questionsWith.GetValueOrDefault(stem) + 1;
        }
    }

    /// <summary>The questions that fit a figure, the best first; those that do not fit at all are left out.</summary>
    public IEnumerable<QuestionMatch> Find(FoundQuantity found, ISet<string> counted, Modality modality, Surroundings around) => _entries
        .Where(entry => Takes(entry.Question, found))
        .Select(entry => Score(entry, found, counted, modality, around))
        .Where(match => match.Score >= Threshold)
        .OrderByDescending(match => match.Score)
        .ThenBy(match => match.Question.Id, StringComparer.Ordinal);

    /// <summary>The stems of the content words of a text.</summary>
    public static HashSet<string> Stems(string text)
    {
        var stems = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in Tokenizer.Read(text))
        {
            if (token.Kind == TokenKind.Number || (token.Kind == TokenKind.Word && token.Length > 1 && !NewsWords.IsFunctionWord(token.Text)))
                stems.Add(NewsWords.Stem(token.Text));
        }
        return stems;
    }

    private static bool Takes(Question question, FoundQuantity found) => found.Kind switch
    {
        QuantityKinds.Date => question.Answer is AnswerType.Date,
        QuantityKinds.Duration => question.Answer is AnswerType.Duration,
        _ => question.Answer is AnswerType.Quantity,
    };

    private QuestionMatch Score(Entry entry, FoundQuantity found, ISet<string> counted, Modality modality, Surroundings around)
    {
        // What is asked of a time to come is not answered yet.
        if (entry.About is { } about && _published.IsBefore(about))
            return new QuestionMatch(entry.Question, 0, "");
        var words = new List<string>();
        var (asks, subject) = (Share(entry.Asks, around, words), Share(entry.Subject, around, words));
        var shown = Shown(entry.Shown, around);
        var unit = Unit(entry, found, counted, out var why);
        var old = entry.About is not { } time ? 0 : _published.First.DayNumber - time.Last.DayNumber > LongAgo ? OfOldTimes : OfTheseTimes;
        // "When was it?" asks by its subject alone.
        var fit = entry.Asks.Count == 0 ? (AsksWeight + SubjectWeight) * subject : AsksWeight * asks + SubjectWeight * subject;
        var score = fit + ShownWeight * shown + unit + old + Mood(entry, modality) + (subject < Least ? NoSubject : 0) + (entry.Asks.Count > 0 && asks < Least ? NoWord : 0);
        if (why is not null)
            words.Add(why);
        return new QuestionMatch(entry.Question, score, string.Join(", ", words));
    }

    /// <summary>How much of a question's words stand around, rare words counting for more.</summary>
    private double Share(ISet<string> stems, Surroundings around, List<string> words)
    {
        var (total, met) = (0.0, 0.0);
        foreach (var stem in stems)
        {
            var weight = Weight(stem);
            total += weight;
            var nearness = Nearness(stem, around);
            met += weight * nearness;
            if (nearness >= InSentence)
                words.Add(stem);
        }
        return total == 0 ? 0 : met / total;
    }

    private double Shown(ISet<string> stems, Surroundings around)
    {
        var (total, met) = (0.0, 0.0);
        foreach (var stem in stems)
        {
            total += Weight(stem);
            met += around.Sentence.Contains(stem) ? Weight(stem) : 0;
        }
        return total == 0 ? 0 : met / total;
    }

    private static double Nearness(string stem, Surroundings around) =>
        around.Closest.Contains(stem) ? InClosest : around.Clause.Contains(stem) ? InClause : around.Sentence.Contains(stem) ? InSentence : around.Near.Contains(stem) ? InNear : around.Title.Contains(stem) ? InTitle : 0;

    private double Weight(string stem) => Math.Log(1 + (double)(_entries.Count + 1) / (1 + _questionsWith.GetValueOrDefault(stem)));

    // What is proposed or demanded answers what is asked of a proposal or demand; what happened does not.
    private static double Mood(Entry entry, Modality modality)
    {
        var isOfPlans = entry.Subject.Overlaps(OfPlans) || entry.Asks.Overlaps(OfPlans);
        var isPlan = modality is Modality.Proposed or Modality.Demanded or Modality.Forecast;
        return isOfPlans == isPlan ? (isPlan ? SameMood : 0) : OtherMood;
    }

    private static double Unit(Entry entry, FoundQuantity found, ISet<string> counted, out string? why)
    {
        why = null;
        var question = entry.Question;
        if (question.Answer is not AnswerType.Quantity)
            return SameSort;
        if (UnitTable.OfQuestion(question.Unit) is { } unit)
        {
            if (found.Unit is null || UnitTable.OfQuestion(found.Unit) is not { } own || own.Dimension != unit.Dimension)
                return found.Unit is null && unit.IsShare && found.Reading.Contains("fraction", StringComparison.Ordinal) ? 0 : OtherUnit;
            why = $"in {question.Unit}";
            return SameUnit;
        }
        if (found.Unit is not null)
            return OtherUnit;
        if (question.Unit is null || counted.Count == 0)
            return 0;
        var stems = Stems(question.Unit);
        if (stems.Overlaps(counted) || entry.Asks.Any(stem => counted.Contains(stem) && !NewsWords.IsFunctionWord(stem)))
        {
            why = $"counts {string.Join(' ', counted)}";
            return SameUnit;
        }
        var asksForPersons = NewsWords.Persons.Contains(question.Unit);
        if (asksForPersons && counted.Any(IsPerson))
            return SameSort;
        return counted.Any(IsPerson) && stems.Any(IsPerson) ? -SameSort : OtherUnit;
    }

    private static bool IsPerson(string stem) => PersonStems.Contains(stem);

    /// <summary>The stems of words for people.</summary>
    public static readonly ISet<string> PersonStems = NewsWords.Persons.Select(NewsWords.Stem).ToHashSet(StringComparer.Ordinal);

    private static DaySpan? Date(string text)
    {
        var found = new List<FoundQuantity>();
        new QuantityScanner(new ScanOptions { Kinds = QuantityKinds.Date }).Scan(text, found);
        foreach (var date in found)
        {
            if (date.Literal is { Low: { } low, High: { } high })
                return new DaySpan(DateOnly.FromDayNumber((int)low), DateOnly.FromDayNumber((int)high));
        }
        return null;
    }
}
