using System.Collections.Frozen;
using System.Collections.Immutable;
using ClaimLedger.Measures;
using ClaimLedger.News;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.Sentences;

/// <summary>What a figure is of a change.</summary>
internal enum FigureOfChange
{
    /// <summary>Of none, as far as its words say.</summary>
    None,

    /// <summary>By how much it changed.</summary>
    Step,

    /// <summary>What it changed to.</summary>
    End,
}

/// <summary>A figure as it is compared: with the words around it.</summary>
/// <param name="Figure">The figure at its place.</param>
/// <param name="Opening">Its first word, in small letters.</param>
/// <param name="Says">Its words.</param>
/// <param name="Noun">The stem of what is counted, or null where nothing is.</param>
/// <param name="Words">The stems around it, each with how near it stands: 1 beside it, less further away.</param>
internal sealed record ComparedFigure(Figure Figure, string Opening, string Says, string? Noun, Dictionary<string, double> Words)
{
    /// <summary>The scope of a figure of all of the country or more.</summary>
    public const string Everywhere = "everywhere";

    /// <summary>The scope of a figure of all but the home country: "in other territories".</summary>
    public const string Elsewhere = "elsewhere";

    /// <summary>The scope of a figure of the home country, which is not named.</summary>
    public const string AtHome = "home";

    /// <summary>The scope of a day on which something began.</summary>
    public const string Beginning = "beginning";

    /// <summary>The scope of a day on which something ended.</summary>
    public const string End = "end";

    /// <summary>Its place among the sentence's figures.</summary>
    public int Index => Figure.Index;

    /// <summary>What it says.</summary>
    public FoundQuantity Quantity => Figure.Found;

    /// <summary>Whether it is what was so before a change: only others that are stand against it.</summary>
    public bool IsOld { get; init; }

    /// <summary>What it is of, where that is another thing than what the words around it say: <c>added</c> to another count, the
    /// <c>whole</c> of which a part is told, of <c>either</c> of two deeds; else "".</summary>
    public string Scope { get; init; } = "";

    /// <summary>The stems of all the words of what is counted: "Latin Grammy awards".</summary>
    public HashSet<string> Counted { get; init; } = [];

    /// <summary>Whether it is of all the world, the home country or all but that.</summary>
    public bool IsOfTerritory => Scope is Everywhere or Elsewhere or AtHome;

    /// <summary>The stems of the place that stands with it: "in Port Ebb"; empty where none does.</summary>
    public HashSet<string> Place { get; init; } = [];

    /// <summary>Whether it is said not to be so.</summary>
    public bool IsDenied { get; init; }

    /// <summary>Whether it may be so and no more.</summary>
    public bool IsPossible { get; init; }

    /// <summary>How it is put forward, as the gate of claims asks it.</summary>
    public Modality Modality => IsDenied ? Modality.Denied : IsPossible ? Modality.Forecast : Modality.Stated;

    /// <summary>The measure that it is of: <c>killed</c>, <c>profit</c>; of a length which of a thing's it is; null where nothing
    /// tells.</summary>
    public string? Measure { get; init; }

    /// <summary>For how long it is counted each time: the month of "400 tractors a month"; null where nothing says so.</summary>
    public string? Per { get; init; }

    /// <summary>What it is of a change.</summary>
    public FigureOfChange Change { get; init; }

    /// <summary>Whether it is one of several that "and" joins, each of another noun: "18 soldiers and four civilians".</summary>
    public bool IsListed { get; init; }

    /// <summary>Whether it counts people by no more than that: "22 people".</summary>
    public bool IsOfAnybody { get; init; }
}

