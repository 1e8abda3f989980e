using ClaimLedger.News;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.Matching;

/// <summary>The question that a figure surely answers.</summary>
/// <param name="Question">The question.</param>
/// <param name="Score">How well it fits, of about 1.</param>
/// <param name="Because">The words that show it.</param>
/// <param name="Others">Other questions that fit nearly as well.</param>
internal sealed record SureMatch(Question Question, double Score, string Because, IReadOnlyList<Question> Others);

/// <summary>
/// Finds the question that a figure of a draft surely answers, or none: a false alarm costs more trust than a silence. What is asked has to be said
/// right beside the figure, what is counted has to be what the question counts, the subject has to be named, and no other question may fit as well.
/// </summary>
/// <remarks>It reads by the same words and stems as <see cref="QuestionMatcher"/>, which proposes a question where this one must be sure of it.</remarks>
internal sealed class FigureMatcher
{
    private const double LeastKey = 0.34;
    private const double LeastSubject = 0.3;
    private const double LeastTotal = 0.3;
    private const double AsGood = 0.85;
    private const double NearlyAsGood = 0.6;
    private const double PerWord = 0.12;
    private const int AcrossFigure = 6, AcrossClause = 6, AcrossComma = 2;

    private static readonly HashSet<string> Asking = new(["many", "much", "long", "often", "name", "call", "happen", "did", "doe", "ha", "time", "so", "far", "since", "kind", "thing"], StringComparer.Ordinal);
    private static readonly HashSet<string> Anybody = new(["people", "person", "persons", "victim", "life", "live", "soul", "man", "human"], StringComparer.Ordinal);

    // Words that make a figure one of another count: "12 more", "another 12", "12 a year".
    private static readonly HashSet<string> Counting = new(["another", "further", "additional", "extra"], StringComparer.Ordinal);
    private static readonly HashSet<string> CountingOn = new(["more", "further", "additional", "extra", "fewer", "less"], StringComparer.Ordinal);
    private static readonly HashSet<string> OfParts = new(["including", "among", "whom"], StringComparer.Ordinal);
    private static readonly HashSet<string> OfRates = new(["average", "averages", "per", "each", "every", "annually", "yearly", "daily", "compared", "comparison", "double", "twice", "percentage"], StringComparer.Ordinal);
    private static readonly HashSet<string> OfOldFigures = new(["initially", "originally", "previously", "formerly", "wrongly", "mistakenly", "corrected", "revised"], StringComparer.Ordinal);
    private static readonly HashSet<string> OfPlaces = new(["in", "at", "near", "from", "outside", "of"], StringComparer.Ordinal);

    private readonly NewsText _text;
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, int> _questionsWith = new(StringComparer.Ordinal);
    private readonly HashSet<string>[] _stems;
    private readonly HashSet<string> _lead = new(StringComparer.Ordinal);
    private readonly HashSet<string> _whole = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    private sealed record Entry(Question Question, HashSet<string> Keys, HashSet<string> Subject, HashSet<string> Unit, HashSet<string> Vocabulary, IReadOnlyList<HashSet<string>> Quotes, IReadOnlyList<HashSet<string>> Shown, string? Measure, DaySpan Span, bool IsKeyless, bool IsRate);

    public FigureMatcher(NewsText text, DataSet dataSet)
    {
        _text = text;
        _stems = [.. text.Sentences.Select(sentence => Words(text.Text.Substring(sentence.Span.Start, sentence.Span.Length)))];
        for (var sentence = 0; sentence < _stems.Length; sentence++)
        {
            _whole.UnionWith(_stems[sentence]);
            // Headline and first paragraph say what a text is about, and where.
            if (text.Sentences[sentence].Paragraph <= 1)
                _lead.UnionWith(_stems[sentence]);
        }
        var claims = dataSet.Sources.SelectMany(source => source.Claims).ToLookup(claim => claim.Question, StringComparer.Ordinal);
        foreach (var question in dataSet.Questions.Where(question => question.Answer is AnswerType.Quantity or AnswerType.Date or AnswerType.Duration && claims.Contains(question.Id)))
            Add(question, [.. claims[question.Id]]);
        foreach (var source in dataSet.Sources)
        {
            Know(source.Title);
            Know(source.Publisher);
        }
        foreach (var speaker in dataSet.Speakers)
        {
            foreach (var name in speaker.Also.Prepend(speaker.Name))
                Know(name);
        }
        Know(dataSet.Title);
        Know(dataSet.About);
        _known.UnionWith(_lead);
    }

