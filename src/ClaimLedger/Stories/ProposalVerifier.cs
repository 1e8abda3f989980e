using System.Collections.Immutable;
using ClaimLedger.Measures;
using ClaimLedger.News;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.Stories;

/// <summary>
/// Holds what an assistant proposes against the articles: the quote stands there to the character, the value is what our own parser reads
/// in it, speakers are named and days allowed by the text. What fails is refused with its reason.
/// </summary>
internal sealed class ProposalVerifier
{
    private const int DaysAround = 1;
    private const int ShortestAcronym = 2;
    private const int WordsOfName = 2;

    private readonly IReadOnlyList<StoryArticle> _articles;
    private readonly NewsReader[] _readers;
    private readonly HashSet<string>?[] _words;
    private readonly List<DaySpan>?[] _days;
    private readonly string?[] _initials;
    private readonly Readings _readings;

    public ProposalVerifier(IReadOnlyList<StoryArticle> articles, Readings readings)
    {
        (_articles, _readings) = (articles, readings);
        _readers = [.. articles.Select(article => new NewsReader(article.Text, [], article.Published.Days, readings))];
        _words = new HashSet<string>?[articles.Count];
        _days = new List<DaySpan>?[articles.Count];
        _initials = new string?[articles.Count];
    }

    /// <summary>The figures of the lines that hold, joined by their links; the others are refused.</summary>
    public IReadOnlyList<StoryFigure> Verify(IReadOnlyList<ProposalLine> lines, List<RefusedProposal> refused) =>
        Joined(Hold(lines, refused));

    /// <summary>The lines that hold, each with its figure; the others are refused.</summary>
    public List<HeldProposal> Hold(IEnumerable<ProposalLine> lines, List<RefusedProposal> refused)
    {
        var held = new List<HeldProposal>();
        foreach (var line in lines)
        {
            if (Verify(line, out var proposal) is { } why)
                refused.Add(line.Refused(why));
            else
                held.Add(proposal!);
        }
        return held;
    }

    /// <summary>What a figure counts.</summary>
    private readonly record struct CountedNoun(string Noun, bool IsPerson);

    private CountedNoun? Counting(Figure? figure, int index, TextSpan where)
    {
        if (figure is null || MeasureReader.Head(figure) is not { Length: > 0 } head)
            return null;
        var reader = _readers[index];
        return new(head, new MeasureReader(reader.Text, reader.FiguresIn(SentenceAt(index, where))).IsPerson(figure, head));
    }

    // "Two shelters" answers no question of how many people.
    // "2,000 arrests" answers the one of how many were arrested.
    private static bool Takes(Measure measure, Figure figure, CountedNoun counted) =>
        measure.Takes(figure, counted.Noun, counted.IsPerson) || MeasureTable.IsNamedBy(measure, figure.Counted);

    /// <summary>What our own parser reads in the words of a line.</summary>
    /// <param name="Kind">The kind of figure.</param>
    /// <param name="Value">Its value, where no figure of running text stands there.</param>
    private sealed record Reading(QuantityKinds Kind, Value.Range? Value);

    private static readonly QuantityKinds[] Kinds = [QuantityKinds.Number, QuantityKinds.Date, QuantityKinds.Duration, QuantityKinds.Time];

    // Where no figure stands in running text its words may still be a value: the "Tuesday" of "Tuesday's blast", "a month".
    private Reading? ReadAt(ProposalLine line, Figure? figure, FoundQuantity? found, DaySpan published, Modality modality)
    {
        // "A masterpiece of 1885" is a year where a year is asked for, whatever it would count.
        if (found?.Kind is QuantityKinds.Number && AskedWords.ForDay(line.Asks ?? line.Measure ?? "")
            && ValueAs(QuantityKinds.Date, line, published, modality) is { } day)
            return new Reading(QuantityKinds.Date, day);
        if (figure is not null && found is not null)
            return new Reading(found.Kind is QuantityKinds.Age ? QuantityKinds.Duration : found.Kind, null);
        // "The fourth weekend": in a row, and no quarter.
        if (Tokenizer.Read(line.Says) is var words && CalendarWords.Ordinals.TryMatch(words, 0, out _, out var length)
            && length == words.Count)
            return null;
        return Kinds.Select(kind => (kind, Value: ValueAs(kind, line, published, modality)))
            .Where(each => each.Value is not null).Select(each => new Reading(each.kind, each.Value!)).FirstOrDefault();
    }