/// <summary>A sentence, or a short passage, as it is compared: its figures, and the words around each.</summary>
internal sealed class ReadSentence
{
    private static readonly FrozenSet<string> Added = WordClasses.Of("added-to");
    private static readonly FrozenSet<string> AddedBehind = WordClasses.Of("added-behind-number");
    private static readonly FrozenSet<string> States = WordClasses.Of("state-of-people");
    private static readonly FrozenSet<string> Groups = WordClasses.Of("group-of-people");
    private static readonly FrozenSet<string> OneOfSeveral = WordClasses.Of("ordinal-of-event");
    private static readonly FrozenSet<string> Places = WordClasses.Of("happened-at");
    private static readonly FrozenSet<string> Anybody = WordClasses.Of("anybody");
    private static readonly FrozenSet<string> Wide = WordClasses.Of("wide-adverb");
    private static readonly FrozenSet<string> Inhabitants = WordClasses.Of("inhabitant");
    private static readonly FrozenSet<string> Beginning = WordClasses.Of("beginning-verb");
    private static readonly FrozenSet<string> Ending = WordClasses.Of("ending-verb");
    private static readonly FrozenSet<string> Everywhere = WordClasses.Of("all-the-world");
    private static readonly FrozenSet<string> Elsewhere = WordClasses.Of("elsewhere-word");
    private static readonly FrozenSet<string> AtHome = WordClasses.Of("home-market");
    private static readonly FrozenSet<string> Territories = WordClasses.Of("territory-noun");
    private static readonly FrozenSet<string> TerritoryParting = WordClasses.Of("territory-parter");
    private static readonly FrozenSet<string> Across = WordClasses.Of("across-place");
    private static readonly FrozenSet<string> WidePlaces = WordClasses.Of("wide-place");
    private static readonly FrozenSet<string> Parting = WordClasses.Of("place-parter");
    private static readonly FrozenSet<string> Stretches = WordClasses.Of("rate-stretch");
    private static readonly FrozenSet<string> Moving = WordClasses.Of("rising", "price-fall", "price-rise");
    private static readonly FrozenSet<string> Degrees = WordClasses.Of("degree");
    private static readonly FrozenSet<string> BeforeStretches = WordClasses.Of("by-each-stretch");
    private static readonly FrozenSet<string> Them = WordClasses.Of("them");
    private static readonly FrozenSet<string> ThoseOf = WordClasses.Of("those-of");

    // What stands behind a figure is oftener what it counts.
    private static readonly Nearness Reach = new(Before: 0.55, Behind: 0.45);

