using System.Collections.Frozen;
using System.Collections.Immutable;
using ClaimLedger.News;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.Matching;

/// <summary>A question as figures are held against it: what is asked, of what, in which unit, and in which words it was answered
/// before.</summary>
internal sealed record IndexedQuestion
{
    /// <summary>The question.</summary>
    public required Question Question { get; init; }

    /// <summary>The stems of what is asked: without what is counted and what it is about.</summary>
    public required FrozenSet<string> Asked { get; init; }

    /// <summary>All stems of the asking sentence, what is counted among them.</summary>
    public required FrozenSet<string> Asks { get; init; }

    /// <summary>Whether nothing is asked but the subject itself ("When was it?"): then what is asked is the subject.</summary>
    public required bool AsksOfSubjectAlone { get; init; }

    /// <summary>The stems of what it is about.</summary>
    public required FrozenSet<string> Subject { get; init; }

    /// <summary>The stems of what is counted; none where that is a unit of the table.</summary>
    public required FrozenSet<string> Counted { get; init; }

    /// <summary>The stems of the quotes that answered it.</summary>
    public required ImmutableArray<FrozenSet<string>> Quotes { get; init; }

    /// <summary>All its stems, those of its quotes among them.</summary>
    public required FrozenSet<string> Vocabulary { get; init; }

    /// <summary>"How high is the wall?" asks for the height, whatever else is said of the wall; null where no such word is asked
    /// for.</summary>
    public required string? Measure { get; init; }

    /// <summary>The unit, where it is one of the table.</summary>
    public required Unit? Unit { get; init; }

    /// <summary>The days that its words name, or null.</summary>
    public required DaySpan? About { get; init; }

    /// <summary>Since when it counts, as its words say: "since October 2023"; null where they do not.</summary>
    public required CountedSince? Since { get; init; }

    /// <summary>Whether it asks for a part: "How many of those killed are civilians?"</summary>
    public required bool IsOfPart { get; init; }

    /// <summary>The names that tell its event.</summary>
    public required FrozenSet<string> Names { get; init; }

    /// <summary>Whether it asks of a proposal or demand.</summary>
    public required bool IsOfPlans { get; init; }

    /// <summary>Whether it asks for a rate or mean.</summary>
    public required bool IsOfRates { get; init; }

    /// <summary>A word of what is asked as the question writes it, by its stem.</summary>
    public string Word(string stem) => Tokenizer.Read($"{Question.Asks} {Question.Subject}")
        .Where(token => Stem.Of(token) == stem).Select(token => token.Text).FirstOrDefault(stem);
}

/// <summary>The questions of a data set by their words, each word weighed by how few questions have it.</summary>
internal sealed class QuestionIndex
{
    private const string Last = "last";

    private static readonly FrozenSet<string> Asking = Stem.OfClass("asking");
    private static readonly FrozenSet<string> Anybody = Stem.OfClass("anybody");
    private static readonly FrozenSet<string> TimesOfSubject = Stem.OfClass("time-of-subject");
    private static readonly FrozenSet<string> PlanWords = Stem.OfClass("plan-question");
    private static readonly FrozenSet<string> OfTheWhole = WordClasses.Of("of-the-whole");
    private static readonly FrozenSet<string> RateWords = WordClasses.Of("of-rate");

    private readonly List<IndexedQuestion> _questions = [];
    private readonly Dictionary<string, List<IndexedQuestion>> _byStem = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _weights = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateOnly> _beginnings = new(StringComparer.Ordinal);
    private readonly HashSet<string> _subjects = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _title = new(StringComparer.Ordinal);
    private readonly EventNames _names;

    /// <param name="questions">The questions.</param>
    /// <param name="claims">Claims that answer them: their words show what does.</param>
    public QuestionIndex(IEnumerable<Question> questions, IEnumerable<Claim> claims)
    {
        var (asked, known) = (questions.ToList(), claims.ToList());
        _names = new EventNames(asked, known);
        var byQuestion = known.ToLookup(claim => claim.Question);
        foreach (var question in asked
            .Where(question => question.Answer is AnswerType.Quantity or AnswerType.Date or AnswerType.Duration or AnswerType.Time))
            Add(question, [.. byQuestion[question.Id]]);
    }