    private Value.Range? ValueAs(QuantityKinds kind, ProposalLine line, DaySpan published, Modality modality) =>
        ValueParser.Parse(WithoutPossessive(OneLine.Of(line.Says)), ContextOf(kind, null, published, modality)).Value as Value.Range;

    // The "Tuesday's" of "Tuesday's blast" is Tuesday.
    private static string WithoutPossessive(string says) => WordClasses.IsPossessive(says) ? says[..^2] : says;

    /// <summary>Where a line's words stand.</summary>
    /// <param name="Article">The article, by number.</param>
    /// <param name="Quote">The quote.</param>
    /// <param name="Says">The words of the figure.</param>
    /// <param name="Modality">How it is put forward.</param>
    /// <param name="AsOf">As of when it is.</param>
    /// <param name="Speakers">Who says it, as the article names them.</param>
    private sealed record Stand(
        int Article, TextSpan Quote, TextSpan Says, Modality Modality, WrittenDate AsOf, ImmutableArray<string> Speakers);

    private string? Find(ProposalLine line, out Stand? stand)
    {
        stand = null;
        if (ArticleOf(line.Article) is not { } index)
            return $"there is no article '{line.Article}' among those named; write the file as it was given";
        if ((line.Event is null || line.Measure is null) && line.Asks is null && line.Question is null)
            return "it does not say which question it answers; write event and measure, asks, or question";
        var at = line.Quote.Length == 0 ? -1 : _articles[index].Searched.Places(line.Quote).FirstOrDefault(-1);
        if (at < 0)
            return $"the quote does not stand in {line.Article}; copy its words to the character";
        var says = line.Says.Length == 0 ? -1 : line.Quote.IndexOf(line.Says, StringComparison.Ordinal);
        if (says < 0)
            return "says does not stand in the quote; copy the figure's words out of it";
        if (TermNames<Modality>.Find(line.Modality ?? "stated", StringComparison.OrdinalIgnoreCase) is not { } modality)
            return $"there is no modality '{line.Modality}'; it is one of {string.Join(", ", TermNames<Modality>.All)}";
        if (AsOf(line, index, modality, out var asOf) is { } wrongDay)
            return wrongDay;
        var named = line.Speakers.Select(name => NamedAs(name, index)).ToList();
        if (named.IndexOf(null) is >= 0 and var unnamed)
            return $"'{line.Speakers[unnamed]}' is not named in {line.Article}; write the speaker as the article does";
        stand = new Stand(index, new TextSpan(at, line.Quote.Length), new TextSpan(at + says, line.Says.Length), modality, asOf,
            WithoutPublisher([.. named.OfType<string>()], _articles[index]));
        return null;
    }

    private string? Verify(ProposalLine line, out HeldProposal? held)
    {
        held = null;
        if (Find(line, out var stand) is { } why)
            return why;
        var (index, quote, where, modality, asOf, speakers) = stand!;
        var article = _articles[index];
        var (mention, found, isOld) = FigureAt(index, where);
        if (ReadAt(line, mention, found, article.Published.Days, modality) is not { } read)
            return NoFigure(line);
        var counted = Counting(mention, index, where);
        var key = KeyOf(line, mention, read.Kind, counted);
        var apart = "";
        if (mention is not null && key.Measure.Sort == "count" && counted is { Noun: var noun } other
            && !Takes(key.Measure, mention, other) && !key.Key.Population.Split(' ').Contains(noun, StringComparer.Ordinal))
            (key.Key, apart) = (key.Key with { Population = $"{key.Key.Population} {noun}" }, noun);
        if (isOld)
            (key.Key, apart) = BeforeNow(key.Key, $"before {index} {where.Start}");
        var context = ContextOf(read.Kind, UnitOf(key.Measure, found), article.Published.Days, modality);
        if ((read.Value ?? mention?.ValueIn(context, context)) is not { } value)
            return NoFigure(line);
        var deciding = mention?.Span ?? where;
        var figure = new StoryFigure
        {
            Article = index,
            Key = key.Key,
            Measure = key.Measure,
            Answer = context.Answer,
            Unit = context.Unit,
            Counted = mention?.Counted ?? "",
            Asks = line.Asks,
            Question = line.Question,
            IdWords = IdWordsOf(line),
            Value = StoryFigure.Compared(value, context.Answer),
            Quote = Over(quote, deciding),
            Deciding = deciding,
            Speakers = speakers,
            Modality = modality,
            AsOf = asOf,
            Whose = line.Whose,
            If = line.If,
            Because = $"proposed by {line.Origin.By} in {line.Origin.Line(line.Line)}",
            ProposedBy = line.Origin.By,
        };
        held = new HeldProposal(line, figure, apart);
        return null;
    }