    /// <summary>The question that a figure surely answers; null where none does, or it is not sure which.</summary>
    public SureMatch? Find(int sentence, Figure figure, IReadOnlyList<Figure> figures, Passage passage, IReadOnlyList<Credit> credits)
    {
        if (IsOfAnotherCount(sentence, figure, passage) || IsElsewhere(sentence, credits))
            return null;
        var near = Near(sentence, figure, figures, passage);
        var isRate = Has(passage, OfRates);
        var names = Names(sentence, credits);
        var matches = new List<(Entry Entry, double Score, string Because)>();
        foreach (var entry in _entries)
        {
            if (!Takes(entry.Question, figure.Found) || !Counts(entry, figure) || !IsInTime(entry, figure, figures) || IsOfAnother(entry, passage) || IsDoneOtherwise(entry, sentence, figure) || IsNamedOtherwise(entry, names) || (isRate && !entry.IsRate))
                continue;
            var (key, words) = Key(entry, near, sentence, figure);
            var subject = Subject(entry, sentence);
            if (key < LeastKey || subject < LeastSubject)
                continue;
            matches.Add((entry, key * (0.35 + 0.65 * subject), words));
        }
        if (matches.Count == 0)
            return null;
        matches.Sort(static (left, right) => right.Score.CompareTo(left.Score) is var order && order != 0 ? order : string.CompareOrdinal(left.Entry.Question.Id, right.Entry.Question.Id));
        var best = matches[0];
        if (best.Score < LeastTotal || (matches.Count > 1 && matches[1].Score > best.Score * AsGood))
            return null;
        return new SureMatch(best.Entry.Question, best.Score, best.Because,
            [.. matches.Skip(1).Where(match => match.Score > best.Score * NearlyAsGood).Select(match => match.Entry.Question)]);
    }

    private void Add(Question question, List<Claim> claims)
    {
        var unit = UnitTable.OfQuestion(question.Unit) is null ? Words(question.Unit ?? "") : [];
        var subject = Words(question.Subject);
        var keys = Words(question.Asks);
        keys.ExceptWith(Asking);
        keys.ExceptWith(unit);
        keys.RemoveWhere(stem => Anybody.Contains(stem) || QuestionMatcher.PersonStems.Contains(stem) && keys.Count > 1 && question.Unit is null);
        // "When did the dam break?" asks for the break; the dam is what it is about.
        if (keys.Except(subject, StringComparer.Ordinal).Any())
            keys.ExceptWith(subject);
        var isKeyless = keys.Count == 0 || keys.IsSubsetOf(subject);
        if (isKeyless)
            keys = [.. subject];
        var quotes = claims.Where(claim => claim.Quote is not null).Select(claim => Words(claim.Quote!)).ToList();
        var vocabulary = new HashSet<string>(StringComparer.Ordinal);
        vocabulary.UnionWith(Words(question.Asks));
        vocabulary.UnionWith(subject);
        vocabulary.UnionWith(unit);
        vocabulary.UnionWith(question.Includes.SelectMany(Words));
        vocabulary.UnionWith(quotes.SelectMany(stems => stems));
        // What is counted tells nothing of what is asked of it.
        var shown = quotes.ConvertAll(stems => stems.Where(stem => !unit.Contains(stem) && !Anybody.Contains(stem)).ToHashSet(StringComparer.Ordinal));
        var first = claims.Min(claim => claim.AsOf.First).AddDays(-Math.Min(45, claims.Min(claim => claim.AsOf.First).DayNumber));
        foreach (var stem in keys.Concat(subject).Distinct(StringComparer.Ordinal))
            _questionsWith[stem] = _questionsWith.GetValueOrDefault(stem) + 1;
        _known.UnionWith(vocabulary);
        Know(question.Note);
        foreach (var claim in claims)
            Know(claim.Note);
        _entries.Add(new Entry(question, keys, subject, unit, vocabulary, quotes, shown, Measure(question), new DaySpan(first, DateOnly.MaxValue), isKeyless, Tokenizer.Read(question.Asks).Exists(token => OfRates.Contains(token.Text))));
    }

