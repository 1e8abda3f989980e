using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.News;

/// <summary>A figure that a text puts forward: where it stands, who says so, in which words and how.</summary>
/// <param name="Sentence">Its sentence.</param>
/// <param name="Beside">All figures of the sentence.</param>
/// <param name="Figure">The figure.</param>
/// <param name="Dates">What its date is read in: looking back, or ahead.</param>
/// <param name="Credits">The credits of the sentence.</param>
/// <param name="Attribution">Who is credited with it.</param>
/// <param name="Passage">The words that a claim would quote.</param>
/// <param name="Mood">How it is put forward.</param>
internal sealed record Mention(
    int Sentence, Figures Beside, Figure Figure, ValueContext Dates, IReadOnlyList<Credit> Credits, Attribution Attribution,
        Passage Passage, Mood Mood)
{
    /// <summary>The figure as an answer in the terms of a question; null where it can be none there.</summary>
    public Value.Range? ValueIn(ValueContext context) => Figure.ValueIn(context, Dates);
}

/// <summary>Reads a text sentence by sentence: its figures, and those of them that are claims, with who makes them and how.</summary>
/// <remarks>Whatever reads news goes this one way: extracting claims and holding a draft against a ledger differ in what they do with a
/// mention.</remarks>
internal sealed class NewsReader
{
    /// <summary>
    /// A sentence of more figures is a table, or was made to be slow: each of them would be held against all the others and their words.
    /// </summary>
    public const int MostFigures = 100;

    private readonly AttributionReader _attribution;
    private readonly QuantityScanner _back;
    private readonly QuantityScanner _ahead;
    private readonly ValueContext _dates;
    private readonly Figures?[] _figures;

    /// <param name="text">The text.</param>
    /// <param name="speakers">The speakers whose names are known.</param>
    /// <param name="published">When it was published: relative dates are reckoned from there.</param>
    /// <param name="readings">The table of readings.</param>
    public NewsReader(string text, IEnumerable<Speaker> speakers, DaySpan published, Readings readings)
    {
        Text = new NewsText(text);
        _figures = new Figures?[Text.Sentences.Count];
        _attribution = new AttributionReader(Text, new SpeakerBook(speakers, Text));
        var options = new ScanOptions { Kinds = QuantityKinds.All & ~QuantityKinds.Ordinal, Published = published, Readings = readings };
        _dates = new ValueContext { Answer = AnswerType.Date, Published = published, Readings = readings };
        _back = new QuantityScanner(options);
        _ahead = new QuantityScanner(options with { LooksAhead = true });
    }

    /// <summary>The text.</summary>
    public NewsText Text { get; }

    /// <summary>How many sentences were passed over, as they have more figures than <see cref="MostFigures"/>.</summary>
    public int PassedOver { get; private set; }

    /// <summary>The figures of a sentence, whether or not they are claims; none where there are too many. Scanned once.</summary>
    public Figures FiguresIn(int sentence) => _figures[sentence] ??= Scan(sentence);

    private Figures Scan(int sentence)
    {
        var (first, last) = (Text.First(sentence), Text.Last(sentence));
        var looksAhead = Enumerable.Range(first, last - first).Any(token => WordClasses.OfForecasts.Contains(Text.Tokens[token].Text));
        var figures = new Figures(Text, first, last, looksAhead ? _ahead : _back, Dates(looksAhead));
        if (figures.Count <= MostFigures)
        {
            if (!looksAhead && Ahead.In(Text, first, last))
                figures.Turn(
                    new Figures(Text, first, last, _ahead, Dates(looksAhead: true)), figure => Ahead.Holds(Text, figures, figure));
            else if (looksAhead && figures.Any(figure => Ahead.IsBehind(Text, figures, figure)))
                figures.Turn(
                    new Figures(Text, first, last, _back, Dates(looksAhead: false)), figure => Ahead.IsBehind(Text, figures, figure));
            return figures;
        }
        PassedOver++;
        return new Figures(Text, first, first, _back, dates: null);
    }

    /// <summary>Those figures of a sentence that are claims, in order of place.</summary>
    public IEnumerable<Mention> Mentions(int sentence, Figures figures)
    {
        var credits = _attribution.In(sentence);
        return figures.Where(figure => NoClaim.Why(Text, figures, figure, credits) is null)
            .Select(figure => Read(sentence, figures, figure, credits));
    }

    /// <summary>Those times of day of a sentence that are claims, in order of place.</summary>
    public IEnumerable<Mention> Times(int sentence, Figures figures)
    {
        if (figures.Times.Count == 0)
            return [];
        var credits = _attribution.In(sentence);
        return figures.Times.Where(time => NoClaim.Why(Text, figures, time, credits) is null)
            .Select(time => Read(sentence, figures, time, credits));
    }

    /// <summary>The ages of a sentence, which are claims of nobody's number: how old who is named is.</summary>
    public IEnumerable<Mention> Ages(int sentence, Figures figures)
    {
        var ages = figures.Where(figure => figure.Is(QuantityKinds.Age)).ToList();
        if (ages.Count == 0)
            return [];
        var credits = _attribution.In(sentence);
        return ages.Select(age => Read(sentence, figures, age, credits));
    }

    /// <summary>Where a sentence says that there are none: "no one was killed".</summary>
    public IEnumerable<Mention> Nones(int sentence, Figures figures)
    {
        if (!Enumerable.Range(figures.First, figures.Last - figures.First).Any(token => Nones(Text.Tokens[token].Text)))
            return [];
        var credits = _attribution.In(sentence);
        // "None of those killed were children": how many of others, and not how many were killed.
        return NoneFigures.In(Text, figures).Where(figure => Nones(Text.Tokens[figure.First].Text))
            .Select(figure => Read(sentence, figures, figure, credits));

        static bool Nones(string word) => word is "no" or "nobody";
    }

    private Mention Read(int sentence, Figures figures, Figure figure, IReadOnlyList<Credit> credits)
    {
        var attribution = _attribution.At(sentence, figure.Core.Start);
        // A demand or forecast looks ahead where the text by itself would look back: "until mid-April"; what is past in it stays so.
        var isBehind = Ahead.IsBehind(Text, figures, figure);
        var dates = Dates(!isBehind && (figures.LookAhead || figure.IsAhead || attribution.LooksAhead));
        if (attribution.LooksAhead && !isBehind && figure.Is(QuantityKinds.Date) && figure.ValueIn(dates, dates) is { } ahead)
            figure = figure with { Found = figure.Found with { Literal = ahead.Literal, Usual = ahead.Usual } };
        var passage = new Passage(Text, figures, figure, credits);
        return new Mention(sentence, figures, figure, dates, credits, attribution, passage,
            ModalityReader.Read(Text, figures, figure, passage, attribution, isBehind));
    }

    private ValueContext Dates(bool looksAhead) => looksAhead ? _dates with { Modality = Modality.Forecast } : _dates;
}