    /// <summary>The questions of a data set that have answers, and all names that the data set knows.</summary>
    public static QuestionIndex Of(DataSet dataSet)
    {
        var claims = dataSet.Sources.SelectMany(source => source.Claims).ToList();
        var answered = claims.Select(claim => claim.Question).ToHashSet();
        var index = new QuestionIndex(dataSet.Questions.Where(question => answered.Contains(question.Id)), claims);
        var names = dataSet.Sources.SelectMany(source => new[] { source.Title, source.Publisher })
            .Concat(dataSet.Speakers.SelectMany(speaker => speaker.Also.Prepend(speaker.Name.ToString())))
            .Concat(dataSet.Questions.Select(question => question.Note)).Concat(claims.Select(claim => claim.Note))
            .Append(dataSet.Title).Append(dataSet.About);
        foreach (var name in names.OfType<string>())
            index._known.UnionWith(Stem.In(name));
        index._title.UnionWith(Tokenizer.Read(dataSet.Title).Skip(1).Where(EventNames.IsCapital).Select(EventNames.Of));
        return index;
    }

    /// <summary>The names without which a text is not of the data set's events; none where those are many.</summary>
    public FrozenSet<string> SharedNames => _names.Shared;

    /// <summary>All words of the data set, names or not.</summary>
    public FrozenSet<string> KnownWords => _names.Words;

    /// <summary>Whether anything in the data set has a word.</summary>
    public bool Knows(string stem) => _known.Contains(stem);

    /// <summary>Whether the data set's title or most of its sources name it: then it tells no question from another.</summary>
    public bool IsOfAll(string stem) => _title.Contains(stem) || SharedNames.Contains(stem);

    /// <summary>Whether some question is about what a word names.</summary>
    public bool IsSubject(string stem) => _subjects.Contains(stem);

    /// <summary>Whether a question that is about something else asks in one of the same words.</summary>
    public bool IsAskedOfOthers(IndexedQuestion question) => question.Asked.Any(stem => _byStem.GetValueOrDefault(stem, [])
        .Exists(other => other.Question.Subject != question.Question.Subject && other.Asked.Contains(stem)));

    /// <summary>The questions that have one of some words in what they ask or are about.</summary>
    public IEnumerable<IndexedQuestion> With(IEnumerable<string> stems) =>
        stems.SelectMany(stem => _byStem.GetValueOrDefault(stem, [])).Distinct();

    /// <summary>The first day that is known of what a question is about; null where none is.</summary>
    public DateOnly? Beginning(IndexedQuestion question) => _beginnings.TryGetValue(question.Question.Subject, out var day) ? day : null;

    /// <summary>How much of some words is met, rare words counting for more: 0 to 1.</summary>
    public double Share(IEnumerable<string> stems, Func<string, double> met)
    {
        var (all, sum) = (0.0, 0.0);
        foreach (var stem in stems)
        {
            var weight = Weight(stem);
            all += weight;
            sum += weight * met(stem);
        }
        return all == 0 ? 0 : sum / all;
    }

    private double Weight(string stem)
    {
        if (!_weights.TryGetValue(stem, out var weight))
            _weights[stem] = weight = Math.Log(1 + ((_questions.Count + 1.0) / (1 + (_byStem.GetValueOrDefault(stem)?.Count ?? 0))));
        return weight;
    }

