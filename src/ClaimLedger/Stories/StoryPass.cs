using System.Collections.Frozen;
using ClaimLedger.Measures;
using ClaimLedger.News;
using ClaimLedger.Scanning;
using ClaimLedger.Text;
using static System.FormattableString;

namespace ClaimLedger.Stories;

/// <summary>
/// Reads the figures of one article of a story: what each measures, of which event, place and part, by whose word and as of when.
/// </summary>
internal sealed partial class StoryPass(
    int index, StoryArticle article, NewsReader reader, Topic topic, SceneReader scenes, Readings readings)
{
    private const int Near = 3;
    private const int FurthestThere = 4;
    private const int FurthestWhere = 16;
    private const int FurthestPart = 12;
    private const int FurthestAftershock = 9;
    private const int DaysOfWeek = 6;

    private static readonly FrozenSet<string> OtherGatherings = WordClasses.Of("other-gathering");
    private static readonly FrozenSet<string> ValueKinds = WordClasses.Of("kind-of-value");
    private static readonly FrozenSet<string> Conditions = WordClasses.Of("opens-condition");
    private static readonly FrozenSet<string> Rising = WordClasses.Of("risen");
    private static readonly FrozenSet<string> OneOfThem = WordClasses.Of("one-of-them");
    private static readonly FrozenSet<string> Areas = WordClasses.Of("area-noun");
    private static readonly FrozenSet<string> SomeOf = WordClasses.Of("some-of");
    private static readonly FrozenSet<string> OtherEvents = WordClasses.Of("other-event");
    private static readonly FrozenSet<string> HitBy = WordClasses.Of("hit-by");
    private static readonly FrozenSet<string> OfWeather = WordClasses.Of("measure-of-weather");
    private static readonly FrozenSet<string> OfEachDay = WordClasses.Of("measure-of-each-day");
    private static readonly FrozenSet<string> LastsForDays = WordClasses.Of("event-of-days");
    private static readonly FrozenSet<string> OfSubjects = WordClasses.Of("measure-of-subject");
    private static readonly FrozenSet<string> Holders = WordClasses.Of("measure-of-holder");
    private static readonly FrozenSet<string> OfHurt = WordClasses.Of("measure-of-hurt");
    private static readonly FrozenSet<string> Vague = WordClasses.Of("vague-number").ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> Vanishing = WordClasses.Of("vanishing");
    private static readonly FrozenSet<string> OnlyWords = WordClasses.Of("all-there-was");
    private static readonly FrozenSet<string> FlyingAt = WordClasses.Of("flying-at");
    private static readonly FrozenSet<string> BackToFigure = WordClasses.Of("back-to-figure");
    private static readonly FrozenSet<string> PastVerbs = WordClasses.Of("past-verb");
    private static readonly FrozenSet<string> Recognising = WordClasses.Of("recognising");
    private static readonly FrozenSet<string> As = WordClasses.Of("as-word");
    private static readonly FrozenSet<string> TollsOfPlaces = WordClasses.Of("toll-of-place");
    private static readonly FrozenSet<string> PartOpeners = WordClasses.Of("of-part");
    private static readonly FrozenSet<string> Lower = WordClasses.Of(
        "other-event", "determiner", "preposition", "part-of-place", "place-noun");
    private static readonly FrozenSet<string> Yearly = WordClasses.Of("yearly");
    private static readonly FrozenSet<string> Landmarks = WordClasses.Of("landmark");
    private static readonly FrozenSet<string> OfCauses = WordClasses.Of("measure-of-cause");
    private static readonly FrozenSet<string> Burning = WordClasses.Of("burning-word");
    private static readonly FrozenSet<string> Gathering = WordClasses.Of("gathering");
    private static readonly FrozenSet<string> Cases = WordClasses.Of("case");
    private static readonly FrozenSet<string> BackPronouns = WordClasses.Of("back-pronoun");
    private static readonly FrozenSet<string> OfDays = WordClasses.Of("measure-of-day");
    private static readonly FrozenSet<string> OfWhole = WordClasses.Of("measure-of-vehicle");
    private static readonly FrozenSet<string> Exactly = WordClasses.Of("measure-exactly");
    private static readonly FrozenSet<string> NotSoYet = WordClasses.Of("not-so-yet");
    private static readonly FrozenSet<string> OfInsurers = WordClasses.Of("of-insurance");
    private static readonly FrozenSet<string> Hunters = WordClasses.Of("hunter");
    private static readonly FrozenSet<string> Numbers = WordClasses.Of("number-word");
    private static readonly FrozenSet<string> Still = WordClasses.Of("still-so");
    private static readonly FrozenSet<string> CountingVerbs = WordClasses.Of("counting-verb");
    private static readonly FrozenSet<string> Happened = WordClasses.Of("taking-place");
    private static readonly FrozenSet<string> OfPlans = WordClasses.Of("measure-of-plan");
    private static readonly FrozenSet<string> Will = WordClasses.Of("will");
    private static readonly PhraseTable<bool> EarlierVersions = WordLists.Phrases("earlier-version");
    private static readonly FrozenSet<string> Rates = WordClasses.Of("of-rate");
    private static readonly FrozenSet<string> ByStretch = WordClasses.Of("by-stretch");
    private static readonly FrozenSet<string> OfThem = WordClasses.Of("of-them");
    private static readonly FrozenSet<string> ThoseOf = WordClasses.Of("those-of");
    private static readonly FrozenSet<string> PointingToCounts = WordClasses.Of("points-to-count");
    private static readonly FrozenSet<string> BeforeOthers = WordClasses.Of("before-other-event");

    private readonly NewsText _text = reader.Text;
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private StoryFigure? _last;

    public IEnumerable<StoryFigure> Read()
    {
        for (var sentence = 0; sentence < _text.Sentences.Count; sentence++)
        {
            // "An earlier version of this article said that 60 were injured": nobody says so any more.
            if (IsOfEarlierVersion(reader.FiguresIn(sentence)))
                continue;
            foreach (var mention in reader.Mentions(sentence, reader.FiguresIn(sentence)))
            {
                var figure = MoveOf(mention) ?? Next(mention) ?? Plain(mention);
                var sum = SumWith(mention, figure);
                if (sum is not null)
                    yield return sum;
                if (figure is null)
                    continue;
                yield return figure;
                if (AllAboard(mention, figure) is { } aboard)
                    yield return aboard;
            }
            foreach (var mention in reader.Times(sentence, reader.FiguresIn(sentence)))
            {
                if (TimeOf(mention) is { } time)
                    yield return time;
            }
            foreach (var mention in reader.Ages(sentence, reader.FiguresIn(sentence)))
            {
                if (AgeOfPerson(mention) is { } age)
                    yield return age;
            }
            foreach (var none in reader.Nones(sentence, reader.FiguresIn(sentence)))
            {
                if (None(none) is { } figure)
                    yield return figure;
            }
        }
    }

    private bool IsOfEarlierVersion(Figures beside) => Enumerable.Range(beside.First, beside.Last - beside.First)
        .Any(token => EarlierVersions.StartsAt(_text.Tokens, token));

    // "No one was killed": stands against any count.
    private StoryFigure? None(Mention mention)
    {
        // It stands behind the figures of its sentence, of which it is none.
        mention = mention with { Figure = mention.Figure with { Index = mention.Beside.Count } };
        var measures = new MeasureReader(_text, mention.Beside);
        if (mention.Mood.Modality is not (Modality.Stated or Modality.Denied) || !IsSaidOfNow(mention) || IsWithNone(mention)
            || IsSinceADay(mention) || IsInOnePart(mention)
            || measures.Of(mention.Figure) is not { } found)
            return null;
        mention = mention with { Mood = new Mood(Modality.Stated, null) };
        var made = OfMeasure(mention, found, scenes.Of(mention, found.Measure, found.Because), measures);
        return made is { Measure: { Sort: "count", IsOfPeople: true }, Key.Status: "" } ? made : null;
    }

    // "There have been no cases since August 3rd": none since then, and not in all.
    private bool IsSinceADay(Mention mention) => mention.Beside.Any(date => date.Is(QuantityKinds.Date) && date.First >= mention.Figure.Last
        && (_text.Tokens[date.First].Is("since") || _text.Tokens[date.First - 1].Is("since")));

    // "No one died in the tunnel": nobody says of how many did elsewhere; "in the crash" is of all.
    private bool IsInOnePart(Mention mention)
    {
        var (first, last) = (mention.Figure.CountedLast, mention.Beside.Last);
        for (var token = first; token + 2 < last && token - first <= FurthestThere; token++)
        {
            if (HappenedAt.Contains(_text.Tokens[token].Text) && WordClasses.Determiners.Contains(_text.Tokens[token + 1].Text))
            {
                return !_text.IsCapital(token + 2) && Topic.Kind(_text, token + 2) is null
                    && Topic.Kind(_text, Math.Min(token + 3, last - 1)) is null;
            }
        }
        return false;
    }

    // "82 nurses, with no deaths, fell ill": none of those.
    private bool IsWithNone(Mention mention) => mention.Figure.First > mention.Beside.First
        && _text.Tokens[mention.Figure.First - 1].Is("with")
        && mention.Beside.Any(before => before.Is(QuantityKinds.Number) && before.Counted.Length > 0
            && mention.Figure.First - 1 - before.CountedLast is >= 0 and <= 1);

    // Of "so that no one is hurt" and "if nobody dies" nothing is known.
    private bool IsSaidOfNow(Mention mention) =>
        !_text.HasAny(mention.Beside.First, Math.Max(mention.Passage.Last, mention.Figure.Last), NotSoYet);

    public StoryFigure? Next(Mention mention) => mention.Figure.Is(QuantityKinds.Time) ? TimeOf(mention) : NextOf(mention);

    private StoryFigure? NextOf(Mention mention)
    {
        if (Read(mention) is not { } figure)
            return null;
        _told.Add(figure.Measure.Id);
        return _last = OldFigures.IsCorrected(_text, mention.Beside, mention.Figure) ? figure with { IsTakenBack = true } : figure;
    }

    // "Killing all 62 people on board": two questions have one answer.
    private StoryFigure? AllAboard(Mention mention, StoryFigure figure)
    {
        var (first, last) = (mention.Figure.First, mention.Figure.CountedLast);
        return figure.Measure.Id == "killed"
            && first > mention.Beside.First
            && _text.Tokens[first - 1].Is("all")
            && last < mention.Beside.Last
            && MeasureTable.Beside.TryMatch(_text.Tokens, last, out var word, out _, each => each.Measure.Id == "on-board")
            ? Make(
                mention, word.Measure, figure.Key with { Measure = word.Measure.Id, Place = "" }, word.Measure.Unit, figure.Counted,
                "all on board") is { } made ? made with { Where = figure.Key.Place.Length == 0 ? figure.Where : "" } : null
            : null;
    }

    private StoryFigure? Read(Mention mention)
    {
        var measures = new MeasureReader(_text, mention.Beside);
        mention = mention with { Figure = OfNumber(mention, OfHolder(mention, measures.WithoutVerb(mention.Figure))) };
        var figure = mention.Figure;
        if (figure.Is(QuantityKinds.Date))
            return Began(mention);
        var read = measures.Of(figure);
        var scene = scenes.Of(mention, read?.Measure, read?.Because ?? "");
        if (OldFigures.Holds(_text, mention.Beside, figure))
        {
            // "Put the toll at 17, but the number was revised to 16": what the second is of, the first has said.
            if (read is not null && OfMeasure(mention, read, scene, measures) is { } old)
                _last = old;
            return null;
        }
        if (IsRate(mention) || IsOfEarlier(mention) || IsOnCondition(mention) || IsOfAreas(mention, read))
            return null;
        if (WholeOf(mention, measures) is { } whole)
            return Included(mention, whole, read, measures);
        if (IsPart(mention) && !(read is not null && (OfHurt.Contains(read.Measure.Id) || Holders.Contains(read.Measure.Id))))
            return null;
        return read is { } found ? OfMeasure(mention, found, scene, measures) : BackTo(mention, scene) ?? Distance(mention, scene);
    }

    // "If a million people come", "asked whether 20 people had died": nobody says so.
    private bool IsOnCondition(Mention mention)
    {
        for (var token = mention.Figure.First - 1; token >= mention.Beside.First && !_text.Tokens[token].Is(","); token--)
        {
            if (Conditions.Contains(_text.Tokens[token].Text))
                return true;
        }
        return false;
    }

    // "A quarter of the votes in 35 counties": of the whole nobody says so.
    private bool IsOfAreas(Mention mention, FoundMeasure? found) => found is { Measure.Sort: "share" }
        && mention.Beside.Any(areas => areas.Is(QuantityKinds.Number) && areas.First > mention.Figure.Last
            && areas.First - mention.Figure.Last <= FurthestThere + Near && _text.Tokens[areas.First - 1].Is("in"));

    // "Earlier this month 140 people were killed by a crane": by something else, some time before.
    private bool IsOfEarlier(Mention mention) => HadAlready(mention)
        || mention.Beside.First is var first && first + 2 < mention.Figure.First
        && _text.Tokens[first].Is("earlier") && _text.Tokens[first + 1].Is("this") && _text.Tokens[first + 2].Text is "month" or "year"
        && !scenes.IsNamedIn(mention.Sentence);

    // "Violence had already killed 10": before what the story is of.
    private bool HadAlready(Mention mention)
    {
        for (var token = mention.Figure.First - 1; token > mention.Beside.First && mention.Figure.First - token <= FurthestPart; token--)
        {
            if (mention.Beside.At(token) is not null || _text.Tokens[token].Text is "," or ";" || Rising.Contains(_text.Tokens[token].Text))
                return false;
            if (_text.Tokens[token].Is("already") && _text.Tokens[token - 1].Is("had"))
                return true;
        }
        return false;
    }

    // "Took 61 of the 120 seats": what a party has are seats.
    private Figure OfHolder(Mention mention, Figure figure) => figure.Is(QuantityKinds.Number) && figure.Counted.Length == 0
        && figure.Index + 1 < mention.Beside.Count && mention.Beside[figure.Index + 1] is var whole && whole.Is(QuantityKinds.Number)
        && figure.Last < mention.Beside.Last && _text.Tokens[figure.Last].Is("of") && whole.First - figure.Last <= Near
        && MeasureTable.All.Any(measure => Holders.Contains(measure.Id) && measure.Of.Contains(MeasureReader.Head(whole)))
            ? figure with { Counted = whole.Counted, CountedLast = whole.CountedLast } : figure;

    // "Put the number of flooded homes at 910": homes.
    private Figure OfNumber(Mention mention, Figure figure)
    {
        if (!figure.Is(QuantityKinds.Number) || figure.Counted.Length > 0)
            return figure;
        for (var token = figure.First - 2; token > mention.Beside.First && figure.First - token <= FurthestPart; token--)
        {
            if (mention.Beside.At(token) is not null || _text.Tokens[token].Text is "," or ";")
                return figure;
            if (!Numbers.Contains(_text.Tokens[token].Text) || !_text.Tokens[token + 1].Is("of"))
                continue;
            var noun = token + 2;
            while (noun < figure.First && !CountedNoun.IsPlural(_text, noun))
                noun++;
            // "The number of arrests": the words are a measure, and nobody is counted by that name.
            var isMeasure = MeasureTable.Heads.TryMatch(_text.Tokens, token, out var named, out var length)
                && token + length > noun && named.Measure.Unit is not null;
            return noun < figure.First && noun - token <= FurthestThere + 1 && !isMeasure
                ? figure with { Counted = _text.Words(token + 2, noun + 1) } : figure;
        }
        return figure;
    }

    // "The police put the figure at 800": what was counted before.
    private StoryFigure? BackTo(Mention mention, Scene scene)
    {
        // "Five kilometres south of the first, bringing the total to 470": that is no distance.
        if (!IsBackToFigure(mention) || _last is not { } last
            || !last.Measure.Takes(mention.Figure, last.Measure.IsOfPeople ? "" : last.Measure.Of.FirstOrDefault(""), isPerson: true))
            return null;
        // "23 new cases, bringing the total to 87": that has all of them in it.
        var isTotal = FigureStatus.IsOnTop(last.Key.Status);
        var measure = isTotal ? MeasureTable.Find(last.Measure.Id) ?? last.Measure : last.Measure;
        var key = isTotal ? last.Key with { Status = FigureStatus.WithoutTop(last.Key.Status) } : last.Key;
        return Make(
            mention, measure, scene.Place.Length > 0 ? key with { Place = scene.Place } : key, last.Unit, last.Counted,
            "the figure told before", "of what it is a figure was read from the sentence before");
    }

    private StoryFigure? OfMeasure(Mention mention, FoundMeasure found, Scene scene, MeasureReader measures)
    {
        var figure = mention.Figure;
        // "Up to 250 mm of rain": the most that fell anywhere, and elsewhere less.
        if (Argument(mention, found) is not { } argument || OfWeather.Contains(found.Measure.Id)
            && figure.Found.Literal is { HasLow: false } or { Low: 0 })
            return null;
        var isSuspected = ModalityReader.IsBlame(_text, mention.Beside, figure);
        mention = mention with { Mood = MoodOf(mention, found, isSuspected) };
        var period = PeriodOf(mention);
        var stretch = StretchOf(mention);
        var isPlan = mention.Mood.Modality is Modality.Proposed or Modality.Demanded;
        // What is so of a period that is over, or in a plan, is so for good.
        if (period.Length > 0 || stretch.Length > 0 || isPlan)
            found = found with { Measure = found.Measure with { OverTime = OverTime.Fixed } };
        var status = isSuspected ? FigureStatus.Suspected : StatusOf(mention, found, measures);
        // What is added is added to something else each day, and what is suspected is found out.
        if ((FigureStatus.MayFall(status) || IsAgainEachDay(found.Measure)) && found.Measure.OverTime == OverTime.Cumulative)
            found = found with { Measure = found.Measure with { OverTime = OverTime.Instant } };
        var unit = found.Measure.Unit ?? (found.Measure.Sort == "money" ? figure.Found.Unit : CountedUnit(figure));
        var day = OfDays.Contains(found.Measure.Id) ? DayOfEvent(mention) : null;
        var hasNoPlace = OfWhole.Contains(found.Measure.Id)
            || (argument.Length > 0 || day is not null) && found.Measure.Sort is not ("money" or "count");
        var place = hasNoPlace ? "" : scene.Place;
        // Articles that name the same period mean one.
        // "One more died in Ebb", "two more died": each comes on top of others.
        var added = FigureStatus.IsAdded(status) ? Invariant($"{index}.{mention.Sentence}.{mention.Figure.Index}") : "";
        var key = new StoryKey(
            period.Length > 0 ? "" : scene.Event, found.Measure.Id, place, PopulationOf(mention, found),
            $"{argument} {period} {stretch} {added}".Trim(), isPlan ? $"{status} {FigureStatus.Planned}".Trim() : status)
        {
            Day = day,
        };
        return Make(mention, found.Measure, key, unit, figure.Counted, found.Because, DoubtOf(figure, scene, found)) is { } made
            ? made with
            {
                Where = Where(mention, found, key, scene, period),
                Quote = UpTo(made.Quote, found.Until),
                IsOfOwnText = scene.IsOwnText,
                IsCarried = scene.IsCarried,
                IsOfThen = IsPluperfect(mention) || OldFigures.LeftBy(_text, mention.Beside, figure) is not null,
                IsStill = mention.Passage.Has(Still),
            } : null;
    }

    // "Seven cars, including the engine, left the tracks": what was told of them stands behind an aside.
    private static TextSpan UpTo(TextSpan quote, int end) => end > quote.End ? quote with { Length = end - quote.Start } : quote;

    // What a firm "will" pay or cut is what it intends to; what may be the cause of deaths is stated of the deaths.
    private static Mood MoodOf(Mention mention, FoundMeasure found, bool isSuspected) => isSuspected ? new Mood(Modality.Stated, null)
        : mention.Mood.Modality is Modality.Forecast && OfPlans.Contains(found.Measure.Id) && mention.Passage.Has(Will)
            ? mention.Mood with { Modality = Modality.Proposed } : mention.Mood;

    // "The toll had risen to 40".
    private bool IsPluperfect(Mention mention) => Enumerable
        .Range(Math.Max(mention.Beside.First, mention.Figure.First - FurthestPart),
            mention.Figure.First - Math.Max(mention.Beside.First, mention.Figure.First - FurthestPart))
        .Any(token => _text.Tokens[token].Is("had") && !_text.Tokens[token + 1].Is("been")
            && Enumerable.Range(token + 1, 2).Any(verb => verb < mention.Figure.First && Rising.Contains(_text.Tokens[verb].Text)));

    // In a fire that burns for days people are rescued on each of them.
    private bool IsAgainEachDay(Measure measure) => OfEachDay.Contains(measure.Id)
        && topic.MainKind is { } kind && LastsForDays.Contains(kind);

    private string? DoubtOf(Figure figure, Scene scene, FoundMeasure found) => figure switch
    {
        _ when scene.IsCarried => "of which event it is was read from the sentence before",
        _ when scene.IsOwnText || scene.IsOfSubject => StoryFigure.NoSharedEvent,
        _ when Vague.Contains(_text.At(figure.Core)) => "a word stands for the number",
        _ when found.Measure.Sort == "money" => "whose money it is was read from the names beside it",
        _ => null,
    };

    // What of the question its measure's own words do not say.
    private string Where(Mention mention, FoundMeasure found, StoryKey key, Scene scene, string period)
    {
        var isMoney = found.Measure.Sort == "money";
        var parts = new[]
        {
            key.Place.Length == 0 ? "" : scenes.InWords(key.Place),
            period.Length == 0 ? "" : $"in the {period}",
            scene.IsOwnText || found.Measure.Asks.Contains(scene.Event, StringComparison.Ordinal) ? "" : EventName(scene.Event),
            isMoney ? string.Join(' ', NamesBeside(mention)) : Argument(mention, found) ?? "",
            FigureStatus.InWords(key.Status),
            key.Day is { } date ? ValueText.Describe(DaySpan.Day(date).ToInterval(), AnswerType.Date, null) : "",
        };
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }

    // The kind stands last and is no name: the "Marrow Hill fire".
    private static string EventName(string name) => !name.StartsWith("since ", StringComparison.Ordinal)
        && name.LastIndexOf(' ') is > 0 and var kind && Topic.IsKind(name[(kind + 1)..])
        ? Titled(name[..kind]) + name[kind..] : name;

    public static string Titled(string name) =>
        string.Join(' ', name.Split(' ').Select(word => word.Length > 0 && !Lower.Contains(word)
        ? WordClasses.Capital(word) : word));

    private static string? CountedUnit(Figure figure) =>
        figure.Counted.Length == 0 ? null : figure.Counted.Split(' ')[^1].ToLowerInvariant();

    private StoryFigure? Make(
        Mention mention, Measure measure, StoryKey key, string? unit, string counted, string because, string? doubt = null)
    {
        var modality = mention.Mood.Modality;
        var context = new ValueContext
        {
            Answer = measure.Sort == "time" ? AnswerType.Time : AnswerType.Quantity,
            Unit = unit,
            Published = article.Published.Days,
            Modality = modality,
            Readings = readings,
        };
        if ((mention.ValueIn(context) ?? NoneOf(mention.Figure)) is not { } value)
            return null;
        // A magnitude is given to the tenth: 7.8 and 7.9 do not round to each other.
        if (Exactly.Contains(measure.Id) && value.Literal is { HasLow: true, HasHigh: true } set && set.Low == set.High)
            value = value with { Usual = value.Literal };
        var quote = mention.Passage.Quote();
        var days = Dating.AsOf(_text, mention, article.Published.Days);
        return new StoryFigure
        {
            Article = index,
            Key = key,
            Measure = measure,
            Answer = context.Answer,
            Unit = unit,
            Counted = counted,
            Value = StoryFigure.Compared(value, context.Answer),
            Quote = quote,
            Deciding = mention.Figure.Span,
            Speakers = mention.Attribution.Chain,
            Modality = modality,
            AsOf = AsOf(mention, measure, days),
            Happened = measure.OverTime == OverTime.Cumulative ? days : null,
            Because = because,
            Doubt = doubt,
            IsCorrection = OldFigures.Corrects(_text, mention.Beside, mention.Figure),
        };
    }

    // "No one", "no miners": none.
    private Value.Range? NoneOf(Figure figure) => figure.Found is { Amount: null, Written: 0, Kind: QuantityKinds.Number } found
        ? new Value.Range(_text.Words(figure.First, figure.CountedLast), found.Literal, found.Usual, 0, found.Reading) : null;

    private bool IsRate(Mention mention)
    {
        var next = mention.Figure.CountedLast;
        for (var token = mention.Passage.First; token < mention.Passage.Last; token++)
        {
            if (Yearly.Contains(_text.Tokens[token].Text))
                return true;
        }
        return mention.Figure.IsRate || next < mention.Beside.Last && (Rates.Contains(_text.Tokens[next].Text)
            || (
                _text.Tokens[next].Is("a")
                && next + 1 < mention.Beside.Last
                && ByStretch.Contains(_text.Tokens[next + 1].Text)));
    }

    // "Including five soldiers", "ten of the dead", "eight of nine soldiers".
    private bool IsPart(Mention mention)
    {
        var (first, last) = (mention.Figure.First, mention.Figure.Last);
        if (IsOfOne(mention) || IsOfThere(mention) || IsOfSomeAreas(mention) || IsOfOnePlaceAlone(mention) || IsOfThose(mention)
            || IsOneOfThem(mention))
            return true;
        return (first > mention.Beside.First && PartOpeners.Contains(_text.Tokens[first - 1].Text))
            || (last + 1 < mention.Beside.Last && _text.Tokens[last].Is("of")
                && (OfThem.Contains(_text.Tokens[last + 1].Text) || mention.Beside.At(last + 1) is not null)
                && mention.Figure.Is(QuantityKinds.Number));
    }

    // "Of the people killed 17 were tourists", "among the dead were eight": of those, whoever they are.
    private bool IsOfThose(Mention mention)
    {
        if (mention.Figure.Counted.Length > 0)
            return false;
        for (var token = mention.Figure.First - 1; token >= mention.Beside.First && mention.Figure.First - token <= FurthestPart; token--)
        {
            if (_text.Tokens[token].Is(";") || mention.Beside.At(token) is not null)
                return false;
            if (_text.Tokens[token].Text is "of" or "among" && ThoseOf.Contains(_text.Tokens[token + 1].Text)
                && (token == mention.Beside.First || !_text.IsWord(token - 1) || _text.Tokens[token - 1].Text is "and" or "out"))
                return true;
        }
        return false;
    }

    // "One suffered injuries to her shoulder", "identified one dead suspect as": one of them, of whom something is told.
    private bool IsOneOfThem(Mention mention)
    {
        var figure = mention.Figure;
        if (figure.Found.Written != 1 || !figure.Is(QuantityKinds.Number))
            return false;
        if (figure.Counted.Length == 0)
            return figure.First == mention.Beside.First && mention.Sentence > 0 && figure.Last + 1 < mention.Beside.Last
                && !_text.IsCapital(figure.Last)
                && _text.Tokens[figure.Last].Text is var verb
                && (PastVerbs.Contains(verb) || WordClasses.EndsInEd(verb));
        return figure.First > mention.Beside.First && Recognising.Contains(_text.Tokens[figure.First - 1].Text)
            && _text.HasAny(figure.Last, Math.Min(mention.Beside.Last, figure.CountedLast + Near), As);
    }

    // "With some areas seeing 250 mm": a part of where it fell.
    private bool IsOfSomeAreas(Mention mention)
    {
        for (var token = mention.Figure.First - 2; token > mention.Beside.First && mention.Figure.First - token <= FurthestPart; token--)
        {
            if (_text.Tokens[token].Is(","))
                return false;
            if (Areas.Contains(_text.Tokens[token].Text) && SomeOf.Contains(_text.Tokens[token - 1].Text))
                return true;
        }
        return false;
    }

    // "18 people died there", "where 15 deaths have been reported", "the area hardest hit, with 15 deaths": of a place told before.
    private bool IsOfThere(Mention mention)
    {
        var (first, last) = (mention.Beside.First, mention.Beside.Last);
        var isThere = Enumerable.Range(mention.Figure.CountedLast, Math.Max(0, Math.Min(last - mention.Figure.CountedLast, FurthestThere)))
            .Any(token => _text.Tokens[token].Is("there") && !WordClasses.IsFunctionWord(_text.Tokens[token - 1].Text)
                && !(token + 1 < last && _text.IsAuxiliary(token + 1)));
        var isWhere = false;
        for (var token = mention.Figure.First - 1; token >= first && mention.Figure.First - token <= FurthestWhere; token--)
        {
            if (_text.Tokens[token].Is(";"))
                break;
            isWhere |= _text.Tokens[token].Is("where") && mention.Figure.First - token <= 2
                || _text.Tokens[token].Text is "hardest" or "worst" && HitBy.Contains(_text.Tokens[token + 1].Text)
                || _text.Tokens[token].Is("highest") && TollsOfPlaces.Contains(_text.Tokens[token + 1].Text);
        }
        return (isThere || isWhere) && scenes.Of(mention, null).Place.Length == 0;
    }

    // "27 died at one camp alone": there were more.
    private bool IsOfOnePlaceAlone(Mention mention)
    {
        for (var token = mention.Figure.CountedLast; token < mention.Beside.Last; token++)
        {
            if (_text.Tokens[token].Text is ";" or "but" or "while"
                || mention.Beside.At(token) is { } other && other.Is(QuantityKinds.Number) && !_text.Tokens[token].Is("one"))
                return false;
            // "The bomber acted alone".
            if (_text.Tokens[token].Is("alone"))
                return !IsDeed(token - 1) && !MeasureReader.OpensPlace(_text, mention.Figure.CountedLast)
                    && scenes.Of(mention, null).Place.Length == 0;
        }
        return false;
    }

    // "Several fires, with the largest having burned 1,500 hectares": of one of them.
    private bool IsOfOne(Mention mention)
    {
        for (var token = mention.Figure.First - 2; token > mention.Beside.First && mention.Figure.First - token <= FurthestPart; token--)
        {
            if (_text.Tokens[token].Is(","))
                return false;
            if (OneOfThem.Contains(_text.Tokens[token].Text) && _text.Tokens[token - 1].Is("the")
                && (_text.IsAuxiliary(token + 1) || WordClasses.EndsInIng(_text.Tokens[token + 1].Text)
                    || _text.Tokens[token + 1].Is("of")))
                return true;
        }
        return false;
    }

    // "The union said 5,400 had joined; the office counted 2,100".
    private bool IsCounted(Mention mention) => mention.Figure.Counted.Length == 0 && mention.Figure.First > mention.Beside.First
        && CountingVerbs.Contains(_text.Tokens[mention.Figure.First - 1].Text)
        && (mention.Figure.Last >= mention.Beside.Last || !_text.IsWord(mention.Figure.Last));

    // "By Thursday there were 84".
    private bool IsThereWere(Mention mention) => mention.Figure.Counted.Length == 0 && mention.Figure.First - 2 > mention.Beside.First
        && _text.IsAuxiliary(mention.Figure.First - 1) && _text.Tokens[mention.Figure.First - 2].Is("there")
        && (mention.Figure.Last >= mention.Beside.Last || !_text.IsWord(mention.Figure.Last));

    private bool IsBackToFigure(Mention mention)
    {
        if (IsThereWere(mention) || IsCounted(mention) || IsCorrectionOfLast(mention))
            return true;
        for (var token = mention.Figure.First - 1; token >= Math.Max(mention.Beside.First + 1, mention.Figure.First - Near); token--)
        {
            if (BackToFigure.Contains(_text.Tokens[token].Text) && PointingToCounts.Contains(_text.Tokens[token - 1].Text))
                // "It went for $119 million. The estimate had been $80 million": what was thought before is of another time.
                return mention.Figure.Counted.Length == 0
                    && !(_text.Tokens[token + 1].Is("had") && _text.Tokens[mention.Figure.First - 1].Is("been"));
        }
        // "Puts the toll at ten, while others say it is in the dozens".
        var link = mention.Figure.First - 1;
        while (link > mention.Beside.First && mention.Figure.First - link <= Near && WordClasses.IsFunctionWord(_text.Tokens[link].Text)
            && !BackPronouns.Contains(_text.Tokens[link].Text))
            link--;
        // "Saying that 20 more are on the way": a joint, and no pronoun.
        return link >= mention.Beside.First && !(link == mention.Figure.First - 1 && _text.Tokens[link].Is("that"))
            && BackPronouns.Contains(_text.Tokens[link].Text)
            && mention.Figure.Counted.Length == 0
            && mention.Figure.Index > 0 && mention.Beside[mention.Figure.Index - 1].Found.Kind == mention.Figure.Found.Kind;
    }

    // "Later corrected the number of homes to 25", behind what was destroyed of homes.
    private bool IsCorrectionOfLast(Mention mention) => OldFigures.Corrects(_text, mention.Beside, mention.Figure)
        && mention.Figure.Counted.Length > 0 && _last is { Counted.Length: > 0 } last
        && MeasureReader.Head(mention.Figure) == Stem.Of(last.Counted.Split(' ')[^1]);

    // From where, at which moment, of which shock; null where it is not told and would have to be.
    private string? Argument(Mention mention, FoundMeasure found)
    {
        var words = Enumerable
            .Range(mention.Beside.First, mention.Beside.Last - mention.Beside.First)
            .Select(token => _text.Tokens[token].Text);
        return found.Measure.Id switch
        {
            // "One attacker opened fire in the hall": one of them; "only one" is all.
            "attackers" when mention.Figure.Found.Written == 1 && !words.Any(OnlyWords.Contains) => null,
            "altitude" => words.Any(Vanishing.Contains) ? "when it vanished"
                : FlyingAt.Contains(found.Because.ToLowerInvariant()) ? "in flight" : null,
            // Robbers steal, make off with and get away with one haul.
            "stolen-money" => Names(mention),
            // Its face value is not what the market pays.
            "worth" => $"{string.Join(' ', words.Where(ValueKinds.Contains).Distinct())} {Names(mention)}".Trim(),
            "crowd" when IsOfOtherGathering(mention) => null,
            "crowd" when Gathering.Contains(found.Because.ToLowerInvariant()) && !topic.IsAbout("protest") => null,
            // "The park has grown to 5,000 acres".
            "area-burnt" when !topic.IsAbout("fire") && !Burning.Contains(found.Because.ToLowerInvariant()) => null,
            "depth" when !topic.IsAbout("quake") && words.Any(Happened.Contains) && topic.HasEvent => "where it happened",
            "depth" or "magnitude" when !topic.IsAbout("quake") => null,
            // "A train of eight cars left the tracks": so long it is.
            "derailed" when mention.Figure.First > mention.Beside.First && _text.Tokens[mention.Figure.First - 1].Is("of") => null,
            _ when OfCauses.Contains(found.Measure.Id) => CauseOf(mention),
            "infected" when Cases.Contains(found.Because.ToLowerInvariant()) && !topic.IsAbout("outbreak") => null,
            "magnitude" when IsOfAftershock(mention) || IsOneOfTwo(mention) || IsOfShockBefore(mention) => null,
            // "Police are looking for four men": who are not missing.
            "missing" when IsHunted(mention, found) => null,
            _ when Holders.Contains(found.Measure.Id) => CanonicalText.Folded(Holder(mention)),
            // Damage and losses are one sum; what was insured of it is another.
            "damage-cost" => $"{(words.Any(OfInsurers.Contains) ? "insured" : "")} {Names(mention)}".Trim(),
            _ when found.Measure.Sort == "money" && OfSubjects.Contains(found.Measure.Id) => Names(mention),
            _ when found.Measure.Sort == "money" => $"{found.Because.ToLowerInvariant()} {Names(mention)}".Trim(),
            _ => "",
        };
    }

    // "The inauguration drew 250,000": they came to something else.
    private bool IsOfOtherGathering(Mention mention) => Enumerable
        .Range(mention.Beside.First, Math.Max(0, mention.Figure.First - mention.Beside.First))
        .Select(token => WordClasses.WithoutPossessive(_text.Tokens[token].Text))
        .Any(word => OtherGatherings.Contains(word) && !topic.OpensWith(word));

    private bool IsHunted(Mention mention, FoundMeasure found) => found.Because.EndsWith(" for", StringComparison.Ordinal)
        && _text.HasAny(mention.Beside.First, mention.Figure.First, Hunters);

    // "An aftershock of magnitude 5.6", "a magnitude 5.6 aftershock"; not "a magnitude 7.3 quake sent aftershocks".
    private bool IsOfAftershock(Mention mention)
    {
        for (var token = mention.Beside.First; token < Math.Min(mention.Beside.Last, mention.Figure.Last + FurthestAftershock); token++)
        {
            if (token > mention.Figure.Last && Topic.Kind(_text, token) == "quake")
                return false;
            if (_text.Tokens[token].Text.StartsWith("aftershock", StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    // "A day after a magnitude 5.9 quake", "stronger than the 6.1 in Ebb": of one that came before.
    private bool IsOfShockBefore(Mention mention)
    {
        for (var token = mention.Figure.First - 1; token > mention.Beside.First && mention.Figure.First - token <= FurthestThere; token--)
        {
            if (_text.Tokens[token].Is("than") || _text.Tokens[token].Is("after") && SoLong.Contains(_text.Tokens[token - 1].Text))
                return BeforeOthers.Contains(_text.Tokens[token + 1].Text);
            if (_text.Tokens[token].Is(","))
                return false;
        }
        return false;
    }

    // "Of magnitude 2.3 and 2.9": two of them.
    private bool IsOneOfTwo(Mention mention) => mention.Beside.Any(other => other.First - mention.Figure.Last == 1
            && _text.Tokens[mention.Figure.Last].Is("and") && other.Found.Kind is QuantityKinds.Number or QuantityKinds.Measure
        || mention.Figure.First - other.Last == 1 && _text.Tokens[other.Last].Is("and") && other.Is(QuantityKinds.Measure));

    private DateOnly? DayOfEvent(Mention mention) => scenes.DayNamed(mention) ?? mention.Beside.Select(date => date.Days)
        .FirstOrDefault(day => day is { IsDay: true } && day.Value.First <= article.Published.Days.Last
            && day.Value.First.DayNumber > article.Published.Days.First.DayNumber - DaysOfWeek)?.First
        ?? mention.Beside.Select(date => date.Days).FirstOrDefault(day => day is { IsDay: true } && scenes.IsOfStory(day.Value))?.First
        ?? scenes.EventDay;

    private string Names(Mention mention) => string.Join(' ', NamesBeside(mention)).ToLowerInvariant();

    // Whose money it is: the names beside the figure that are neither the story's own nor those of who says so.
    private List<string> NamesBeside(Mention mention)
    {
        var names = new List<string>();
        for (var token = mention.Passage.First + 1; token < mention.Passage.Last; token++)
        {
            if (_text.IsWord(token) && _text.IsCapital(token) && mention.Beside.At(token) is null
                && !topic.Names(_text.Tokens[token].Text)
                && !mention.Credits.Any(credit => credit.Names(new TextSpan(_text.Tokens[token].Start, _text.Tokens[token].Length)))
                && !WordClasses.IsFunctionWord(_text.Tokens[token].Text) && !WordClasses.Weekdays.Contains(_text.Tokens[token].Text))
                names.Add(WordClasses.WithoutPossessive(_text.Tokens[token].Word.Written));
        }
        return names;
    }
}