    // "How high is the wall?" asks for the height, whatever else is said of the wall.
    private static string? Measure(Question question)
    {
        var words = Tokenizer.Read(question.Asks);
        return words.Count > 1 && words[0].Is("how") && words[1].Kind is TokenKind.Word && NewsWords.Stem(words[1].Text) is var stem && !Asking.Contains(stem) ? stem : null;
    }

    private void Know(string? text)
    {
        if (text is not null)
            _known.UnionWith(Words(text));
    }

    private static HashSet<string> Words(string text)
    {
        var stems = QuestionMatcher.Stems(text);
        stems.RemoveWhere(stem => char.IsAsciiDigit(stem[0]) || NewsWords.Months.Contains(stem));
        return stems;
    }

    private static bool Takes(Question question, FoundQuantity found) => (found.Kind, question.Answer) switch
    {
        (QuantityKinds.Date, AnswerType.Date) or (QuantityKinds.Duration, AnswerType.Duration) => true,
        (QuantityKinds.Date or QuantityKinds.Duration or QuantityKinds.Ordinal or QuantityKinds.Age, _) or (_, not AnswerType.Quantity) => false,
        _ => UnitTable.OfQuestion(question.Unit) is { } unit
            ? UnitTable.OfQuestion(found.Unit) is { } own && own.Dimension == unit.Dimension
            : found is { Unit: null, Kind: QuantityKinds.Number },
    };

    // What is counted is what the question counts, with no word beside it that makes it a part of that.
    private static bool Counts(Entry entry, Figure figure)
    {
        if (entry.Question.Answer is not AnswerType.Quantity || figure.Counted.Length == 0 || figure.Found.Kind is not QuantityKinds.Number)
            return true;
        var words = new List<string>();
        foreach (var token in Tokenizer.Read(figure.Counted))
        {
            if (token.Kind is TokenKind.Word && !NewsWords.IsFunctionWord(token.Text))
                words.Add(NewsWords.Stem(token.Text));
        }
        if (words.Count == 0)
            return true;
        var head = words[^1];
        var isOfUnit = entry.Unit.Contains(head) || entry.Keys.Contains(head)
            || (entry.Unit.Overlaps(Anybody) || entry.Question.Unit is null) && Anybody.Contains(head)
            || entry.Quotes.Any(quote => quote.Contains(head)) && entry.Unit.Overlaps(Anybody) && QuestionMatcher.PersonStems.Contains(head);
        return isOfUnit && words.SkipLast(1).All(entry.Vocabulary.Contains);
    }

    /// <summary>Whether the dates beside a figure lie in the time that the ledger knows of.</summary>
    private static bool IsInTime(Entry entry, Figure figure, IReadOnlyList<Figure> figures)
    {
        if (entry.Question.Answer is AnswerType.Date)
            return true;
        foreach (var other in figures)
        {
            if (other != figure && other.Found.Kind is QuantityKinds.Date && other.Found.Literal.High is { } high && high < entry.Span.First.DayNumber)
                return false;
        }
        return true;
    }

    /// <summary>How near each stem of the sentence stands to the figure: 1 beside it, less with every word, comma and other figure between.</summary>
    private Dictionary<string, double> Near(int sentence, Figure figure, IReadOnlyList<Figure> figures, Passage passage)
    {
        var near = new Dictionary<string, double>(StringComparer.Ordinal);
        Walk(figure.Last, 1);
        Walk(figure.First - 1, -1);
        return near;

        void Walk(int from, int step)
        {
            var distance = 0;
            for (var token = from; token >= _text.First(sentence) && token < _text.Last(sentence); token += step)
            {
                if (figures.FirstOrDefault(other => other != figure && token >= other.First && token < other.Last) is { } crossed)
                {
                    distance += token == (step > 0 ? crossed.First : crossed.Last - 1) ? AcrossFigure : 0;
                    continue;
                }
                var word = _text.Tokens[token];
                if (word.Kind is TokenKind.Word)
                {
                    if (!NewsWords.IsFunctionWord(word.Text))
                    {
                        var stem = NewsWords.Stem(word.Text);
                        var nearness = 1 / (1 + PerWord * distance);
                        if (token < passage.First || token >= passage.Last)
                            nearness *= 0.75;
                        if (!near.TryGetValue(stem, out var known) || known < nearness)
                            near[stem] = nearness;
                    }
                    distance++;
                }
                else
                {
                    distance += word.Text switch { "," or "(" or ")" => AcrossComma, ";" or ":" or "—" => AcrossClause, _ => 0 };
                }
            }
        }
    }