    private void Add(Question question, List<Claim> claims)
    {
        var unit = UnitTable.OfQuestion(question.Unit);
        var counted = unit is null ? Stem.In(question.Unit ?? "") : [];
        var subject = Stem.In($"{question.Subject} {string.Join(' ', question.Qualifiers.Select(pair => pair.Value))}");
        var words = Tokenizer.Read(question.Asks);
        var quotes = claims.Select(claim => claim.Quote).OfType<string>().Select(Stem.In).ToList();
        var vocabulary = Stem.In(words).Concat(subject).Concat(counted).Concat(question.Includes.SelectMany(Stem.In))
            .Concat(quotes.SelectMany(quote => quote));
        subject.ExceptWith(TimesOfSubject);
        var asked = Asked(words, subject, counted, question);
        var indexed = new IndexedQuestion
        {
            Question = question,
            Asked = (asked.Count > 0 ? asked : subject).ToFrozenSet(StringComparer.Ordinal),
            Asks = Stem.In(words).Except(Asking, StringComparer.Ordinal).ToFrozenSet(StringComparer.Ordinal),
            AsksOfSubjectAlone = asked.Count == 0 || asked.IsSubsetOf(subject),
            Subject = subject.ToFrozenSet(StringComparer.Ordinal),
            Counted = counted.ToFrozenSet(StringComparer.Ordinal),
            // What is counted tells nothing of what is asked of it.
            Quotes = [.. quotes.Select(quote => quote.Except(counted).Except(Anybody).ToFrozenSet(StringComparer.Ordinal))],
            Vocabulary = vocabulary.ToFrozenSet(StringComparer.Ordinal),
            Measure = words is [var how, var measure, ..] && how.Is("how") && Stem.Of(measure) is { } stem
                && !Asking.Contains(stem) ? stem : null,
            Unit = unit,
            Names = _names.Of(question),
            About = FirstDate($"{question.Subject}, {question.Asks}"),
            Since = CountedSince.In(question.Asks) ?? CountedSince.In(question.Subject),
            IsOfPart = AsksOfPart(words),
            IsOfPlans = subject.Overlaps(PlanWords) || Stem.In(words).Overlaps(PlanWords),
            IsOfRates = words.Exists(word => RateWords.Contains(word.Text)),
        };
        _questions.Add(indexed);
        foreach (var each in indexed.Asked.Union(indexed.Subject))
            (_byStem.TryGetValue(each, out var known) ? known : _byStem[each] = []).Add(indexed);
        _subjects.UnionWith(indexed.Subject);
        _known.UnionWith(indexed.Vocabulary);
        Begin(indexed, claims);
    }

    private static HashSet<string> Asked(List<Token> words, HashSet<string> subject, HashSet<string> counted, Question question)
    {
        var asked = Stem.In(words);
        asked.ExceptWith(Asking);
        asked.ExceptWith(counted);
        asked.RemoveWhere(stem =>
            Anybody.Contains(stem) || (NoClaim.PersonStems.Contains(stem) && asked.Count > 1 && question.Unit is null));
        // "How long did the strike last?"; of "when was it last inspected" the word asks nothing.
        if (question.Answer is AnswerType.Duration && words.Exists(word => word.Is(Last)))
            asked.Add(Stem.Of(Last));
        // "When did the dam break?" asks for the break; the dam is what it is about.
        if (!asked.IsSubsetOf(subject))
            asked.ExceptWith(subject);
        return asked;
    }

    // What is known of a subject begins with the first day that its questions name or that a claim of them is of.
    private void Begin(IndexedQuestion question, List<Claim> claims)
    {
        var days = claims.Select(claim => claim.AsOf.Days.First);
        if (question.Question.Answer is AnswerType.Date)
            days = days.Concat(claims.Select(claim => claim.Value).OfType<Value.Range>().Select(range => Dating.Days(range.Literal)?.First)
                .OfType<DateOnly>());
        foreach (var day in question.About is { } about ? days.Append(about.First) : days)
        {
            if (!_beginnings.TryGetValue(question.Question.Subject, out var first) || day < first)
                _beginnings[question.Question.Subject] = day;
        }
    }

    // "How many of the hostages released were deceased?"
    private static bool AsksOfPart(List<Token> words)
    {
        for (var token = 1; token + 2 < words.Count; token++)
        {
            if (words[token].Is("many") && words[token + 1].Is("of") && OfTheWhole.Contains(words[token + 2].Text))
                return true;
        }
        return false;
    }

    private static DaySpan? FirstDate(string text)
    {
        var found = new List<FoundQuantity>();
        new QuantityScanner(new ScanOptions { Kinds = QuantityKinds.Date }).Scan(text, found);
        return found.Select(date => Dating.Days(date.Literal)).FirstOrDefault(days => days is not null);
    }
}