    /// <param name="text">The sentence.</param>
    /// <param name="options">How it is scanned.</param>
    /// <param name="isDayKnown">
    /// Whether it was published on the day of the options; else only their year is known, and "last quarter" is no date.
    /// </param>
    public ReadSentence(string text, ScanOptions options, bool isDayKnown)
    {
        var read = new NewsText(text);
        var figures = new Figures(read, 0, read.Tokens.Count, new QuantityScanner(options), dates: null);
        if (figures.Count > NewsReader.MostFigures)
        {
            (Figures, Words, IsTooDense) = ([], new HashSet<string>(StringComparer.Ordinal), true);
            return;
        }
        var measures = new MeasureReader(read, figures);
        var attribution = new AttributionReader(read, new SpeakerBook([], read));
        Figures = [.. figures.Concat(NoneFigures.In(read, figures))
            .Where(figure => !NoClaim.Names(read, figures, figure))
            .Where(figure => isDayKnown || figure.Found.Date is not { NeedsNoMoreThanYear: false })
            .Select(figure => Compared(read, figures, figure, measures, attribution))];
        // A figure's own words say nothing of what it counts.
        Words = Enumerable.Range(0, read.Tokens.Count)
            .Where(token => figures.At(token) is null or { Found.Unit: "magnitude" })
            .Select(read.StemAt)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Whether it has too many figures to be held one by one against those of another; then it has none.</summary>
    public bool IsTooDense { get; }

    public ImmutableArray<ComparedFigure> Figures { get; }

    /// <summary>The stems of all words that say something.</summary>
    public IReadOnlySet<string> Words { get; }

    private static ComparedFigure Compared(
        NewsText text, Figures figures, Figure figure, MeasureReader measures, AttributionReader attribution)
    {
        // "Officials denied that 40 died", "the union demands 9 percent": the verb that carries it.
        var kinds = attribution.At(text.SentenceAt(figure.First), figure.Core.Start).Kinds;
        return new ComparedFigure(Placed(text, figure), text.Tokens[figure.First].Text, text.At(figure.Span), NounOf(text, figure),
            Reach.Around(text, figures, figure))
        {
            Scope = ScopeOf(text, figures, figure),
            Measure = MeasureOf(text, figures, figure, measures),
            IsListed = IsListed(text, figures, figure, measures),
            IsOfAnybody = figure.Is(QuantityKinds.Number) && figure.CountedLast > figure.Last
                && Anybody.Contains(text.Tokens[figure.CountedLast - 1].Text),
            Place = PlaceOf(text, figures, figure),
            Counted = Stem.In(figure.Counted.ToLowerInvariant()),
            // "Did not claim any lives": none, and that is so.
            IsDenied = !NoneFigures.IsAny(text, figure)
                && (Negation.Of(text, figures, figure) is not null || kinds.Contains(ReportingKind.Denying)),
            IsPossible = ModalityReader.MayBe(text, figures, figure) is not null || ModalityReader.IsBelieved(text, figures, figure)
                || (!figure.Is(QuantityKinds.Date) && (ModalityReader.IsMeant(text, figures, figure)
                    || kinds.Any(kind => kind is ReportingKind.Proposing or ReportingKind.Demanding or ReportingKind.Forecasting)))
                || ModalityReader.IsPlanned(text, figures, figure),
            Per = PerOf(text, figures, figure),
            Change = ChangeOf(text, figures, figure),
            IsOld = OldFigures.IsLeft(text, (figures.First, figures.Last), (figure.First, figure.Last)),
        };
    }

    // What was scanned begins with the first word; places are those of the text.
    private static Figure Placed(NewsText text, Figure figure) => text.Tokens[0].Start is > 0 and var start
        ? figure with { Found = figure.Found.Moved(start) } : figure;

    // "400 tractors a month": the month.
    private static string? PerOf(NewsText text, Figures figures, Figure figure)
    {
        for (var each = figure.First + 1; each + 1 < figures.Last && each <= Math.Max(figure.Last, figure.CountedLast); each++)
        {
            if (BeforeStretches.Contains(text.Tokens[each].Text) && Stretches.Contains(text.Tokens[each + 1].Text))
                return text.Tokens[each + 1].Text;
        }
        return null;
    }

    // "Rose by 90 to 1,240": the 90 is what it rose by, the 1,240 what it rose to.
    private static FigureOfChange ChangeOf(NewsText text, Figures figures, Figure figure)
    {
        const int Near = 8;
        var before = figure.First - 1;
        if (before <= figures.First || text.Tokens[before].Text is not ("by" or "to"))
            return FigureOfChange.None;
        for (var token = before - 1; token >= Math.Max(figures.First, before - Near); token--)
        {
            if (Moving.Contains(text.Tokens[token].Text))
                return text.Tokens[before].Is("by") ? FigureOfChange.Step : FigureOfChange.End;
            if (text.Tokens[token].Text is "," or ";")
                break;
        }
        return FigureOfChange.None;
    }

    private static string ScopeOf(NewsText text, Figures figures, Figure figure)
    {
        if (figure.Is(QuantityKinds.Date))
            return TurnOf(text, figures, figure);
        if (!figure.Is(QuantityKinds.Number))
            return figure.Is(QuantityKinds.Money) ? TerritoryOf(text, figures, figure) ?? "" : "";
        // "A further 260 deaths", "270 new deaths", "six more bodies".
        if ((figure.First > figures.First && Added.Contains(text.Tokens[figure.First - 1].Text))
            || (figure.Last < figures.Last && AddedBehind.Contains(text.Tokens[figure.Last].Text)
                && !(figure.Last + 1 < figures.Last && text.Tokens[figure.Last + 1].Is("than"))))
            return "added";
        if (IsPart(text, figures, figure))
            return "part";
        if (IsOfWholeLand(text, figures, figure))
            return ComparedFigure.Everywhere;
        if (PartOfWhole.IsWhole(text, figures, figure, needsArticle: true))
            return "whole";
        return IsOfEither(text, figures, figure) ? "either" : OneOf(text, figures, figure) ?? TerritoryOf(text, figures, figure) ?? "";
    }

    // "$336 million worldwide", "a worldwide total of $336 million", "40,000 in other territories", "the domestic gross is 92 crore".
    private static string? TerritoryOf(NewsText text, Figures figures, Figure figure)
    {
        const int Near = 8;
        for (var token = figure.Last; token < Math.Min(figures.Last, figure.CountedLast + Near) && !Parts(token); token++)
        {
            if (At(token) is { } behind)
                return behind;
        }
        for (var token = figure.First - 1; token >= Math.Max(figures.First, figure.First - Near) && !Parts(token); token--)
        {
            if (At(token) is { } before)
                return before;
        }
        return IsOfWholeLand(text, figures, figure) ? ComparedFigure.Everywhere : null;

        bool Parts(int token) => figures.At(token) is not null || TerritoryParting.Contains(text.Tokens[token].Text);

        string? At(int token) => text.Tokens[token].Text switch
        {
            var word when Everywhere.Contains(word) || word is "world" && text.Tokens[Math.Max(token - 1, 0)].Is("the")
                && token > figures.First + 1 && Across.Contains(text.Tokens[token - 2].Text) => ComparedFigure.Everywhere,
            var word when Elsewhere.Contains(word)
                || token > figures.First && Territories.Contains(word) && text.Tokens[token - 1].Is("other") => ComparedFigure.Elsewhere,
            var word when AtHome.Contains(word) => ComparedFigure.AtHome,
            _ => null,
        };
    }

    // "Began on 2 May", "ended on 9 May": of two turns of one thing.
    private static string TurnOf(NewsText text, Figures figures, Figure date)
    {
        const int Near = 4;
        for (var token = date.First - 1; token >= Math.Max(figures.First, date.First - Near); token--)
        {
            if (Beginning.Contains(text.Tokens[token].Text))
                return ComparedFigure.Beginning;
            if (Ending.Contains(text.Tokens[token].Text))
                return ComparedFigure.End;
        }
        return "";
    }

    private static string? MeasureOf(NewsText text, Figures figures, Figure figure, MeasureReader measures)
    {
        if (figure.Found.Kind is QuantityKinds.Measure)
            return figure.Last < figures.Last ? WordClasses.Extents.GetValueOrDefault(text.Tokens[figure.Last].Text) : null;
        if (figure.Found.Kind is not (QuantityKinds.Number or QuantityKinds.Money) || measures.Of(figure) is not { } found)
            return null;
        // What a firm "earned" may be its sales as well as its profit.
        return figure.Is(QuantityKinds.Number) || MeasureTable.Heads.StartsAt(Tokenizer.Read(found.Because), 0) ? found.Measure.Id : null;
    }

    // "Eighteen soldiers and four civilians": each is a part of those that both come to.
    private static bool IsListed(NewsText text, Figures figures, Figure figure, MeasureReader measures)
    {
        return Joins(figure, figure.Index + 1)
            || figure.Index > 0 && figure.Index <= figures.Count && Joins(figures[figure.Index - 1], figure.Index);

        bool Joins(Figure one, int next) => next < figures.Count && one.Is(QuantityKinds.Number) && figures[next] is var other
            && other.Is(QuantityKinds.Number) && one.CountedLast > one.Last && other.CountedLast > other.Last
            && other.First == one.CountedLast + 1 && text.Tokens[one.CountedLast].Is("and") && IsOfPeople(one) && IsOfPeople(other);

        bool IsOfPeople(Figure one) => measures.IsPerson(one, MeasureReader.Head(one));
    }

    // "In Corvo 14 people died", "14 died in Corvo".
    private static HashSet<string> PlaceOf(NewsText text, Figures figures, Figure figure)
    {
        const int Near = 6;
        for (var token = figure.CountedLast; token + 1 < figures.Last && token < figure.CountedLast + Near && !Parts(token); token++)
        {
            if (NameAt(token) is { Count: > 0 } behind)
                return behind;
        }
        for (var token = figure.First - 1; token >= figures.First && token >= figure.First - Near && !Parts(token); token--)
        {
            if (NameAt(token) is { Count: > 0 } before)
                return before;
        }
        // "Ebb has 41,000 inhabitants".
        if (figure.CountedLast > figure.Last && Inhabitants.Contains(text.Tokens[figure.CountedLast - 1].Text) && figure.Index == 0
            && figure.First - figures.First is > 1 and <= Near && text.IsAuxiliary(figure.First - 1))
            return NameFrom(figures.First);
        return [];

        bool Parts(int token) => figures.At(token) is not null || Parting.Contains(text.Tokens[token].Text);

        HashSet<string> NameAt(int token)
        {
            return Places.Contains(text.Tokens[token].Text) ? NameFrom(token + 1) : [];
        }

        HashSet<string> NameFrom(int start)
        {
            var name = new HashSet<string>(StringComparer.Ordinal);
            if (start < figures.Last && text.Tokens[start].Is("the"))
                start++;
            for (var at = start; at < figures.Last && text.IsWord(at) && text.IsCapital(at) && figures.At(at) is null
                && !WordClasses.Months.Contains(text.Tokens[at].Text) && !text.IsInitials(at); at++)
                name.Add(Stem.Of(text.Tokens[at].Text));
            return name;
        }
    }

    // "Of whom 40 were children", "12 of them in the valley", "three of the injured", "of the dead, nine".
    private static bool IsPart(NewsText text, Figures figures, Figure figure)
    {
        if (Word(figure.First - 1) == "whom")
            return true;
        // "13 children were among those killed".
        for (var token = figure.CountedLast; token <= figure.CountedLast + 2; token++)
        {
            if (Word(token) == "among" && (Groups.Contains(Word(token + 2)) || Groups.Contains(Word(token + 1))))
                return true;
        }
        if (Word(figure.Last) == "of" && (Them.Contains(Word(figure.Last + 1))
            || (Word(figure.Last + 1) is "the" or "these" && (Groups.Contains(Word(figure.Last + 2))
                || text.IsParticiple(figure.Last + 2) && figure.Last + 3 < figures.Last))))
            return true;
        // "Among the dead were four nurses".
        for (var token = figure.First - 1; token > figure.First - 5; token--)
        {
            if (Word(token) is "among" or "of" && Word(token + 1) is "the" or "those" && Groups.Contains(Word(token + 2))
                && text.IsAuxiliary(figure.First - 1))
                return true;
        }
        return Word(figure.First - 1) == "," && ThoseOf.Contains(Word(figure.First - 3)) && Word(figure.First - 4) == "of"
            && Groups.Contains(Word(figure.First - 2));

        string Word(int token) => token >= figures.First && token < figures.Last ? text.Tokens[token].Text : "";
    }

    // "Nationwide, 210 people were killed": more than those of any place that is named.
    private static bool IsOfWholeLand(NewsText text, Figures figures, Figure figure) =>
        figure.Index == 0 && (Wide.Contains(text.Tokens[figures.First].Text)
            || figures.First + 2 < figures.Last && Across.Contains(text.Tokens[figures.First].Text)
                && text.Tokens[figures.First + 1].Is("the")
                && WidePlaces.Contains(text.Tokens[figures.First + 2].Text));

    // "Were killed in the first blast": in one of several.
    private static string? OneOf(NewsText text, Figures figures, Figure figure)
    {
        const int Near = 6;
        for (var token = figure.CountedLast; token + 2 < figures.Last && token < figure.CountedLast + Near; token++)
        {
            if (text.Tokens[token].Text is "," or ";" or "." || figures.At(token) is not null)
                return null;
            if (text.Tokens[token].Text is "in" or "by" && text.Tokens[token + 1].Is("the")
                && OneOfSeveral.Contains(text.Tokens[token + 2].Text))
                return $"the {text.Tokens[token + 2].Text}";
        }
        return null;
    }

    // "Were killed or badly hurt", "killed or injured 640".
    private static bool IsOfEither(NewsText text, Figures figures, Figure figure)
    {
        const int Near = 6;
        for (
            var token = Math.Max(figures.First + 1, figure.First - Near); token + 1 < Math.Min(
                figures.Last, figure.CountedLast + Near); token++)
        {
            if (!text.Tokens[token].Is("or") || !(text.IsParticiple(token - 1) || States.Contains(text.Tokens[token - 1].Text)))
                continue;
            var next = token + 1;
            // "Killed or are missing".
            if (text.IsAuxiliary(next) && next + 1 < figures.Last)
                next++;
            if (text.IsManner(next) || Degrees.Contains(text.Tokens[next].Text))
                next++;
            if (next < figures.Last && (text.IsParticiple(next) || States.Contains(text.Tokens[next].Text)))
                return true;
        }
        return false;
    }

    private static string? NounOf(NewsText text, Figure figure)
    {
        if (figure.Found.Counted is not { } counted)
            return null;
        // Where a text is compared, all of it is scanned: places in it are those of the text from its first token.
        var start = text.Tokens[0].Start;
        for (var token = text.TokenAt(start + counted.End) - 1; token >= 0 && text.Tokens[token].Start >= start + counted.Start; token--)
        {
            if (text.StemAt(token) is { } stem)
                return stem;
        }
        return null;
    }
}