    private (double Score, string Because) Key(Entry entry, Dictionary<string, double> near, int sentence, Figure figure)
    {
        var words = new List<string>();
        if (entry.Measure is { } measure && !near.ContainsKey(measure))
            return (0, "");
        var asked = Share(entry.Keys, near, words);
        var shown = 0.0;
        foreach (var quote in entry.Shown)
            shown = Math.Max(shown, 0.9 * Share(quote, near, words: null));
        // A date or length of time is that of the verb that stands with it.
        if (entry.Question.Answer is not AnswerType.Quantity && !entry.IsKeyless && !IsOfVerb(entry, sentence, figure))
            return (0, "");
        if (entry.IsKeyless && asked < 0.6)
            asked = 0;
        // Words of a quote may be of anything; some of what is asked has to be there.
        return (Math.Max(asked, words.Count > 0 || entry.IsKeyless ? shown : 0), string.Join(", ", words));
    }

    /// <summary>Whether a word that is asked for stands in the figure's clause, with no verb of something else between.</summary>
    private bool IsOfVerb(Entry entry, int sentence, Figure figure) => Reaches(entry, sentence, figure.First - 1, -1) || Reaches(entry, sentence, figure.Last, 1);

    private bool Reaches(Entry entry, int sentence, int from, int step)
    {
        for (var token = from; token >= _text.First(sentence) && token < _text.Last(sentence); token += step)
        {
            // A date may stand beside its verb in commas: "the day the dam broke, 12 March, …".
            if (token != from && _text.Tokens[token].Text is "," or ";" or ":" or "(" or "—")
                return false;
            if (!_text.IsWord(token))
                continue;
            var word = _text.Tokens[token].Text;
            if (entry.Keys.Contains(NewsWords.Stem(word)))
                return true;
            if (!_text.IsCapital(token) && !NewsWords.IsFunctionWord(word) && (NewsWords.Participles.Contains(word) || (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal))))
                return false;
        }
        return false;
    }

    private double Share(HashSet<string> stems, Dictionary<string, double> near, List<string>? words)
    {
        var (total, met) = (0.0, 0.0);
        foreach (var stem in stems)
        {
            var weight = Weight(stem);
            total += weight;
            if (!near.TryGetValue(stem, out var nearness))
                continue;
            met += weight * nearness;
            words?.Add(stem);
        }
        return total == 0 ? 0 : met / total;
    }

    private double Subject(Entry entry, int sentence)
    {
        var (total, met) = (0.0, 0.0);
        foreach (var stem in entry.Subject)
        {
            var weight = Weight(stem);
            total += weight;
            met += weight * Named(stem, sentence);
        }
        return total == 0 ? 0.5 : met / total;
    }

    private double Named(string stem, int sentence)
    {
        if (_stems[sentence].Contains(stem))
            return 1;
        var paragraph = _text.Sentences[sentence].Paragraph;
        for (var other = sentence - 1; other >= 0 && _text.Sentences[other].Paragraph >= paragraph - 1; other--)
        {
            if (_stems[other].Contains(stem))
                return _text.Sentences[other].Paragraph == paragraph ? 0.85 : 0.7;
        }
        return _lead.Contains(stem) ? 0.65 : _whole.Contains(stem) ? 0.4 : 0;
    }

    private double Weight(string stem) => Math.Log(1 + (double)(_entries.Count + 1) / (1 + _questionsWith.GetValueOrDefault(stem)));

    private bool IsOfAnotherCount(int sentence, Figure figure, Passage passage)
    {
        var (first, last) = (_text.First(sentence), _text.Last(sentence));
        if (figure.Last < last && CountingOn.Contains(_text.Tokens[figure.Last].Text) || figure.First > first && Counting.Contains(_text.Tokens[figure.First - 1].Text))
            return true;
        // "Among the dead were nine children", "of them 12": a part of the whole.
        for (var token = figure.First - 1; token >= first && _text.Tokens[token].Text is not ("," or ";" or ":"); token--)
        {
            var word = _text.Tokens[token];
            if (OfParts.Contains(word.Text) || (word.Is("them") && token > first && _text.Tokens[token - 1].Is("of")) || (word.Is("not") && token >= figure.First - 2))
                return true;
        }
        if (figure.Last + 1 < last && _text.Tokens[figure.Last].Is("of") && _text.Tokens[figure.Last + 1].Text is "them" or "whom" or "those" or "these" or "the")
            return true;
        // "From 9 to 12": the first is of a time before.
        if (figure.First > first && _text.Tokens[figure.First - 1].Is("from") && figure.Found.Kind is QuantityKinds.Number)
            return true;
        return Has(passage, OfOldFigures);
    }

    private bool Has(Passage passage, HashSet<string> words)
    {
        for (var token = passage.First; token < passage.Last; token++)
        {
            if (words.Contains(_text.Tokens[token].Text))
                return true;
        }
        return false;
    }

    // "112 homes were destroyed and 305 damaged": the second figure has a verb of its own.
    private bool IsDoneOtherwise(Entry entry, int sentence, Figure figure)
    {
        if (entry.Question.Answer is not AnswerType.Quantity)
            return false;
        var token = Math.Max(figure.Last, figure.CountedLast);
        while (token < _text.Last(sentence) && _text.IsWord(token) && (NewsWords.Auxiliaries.Contains(_text.Tokens[token].Text) || NewsWords.Adverbs.Contains(_text.Tokens[token].Text)))
            token++;
        if (token >= _text.Last(sentence) || !_text.IsWord(token) || _text.IsCapital(token))
            return false;
        var word = _text.Tokens[token].Text;
        return (NewsWords.Participles.Contains(word) || (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal))) && !entry.Vocabulary.Contains(NewsWords.Stem(word));
    }

    /// <summary>The names in a sentence, but those of whoever is credited.</summary>
    private List<string> Names(int sentence, IReadOnlyList<Credit> credits)
    {
        var names = new List<string>();
        for (var token = _text.First(sentence) + 1; token < _text.Last(sentence); token++)
        {
            var word = _text.Tokens[token];
            if (_text.IsWord(token) && _text.IsCapital(token) && word.Length > 2 && !NewsWords.IsFunctionWord(word.Text) && !NewsWords.Months.Contains(word.Text) && !NewsWords.Weekdays.Contains(word.Text)
                && !credits.Any(credit => word.Start >= credit.Words.Start && word.End <= credit.Words.End))
                names.Add(NewsWords.Stem(word.Text));
        }
        return names;
    }

    // A name that another question is about, and this one not.
    private bool IsNamedOtherwise(Entry entry, List<string> names) =>
        names.Exists(name => !entry.Vocabulary.Contains(name) && _entries.Exists(other => other.Subject.Contains(name)));

    // "A second dam", "another strike": not the one that the question is about.
    private bool IsOfAnother(Entry entry, Passage passage)
    {
        for (var token = passage.First; token < passage.Last; token++)
        {
            if (_text.Tokens[token].Text is not ("a" or "an" or "another" or "other" or "second" or "similar"))
                continue;
            for (var noun = token + 1; noun < Math.Min(passage.Last, token + 3) && _text.IsWord(noun); noun++)
            {
                if (entry.Subject.Contains(NewsWords.Stem(_text.Tokens[noun].Text)) && (noun + 1 == passage.Last || !_text.IsWord(noun + 1) || NewsWords.IsFunctionWord(_text.Tokens[noun + 1].Text) || !entry.Vocabulary.Contains(NewsWords.Stem(_text.Tokens[noun + 1].Text))))
                    return true;
            }
        }
        return false;
    }

    // A place that neither the ledger nor the draft's beginning names is likely that of another event.
    private bool IsElsewhere(int sentence, IReadOnlyList<Credit> credits)
    {
        for (var token = _text.First(sentence) + 1; token < _text.Last(sentence); token++)
        {
            if (!_text.IsWord(token) || !_text.IsCapital(token) || _text.Tokens[token].Length < 3)
                continue;
            var before = token - 1;
            while (before > _text.First(sentence) && (_text.Tokens[before].Is("the") || _text.IsWord(before) && _text.IsCapital(before)))
                before--;
            if (!OfPlaces.Contains(_text.Tokens[before].Text))
                continue;
            var word = _text.Tokens[token];
            if (NewsWords.Months.Contains(word.Text) || NewsWords.Weekdays.Contains(word.Text) || _known.Contains(NewsWords.Stem(word.Text)))
                continue;
            if (!credits.Any(credit => word.Start >= credit.Words.Start && word.End <= credit.Words.End))
                return true;
        }
        return false;
    }
}