    private static string NoFigure(ProposalLine line) =>
        $"no figure is read in “{line.Says}”; give the words of one number, amount, share, date, time of day or length of time";

    private static string IdWordsOf(ProposalLine line) => string.Join(
        ' ', new[] { line.Measure ?? line.Asks, line.Population, line.Place, line.Period, line.Event }.OfType<string>());

    // What was told as what it had been before is compared with nothing.
    private static (StoryKey Key, string Apart) BeforeNow(StoryKey key, string apart) =>
        (key with { Status = $"{key.Status} {apart}" }, apart);

    /// <summary>What a figure says in the terms of a question of a data set; null where it is no answer to it.</summary>
    public Value.Range? ValueOf(StoryFigure figure, Question question)
    {
        var context = ValueContext.For(question, _articles[figure.Article].Published.Days, figure.Modality, _readings);
        var (mention, _, isOld) = FigureAt(figure.Article, figure.Deciding);
        var words = _articles[figure.Article].Text.Substring(figure.Deciding.Start, figure.Deciding.Length);
        return isOld || figure.Answer != question.Answer ? null
            : mention is not null ? mention.ValueIn(context, context) : ValueParser.Parse(OneLine.Of(words), context).Value as Value.Range;
    }

    private ValueContext ContextOf(QuantityKinds kind, string? unit, DaySpan published, Modality modality) => new()
    {
        Answer = kind switch
        {
            QuantityKinds.Date => AnswerType.Date,
            QuantityKinds.Duration => AnswerType.Duration,
            QuantityKinds.Time => AnswerType.Time,
            _ => AnswerType.Quantity,
        },
        Unit = unit,
        Published = published,
        Modality = modality,
        Readings = _readings,
    };

    // A quote that begins behind the figure's hedge would not say what the figure does.
    private static TextSpan Over(TextSpan quote, TextSpan figure)
    {
        var start = Math.Min(quote.Start, figure.Start);
        return new TextSpan(start, Math.Max(quote.End, figure.End) - start);
    }

    private int? ArticleOf(string name)
    {
        var exact = Enumerable.Range(0, _articles.Count).Where(index => _articles[index].File == name).ToList();
        if (exact.Count == 1)
            return exact[0];
        var named = Enumerable.Range(0, _articles.Count)
            .Where(index => _articles[index].File.EndsWith("/" + name, StringComparison.Ordinal)).ToList();
        return named.Count == 1 ? named[0] : null;
    }

    private int SentenceAt(int index, TextSpan where) => _readers[index].Text.SentenceAt(_readers[index].Text.TokenAt(where.Start));

    // The figure as our own scanner reads it there, hedge and all, whatever the line leaves out of it.
    private (Figure? Figure, FoundQuantity? Found, bool IsOld) FigureAt(int index, TextSpan where)
    {
        var reader = _readers[index];
        var token = reader.Text.TokenAt(where.Start);
        if (token >= reader.Text.Tokens.Count)
            return default;
        var figures = reader.FiguresIn(reader.Text.SentenceAt(token));
        var figure = figures.Concat(figures.Times).FirstOrDefault(each => each.Core.Start < where.End && each.Core.End > where.Start);
        var isOld = figure is not null ? OldFigures.Holds(reader.Text, figures, figure)
            : OldFigures.Holds(reader.Text, (figures.First, figures.Last), (token, Math.Min(figures.Last, reader.Text.TokenAt(where.End))));
        return (figure, figure?.Found, isOld);
    }

    private string? AsOf(ProposalLine line, int index, Modality modality, out WrittenDate asOf)
    {
        var published = _articles[index].Published;
        asOf = WrittenDate.Unwritten(published.Days);
        if (line.AsOf is null)
            return null;
        if (WrittenDate.Parse(line.AsOf) is not { Success: true, Value: var given })
            return $"as_of '{line.AsOf}' is not a date; write it as 2031-06-04, 2031-06 or 2031-06-01/2031-06-04";
        // It may be tomorrow where it happened.
        if (modality != Modality.Forecast && given.Days.First.DayNumber > published.Days.Last.DayNumber + DaysAround)
            return $"as_of {line.AsOf} is later than the day on which {line.Article} was published";
        if (!IsNear(given.Days, published.Days) && !DaysOf(index).Exists(day => IsNear(given.Days, day)))
            return $"as_of {line.AsOf} is neither the day of {line.Article} nor one that it names";
        if (given.Days != published.Days && (modality == Modality.Forecast || given.Days.Last <= published.Days.Last))
            asOf = given;
        return null;
    }

    private static bool IsNear(DaySpan one, DaySpan other) => one.First.DayNumber <= other.Last.DayNumber + DaysAround
        && other.First.DayNumber <= one.Last.DayNumber + DaysAround;

    private List<DaySpan> DaysOf(int index)
    {
        var reader = _readers[index];
        return _days[index] ??= [.. Enumerable.Range(0, reader.Text.Sentences.Count)
            .SelectMany(sentence => reader.FiguresIn(sentence)).Select(figure => figure.Days).OfType<DaySpan>()];
    }

    // As the article, its title or its publisher names somebody: of "Cass Orlo, head of the port office" and "Ebb County Mayor Cass Orlo"
    // what stands there; null where nothing does.
    private string? NamedAs(string name, int index)
    {
        if (IsNamed(name, index))
            return name;
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0 && IsWhole(name[..comma]))
            return name[..comma];
        for (var cut = name.IndexOf(' ', StringComparison.Ordinal); cut >= 0; cut = name.IndexOf(' ', cut + 1))
        {
            if (IsWhole(name[(cut + 1)..]))
                return name[(cut + 1)..];
        }
        return null;

        // Of a name in two words or more, so that nobody is taken for a namesake.
        bool IsWhole(string part) => Tokenizer.Read(part) is { Count: >= WordsOfName } words
            && words.TrueForAll(word => char.IsUpper(word.Word.Written[0])) && Stands(part, index);
    }

    // As words of their own: "Cass Orlo" is not in "Cass Orlovan".
    private bool Stands(string name, int index)
    {
        var text = _articles[index].Text;
        return _articles[index].Searched.Places(name).Any(at => (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
            && (at + name.Length >= text.Length || !char.IsLetterOrDigit(text[at + name.Length])));
    }

    private bool IsNamed(string name, int index)
    {
        if (string.IsNullOrWhiteSpace(name))
            return false;
        var article = _articles[index];
        var words = _words[index] ??= Stem.In($"{article.Title}\n{article.Publisher}\n{article.Text}");
        return string.Equals(name, article.Publisher, StringComparison.OrdinalIgnoreCase)
            || (Stem.In(name) is { Count: > 0 } stems ? stems.IsSubsetOf(words) : IsSign(name) && Stands(name, index))
            || IsAcronym(name, index);

        // "V1", which has no word in it; "the" and a comma name nobody.
        static bool IsSign(string name) => name.Any(char.IsLetter) && name.Any(char.IsDigit);
    }

    // "USGS", of an article that writes it out: the capitals of a name in it, in a row.
    private bool IsAcronym(string name, int index)
    {
        // "A.P." is the AP.
        name = name.Replace(".", "", StringComparison.Ordinal);
        if (name.Length < ShortestAcronym || !name.All(char.IsUpper))
            return false;
        if (_words[index]!.Contains(Stem.Of(name.ToLowerInvariant())))
            return true;
        var article = _articles[index];
        _initials[index] ??= string.Concat(Tokenizer.Read($"{article.Publisher}. {article.Title}. {article.Text}")
            .Where(token => token.Kind != TokenKind.Symbol || token.Text is not "." and not "-")
            .Where(token => !WordClasses.Prepositions.Contains(token.Text) && !token.Is("and") && !token.Is("the"))
            .Select(token => char.IsUpper(token.Word.Written[0]) ? string.Concat(token.Word.Written.Where(char.IsUpper)) : " "));
        return _initials[index]!.Contains(name, StringComparison.Ordinal);
    }

    // Who published it passes everything on.
    private static ImmutableArray<string> WithoutPublisher(ImmutableArray<string> speakers, StoryArticle article) =>
        speakers is [.., var last] && string.Equals(last, article.Publisher, StringComparison.OrdinalIgnoreCase)
            ? speakers[..^1] : speakers;

    private static (StoryKey Key, Measure Measure) KeyOf(ProposalLine line, Figure? figure, QuantityKinds? kind, CountedNoun? counted)
    {
        // "Stranded", of Britons: people, and no whales.
        var (measure, rest) = MeasureTable.InWords(line.Measure ?? line.Question ?? line.Asks!, kind,
            counted is { } noun ? each => Takes(each, figure!, noun) : null);
        if (measure.Sort == MeasureTable.OfNoSort && kind is QuantityKinds.Number && line.Asks is { } asks)
            measure = measure with { OverTime = AskedWords.OverTime(asks) };
        var key = new StoryKey("proposed " + Words(line.Event), measure.Id, Words(line.Place), Words(line.Population),
            Words($"{rest} {line.Period}"), line.If is null ? "" : Words(line.If));
        return (key, measure);
    }

    // The same words in another order are the same.
    private static string Words(string? words) =>
        words is null ? "" : string.Join(' ', Tokenizer.Read(words)
            .Where(token => token.Kind == TokenKind.Number || Stem.Of(token) is not null)
            .Select(token => token.Kind == TokenKind.Number ? token.Text : Stem.Of(token)!).Distinct().Order(StringComparer.Ordinal));

    private static string? UnitOf(Measure measure, FoundQuantity? found) => found?.Kind switch
    {
        QuantityKinds.Measure or QuantityKinds.Money => measure.Unit is { } unit && UnitTable.OfQuestion(unit)?.Dimension
            == UnitTable.OfQuestion(found.Unit)?.Dimension ? unit : found.Unit,
        QuantityKinds.Share => "%",
        QuantityKinds.Date or QuantityKinds.Duration or QuantityKinds.Age => null,
        QuantityKinds.Time => found.Unit,
        _ => measure.Sort is "count" or "number" ? measure.Unit : null,
    };

    /// <summary>
    /// The figures of lines that hold. Lines that link to each other answer one question, where they are answers of one sort in one unit
    /// and nothing in the text keeps one of them apart.
    /// </summary>
    public static IReadOnlyList<StoryFigure> Joined(IReadOnlyList<HeldProposal> held)
    {
        var byId = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < held.Count; index++)
        {
            if (held[index].Line.Id is { } id)
                byId.TryAdd(id, index);
        }
        var root = Enumerable.Range(0, held.Count).ToArray();
        for (var index = 0; index < held.Count; index++)
        {
            foreach (var id in held[index].Line.Same)
            {
                if (byId.TryGetValue(id, out var other) && MayBeOne(held[other], held[index]))
                    root[Root(Math.Max(Root(index), Root(other)))] = Math.Min(Root(index), Root(other));
            }
        }
        return [.. held.Select((each, index) => Root(index) == index ? each.Figure
            : each.Figure with { Key = held[Root(index)].Figure.Key, Measure = held[Root(index)].Figure.Measure })];

        int Root(int index)
        {
            while (root[index] != index)
                index = root[index];
            return index;
        }
    }

    /// <summary>Whether two lines can answer one question.</summary>
    public static bool MayBeOne(HeldProposal one, HeldProposal other) => one.Figure.Answer == other.Figure.Answer
        && one.Figure.Measure.Sort == other.Figure.Measure.Sort && one.Figure.Unit == other.Figure.Unit && one.Apart == other.Apart;
}
