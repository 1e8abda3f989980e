using System.Collections.Frozen;
using ClaimLedger.Measures;
using ClaimLedger.News;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.Stories;

/// <summary>
/// Reads the figures of several articles, each with what it measures, of which event and place, by whose word and as of when.
/// </summary>
internal sealed class StoryReader
{
    private const int DaysOfMoment = 31;
    private const int Near = 3;
    private const int FurthestPart = 12;
    private const int DaysOfWeek = 6;

    private static readonly FrozenSet<string> Added = WordClasses.Of("added-other");
    private static readonly FrozenSet<string> Statuses = WordClasses.Of("status-of-case");
    private static readonly FrozenSet<string> Severities = WordClasses.Of("severity");
    private static readonly FrozenSet<string> Stretches = WordClasses.Of("relative-period");
    private static readonly FrozenSet<string> OfSubjects = WordClasses.Of("measure-of-subject");
    private static readonly FrozenSet<string> Holders = WordClasses.Of("measure-of-holder");
    private static readonly FrozenSet<string> OfHurt = WordClasses.Of("measure-of-hurt");
    private static readonly FrozenSet<string> Vague = WordClasses.Of("vague-number").ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> Attackers = WordClasses.Of("attacker");
    private static readonly FrozenSet<string> Directions = WordClasses.Of("direction");
    private static readonly FrozenSet<string> Vanishing = WordClasses.Of("vanishing");
    private static readonly FrozenSet<string> BackToFigure = WordClasses.Of("back-to-figure");
    private static readonly FrozenSet<string> PartOpeners = WordClasses.Of("of-part");
    private static readonly FrozenSet<string> Lower = WordClasses.Of(
        "other-event", "determiner", "preposition", "part-of-place", "place-noun");
    private static readonly FrozenSet<string> Ordinals = WordClasses.Of("ordinal-word");
    private static readonly FrozenSet<string> Periods = WordClasses.Of("period-noun");
    private static readonly FrozenSet<string> Yearly = WordClasses.Of("yearly");
    private static readonly FrozenSet<string> PointEvents = WordClasses.Of("event-at-a-point");
    private static readonly FrozenSet<string> People = WordClasses.Of("persons");
    private static readonly FrozenSet<string> Landmarks = WordClasses.Of("landmark");
    private static readonly FrozenSet<string> Motion = WordClasses.Of("motion");
    private static readonly FrozenSet<string> Groups = WordClasses.Of("group-opener");
    private static readonly FrozenSet<string> Causes = WordClasses.Of("cause-of-death");
    private static readonly FrozenSet<string> OfCauses = WordClasses.Of("measure-of-cause");
    private static readonly FrozenSet<string> Cases = WordClasses.Of("case");
    private static readonly FrozenSet<string> BackPronouns = WordClasses.Of("back-pronoun");
    private static readonly FrozenSet<string> OfDays = WordClasses.Of("measure-of-day");
    private static readonly FrozenSet<string> Rates = WordClasses.Of("of-rate");

    private readonly IReadOnlyList<StoryArticle> _articles;
    private readonly Readings _readings;

    public StoryReader(IReadOnlyList<StoryArticle> articles, Readings readings) => (_articles, _readings) = (articles, readings);

    /// <summary>What the articles that were read last are about, as place and kind of event; null where they share none.</summary>
    public string? Subject { get; private set; }

    /// <summary>
    /// The figures of all articles, in order of article and place. Articles that have no event in common are read story by story.
    /// </summary>
    public IReadOnlyList<StoryFigure> Read(CancellationToken cancellation = default)
    {
        var readers = _articles.Select(article => new NewsReader(article.Text, [], article.Published.Days, _readings)).ToList();
        var opened = _articles.Zip(readers, (article, reader) => (article.Title, reader.Text)).ToList();
        var topic = new Topic(opened);
        Subject = topic.Name;
        if (StoriesOf(opened, topic) is not { Count: > 1 } stories)
            return OfStory([.. Enumerable.Range(0, readers.Count)], readers, topic, cancellation);
        return [.. stories.SelectMany(story => OfStory(story, [.. story.Select(article => readers[article])],
                new Topic([.. story.Select(article => opened[article])]), cancellation)
            .Select(figure => figure with { Key = figure.Key with { Event = $"{story[0]} {figure.Key.Event}".TrimEnd() } }))
            .OrderBy(figure => figure.Article)];
    }

    // Few articles were chosen for one story. An article that shares nothing with another is of the story that most tell, where most tell
    // of one kind of event, and else of its own.
    private static List<IReadOnlyList<int>> StoriesOf(List<(string Title, NewsText Text)> opened, Topic topic)
    {
        if (opened.Count < Topic.FewArticles)
            return [];
        var stories = Topic.Stories(opened).ToList();
        if (topic.MainKind is null || stories.MaxBy(story => story.Count) is not { Count: > 1 } main)
            return stories;
        var alone = stories.FindAll(story => story.Count == 1);
        stories.RemoveAll(story => story.Count == 1);
        stories[stories.IndexOf(main)] = [.. main.Concat(alone.SelectMany(story => story)).Order()];
        return stories;
    }

    private List<StoryFigure> OfStory(
        IReadOnlyList<int> story, List<NewsReader> readers, Topic topic, CancellationToken cancellation)
    {
        var scenes = new List<SceneReader>();
        foreach (var (article, reader) in story.Zip(readers, (article, reader) => (_articles[article], reader)))
        {
            cancellation.ThrowIfCancellationRequested();
            scenes.Add(new SceneReader(reader, topic, article.Published.Days, article.File));
        }
        Tell(scenes);
        var figures = new List<StoryFigure>();
        for (var at = 0; at < readers.Count; at++)
        {
            cancellation.ThrowIfCancellationRequested();
            figures.AddRange(new Pass(story[at], _articles[story[at]], readers[at], topic, scenes[at], _readings).Read());
        }
        var about = topic.MainKind is { } kind && topic.Name == kind && CalledBy(scenes) is { } called ? $"{Pass.Titled(called)} {kind}"
            : topic.Name;
        figures = figures.ConvertAll(figure => figure with { About = about });
        // While votes are counted, shares of them change.
        if (figures.Exists(figure => figure.Measure.Id == "counted-share"))
            return figures.ConvertAll(figure => Holders.Contains(figure.Measure.Id)
                ? figure with { Measure = figure.Measure with { OverTime = OverTime.Instant } } : figure);
        return figures;
    }

    // The name that more articles than any other give to their event; null where no two agree.
    private static string? CalledBy(List<SceneReader> scenes)
    {
        var names = scenes.Select(scene => scene.CalledBy).OfType<string>().CountBy(name => name).ToList();
        return names.Count > 0 && names.MaxBy(pair => pair.Value) is { Value: > 1 } most
            && names.Count(pair => pair.Value == most.Value) == 1 ? most.Key : null;
    }

    // What one article tells of the event's day and place, the others are read by.
    private static void Tell(List<SceneReader> scenes)
    {
        // What was over in a moment happened on one day, whichever article names it.
        var days = scenes.Select(scene => scene.StoryDay).OfType<DateOnly>().CountBy(day => day).ToList();
        if (days.Count > 0)
        {
            var day = days.MaxBy(pair => (pair.Value, -pair.Key.DayNumber)).Key;
            scenes.ForEach(scene => scene.TellDay(day));
        }
        var called = CalledBy(scenes);
        if (called is not null)
            scenes.ForEach(scene => scene.TellName(called));
        var places = scenes.SelectMany(scene => scene.OpeningPlaces()).ToHashSet(StringComparer.Ordinal);
        scenes.ForEach(scene => scene.TellPlaces(places));
        var venues = scenes.SelectMany(scene => scene.OpeningVenues()).Distinct(StringComparer.Ordinal).ToList();
        scenes.ForEach(scene => scene.TellVenue(venues is [var only] ? only : null));
    }

    /// <summary>For each article what reads its figures one by one, in order: each tells of what it is, or null.</summary>
    /// <param name="readers">What reads each article's sentences.</param>
    /// <param name="cancellation">Stops it between two articles.</param>
    public IReadOnlyList<Func<Mention, StoryFigure?>> Each(IReadOnlyList<NewsReader> readers, CancellationToken cancellation = default) =>
        [.. Passes(readers, cancellation).Select(pass => (Func<Mention, StoryFigure?>)pass.Next)];

    private List<Pass> Passes(IReadOnlyList<NewsReader> readers, CancellationToken cancellation)
    {
        var topic = new Topic([.. _articles.Zip(readers, (article, reader) => (article.Title, reader.Text))]);
        Subject = topic.Name;
        var scenes = new List<SceneReader>();
        foreach (var (article, reader) in _articles.Zip(readers))
        {
            cancellation.ThrowIfCancellationRequested();
            scenes.Add(new SceneReader(reader, topic, article.Published.Days, article.File));
        }
        Tell(scenes);
        return [.. _articles.Select((article, index) => new Pass(index, article, readers[index], topic, scenes[index], _readings))];
    }

    private sealed class Pass(int index, StoryArticle article, NewsReader reader, Topic topic, SceneReader scenes, Readings readings)
    {
        private readonly NewsText _text = reader.Text;
        private readonly QuotePlaces _places = new(reader.Text);
        private StoryFigure? _last;

        public IEnumerable<StoryFigure> Read()
        {
            for (var sentence = 0; sentence < _text.Sentences.Count; sentence++)
            {
                foreach (var mention in reader.Mentions(sentence, reader.FiguresIn(sentence)))
                {
                    if (Next(mention) is not { } figure)
                        continue;
                    yield return figure;
                    if (AllAboard(mention, figure) is { } aboard)
                        yield return aboard;
                }
            }
        }

        public StoryFigure? Next(Mention mention) => Read(mention) is { } figure ? _last = figure : null;

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
                    mention, word.Measure, figure.Key with { Measure = word.Measure.Id }, word.Measure.Unit, figure.Counted, "all on board")
                    is { } made ? made with { Where = figure.Where } : null
                : null;
        }

        private StoryFigure? Read(Mention mention)
        {
            var measures = new MeasureReader(_text, mention.Beside);
            mention = mention with { Figure = measures.WithoutVerb(mention.Figure) };
            var figure = mention.Figure;
            var read = measures.Of(figure);
            var scene = scenes.Of(mention, read?.Measure);
            if (OldFigures.Holds(_text, mention.Beside, figure) || IsRate(mention)
                || IsPart(mention) && !(read is not null && OfHurt.Contains(read.Measure.Id)))
                return null;
            return read is { } found ? OfMeasure(mention, found, scene, measures) : BackTo(mention, scene) ?? Distance(mention, scene);
        }

        // "The police put the figure at 800": what was counted before.
        private StoryFigure? BackTo(Mention mention, Scene scene) => IsBackToFigure(mention) && _last is { } last
            ? Make(
                mention, last.Measure, scene.Place.Length > 0 ? last.Key with { Place = scene.Place } : last.Key, last.Unit, last.Counted,
                "the figure told before", "of what it is a figure was read from the sentence before") : null;

        private StoryFigure? OfMeasure(Mention mention, FoundMeasure found, Scene scene, MeasureReader measures)
        {
            var figure = mention.Figure;
            if (Argument(mention, found) is not { } argument)
                return null;
            var period = PeriodOf(mention);
            var stretch = StretchOf(mention);
            var isPlan = mention.Mood.Modality is Modality.Proposed or Modality.Demanded;
            // What is so of a period that is over, or in a plan, is so for good.
            if (period.Length > 0 || stretch.Length > 0 || isPlan)
                found = found with { Measure = found.Measure with { OverTime = OverTime.Fixed } };
            var status = StatusOf(mention, found, measures);
            // What is added is added to something else each day.
            if (status.Contains("added", StringComparison.Ordinal) && found.Measure.OverTime == OverTime.Cumulative)
                found = found with { Measure = found.Measure with { OverTime = OverTime.Instant } };
            var unit = found.Measure.Unit ?? (found.Measure.Sort == "money" ? figure.Found.Unit : CountedUnit(figure));
            var day = OfDays.Contains(found.Measure.Id) ? DayOfEvent(mention) : null;
            var place = (argument.Length > 0 || day is not null) && found.Measure.Sort is not ("money" or "count") ? "" : scene.Place;
            // Articles that name the same period mean one.
            var key = new StoryKey(
                period.Length > 0 ? "" : scene.Event, found.Measure.Id, place, PopulationOf(mention, found),
                $"{argument} {period} {stretch}".Trim(), isPlan ? $"{status} planned".Trim() : status)
            {
                Day = day,
            };
            return Make(mention, found.Measure, key, unit, figure.Counted, found.Because, DoubtOf(figure, scene, found)) is { } made
                ? made with { Where = Where(scene, place, period, argument, day), IsOfOwnText = scene.IsOwnText } : null;
        }

        private string? DoubtOf(Figure figure, Scene scene, FoundMeasure found) => figure switch
        {
            _ when scene.IsCarried => "of which event it is was read from the sentence before",
            _ when scene.IsOwnText || scene.IsOfSubject => "the articles name no event that they share",
            _ when Vague.Contains(_text.At(figure.Core)) => "a word stands for the number",
            _ when found.Measure.Sort == "money" => "whose money it is was read from the names beside it",
            _ => null,
        };

        // Names are capital again, days in words.
        private static string Where(Scene scene, string place, string period, string argument, DateOnly? day)
        {
            var parts = new[]
            {
                place.Length == 0 ? "" : PlaceNames(place),
                period.Length == 0 ? "" : $"in the {period}",
                scene.IsOwnText ? "" : EventName(scene.Event),
                argument,
                day is { } date ? ValueText.Describe(DaySpan.Day(date).ToInterval(), AnswerType.Date, null) : "",
            };
            return string.Join(", ", parts.Where(part => part.Length > 0));
        }

        private static string PlaceNames(string place) => "in " + (Landmarks.Contains(place) ? $"the {place}" : Titled(place));

        // The kind stands last and is no name: the "Marrow Hill fire".
        private static string EventName(string name) => name.LastIndexOf(' ') is > 0 and var kind && Topic.IsKind(name[(kind + 1)..])
            ? Titled(name[..kind]) + name[kind..] : name;

        public static string Titled(string name) =>
            string.Join(' ', name.Split(' ').Select(word => word.Length > 0 && !Lower.Contains(word)
            ? char.ToUpperInvariant(word[0]) + word[1..] : word));

        private static string? CountedUnit(Figure figure) =>
            figure.Counted.Length == 0 ? null : figure.Counted.Split(' ')[^1].ToLowerInvariant();

        private StoryFigure? Make(
            Mention mention, Measure measure, StoryKey key, string? unit, string counted, string because, string? doubt = null)
        {
            var modality = mention.Mood.Modality;
            var context = new ValueContext
            {
                Answer = AnswerType.Quantity,
                Unit = unit,
                Published = article.Published.Days,
                Modality = modality,
                Readings = readings,
            };
            if (mention.ValueIn(context) is not { } value)
                return null;
            var (quote, _) = mention.Passage.Quote(_places);
            return new StoryFigure
            {
                Article = index,
                Key = key,
                Measure = measure,
                Unit = unit,
                Counted = counted,
                Value = value,
                Quote = quote,
                Deciding = mention.Figure.Span,
                Speakers = mention.Attribution.Chain,
                Modality = modality,
                AsOf = AsOf(mention, measure),
                Because = because,
                Doubt = doubt,
            };
        }

        // "During the first phase of the truce".
        private string PeriodOf(Mention mention)
        {
            for (var token = mention.Beside.First; token + 1 < mention.Beside.Last; token++)
            {
                if (Ordinals.Contains(_text.Tokens[token].Text) && Periods.Contains(_text.Tokens[token + 1].Text))
                    return _text.Words(token, token + 2).ToLowerInvariant();
            }
            return "";
        }

        // "In the past 24 hours", "this year", "overnight": counted back from the day of the article.
        private string StretchOf(Mention mention)
        {
            var (first, last) = (Math.Max(mention.Beside.First, mention.Figure.First - FurthestPart),
                Math.Min(mention.Beside.Last, mention.Figure.CountedLast + FurthestPart));
            for (var token = first; token < last; token++)
            {
                var word = _text.Tokens[token].Text;
                if (word is ";" && token > mention.Figure.First)
                    break;
                if (word == "overnight" && _text.IsParticiple(token - 1) && token > mention.Figure.Last)
                    return $"{word} {article.Published.Days.First:O}";
                var unit = token + 1 < last && _text.Tokens[token + 1].Kind == TokenKind.Number
                    || token + 1 < last && mention.Beside.At(token + 1) is not null
                    ? token + 2 : token + 1;
                if (unit < last && IsStretch(word, _text.Tokens[unit].Text, hasNumber: unit > token + 1))
                    return $"{_text.Words(token, unit + 1).ToLowerInvariant()} {article.Published.Days.First:O}";
            }
            return "";
        }

        private static bool IsStretch(string word, string unit, bool hasNumber) => Stretches.Contains(unit)
            && (word is "past" or "previous" || word is "last" && hasNumber || word is "this" && unit is "year" or "season");

        private bool IsRate(Mention mention)
        {
            var next = mention.Figure.CountedLast;
            for (var token = mention.Passage.First; token < mention.Passage.Last; token++)
            {
                if (Yearly.Contains(_text.Tokens[token].Text))
                    return true;
            }
            return next < mention.Beside.Last && (Rates.Contains(_text.Tokens[next].Text)
                || (
                    _text.Tokens[next].Is("a")
                    && next + 1 < mention.Beside.Last
                    && _text.Tokens[next + 1].Text is "day" or "week" or "month" or "year" or "hour"));
        }

        // "Including five soldiers", "ten of the dead", "eight of nine soldiers".
        private bool IsPart(Mention mention)
        {
            var (first, last) = (mention.Figure.First, mention.Figure.Last);
            return (first > mention.Beside.First && PartOpeners.Contains(_text.Tokens[first - 1].Text))
                || (last + 1 < mention.Beside.Last && _text.Tokens[last].Is("of")
                    && (_text.Tokens[last + 1].Text is "the" or "them" or "those" or "whom" || mention.Beside.At(last + 1) is not null)
                    && mention.Figure.Is(QuantityKinds.Number));
        }

        private bool IsBackToFigure(Mention mention)
        {
            for (var token = mention.Figure.First - 1; token >= Math.Max(mention.Beside.First + 1, mention.Figure.First - Near); token--)
            {
                if (BackToFigure.Contains(_text.Tokens[token].Text) && _text.Tokens[token - 1].Text is "the" or "that" or "its")
                    return mention.Figure.Counted.Length == 0;
            }
            // "Puts the toll at ten, while others say it is in the dozens".
            var link = mention.Figure.First - 1;
            while (link > mention.Beside.First && mention.Figure.First - link <= Near && WordClasses.IsFunctionWord(_text.Tokens[link].Text)
                && !BackPronouns.Contains(_text.Tokens[link].Text))
                link--;
            return link >= mention.Beside.First && BackPronouns.Contains(_text.Tokens[link].Text) && mention.Figure.Counted.Length == 0
                && mention.Figure.Index > 0 && mention.Beside[mention.Figure.Index - 1].Found.Kind == mention.Figure.Found.Kind;
        }

        private string PopulationOf(Mention mention, FoundMeasure found)
        {
            if (found.Measure.Sort is not ("count" or "share"))
                return "";
            var figure = mention.Figure;
            if (Among(mention) is { } among)
                return among;
            return figure.Counted is "" or "others" && found.Measure.IsOfPeople && Leading(mention) is { } leading
                ? PopulationOf(mention, leading, MeasureReader.Head(leading), found.Measure)
                : PopulationOf(mention, figure, found.Head, found.Measure);
        }

        private string PopulationOf(Mention mention, Figure figure, string head, Measure measure)
        {
            if (figure.Counted.Length == 0)
                return "";
            var words = figure.Counted.ToLowerInvariant().Split(' ');
            // "62 passengers and crew": more than the first noun names.
            var isWhole = figure.CountedLast + 1 < mention.Beside.Last && _text.Tokens[figure.CountedLast].Is("and")
                && People.Contains(_text.Tokens[figure.CountedLast + 1].Text);
            var isGeneric = isWhole || head.Length == 0 || Generic.Contains(words[^1]) || measure.Whole.Contains(head)
                || topic.IsAllOfPlace(words[^1]) || (words[^1].EndsWith('s') && topic.IsAllOfPlace(words[^1][..^1]));
            var modifiers = words[..^1]
                .Where(word => !Statuses.Contains(word) && !Added.Contains(word) && !topic.IsNamed(word) && !IsOfMeasure(word)
                    && !word.EndsWith("-related", StringComparison.Ordinal))
                .Select(Stem.Of);
            return string.Join(' ', isGeneric ? modifiers : modifiers.Append(head));
        }

        // "3,800 dead from the security forces", "12 wounded among the crew".
        private string? Among(Mention mention)
        {
            var figure = mention.Figure;
            var opener = figure.CountedLast;
            if (opener < mention.Beside.Last && IsOfMeasure(_text.Tokens[opener].Text))
                opener++;
            if (opener == figure.Last || opener + 1 >= mention.Beside.Last || !Groups.Contains(_text.Tokens[opener].Text))
                return null;
            var noun = opener + 1;
            while (noun < mention.Beside.Last && WordClasses.Determiners.Contains(_text.Tokens[noun].Text))
                noun++;
            var end = noun;
            while (end < mention.Beside.Last && end - noun < Near && _text.IsWord(end) && !_text.IsCapital(end)
                && !WordClasses.IsFunctionWord(_text.Tokens[end].Text))
                end++;
            return end > noun && People.Contains(_text.Tokens[end - 1].Text)
                ? string.Join(' ', Enumerable.Range(noun, end - noun).Select(token => Stem.Of(_text.Tokens[token].Text))) : null;
        }

        // "No more than 20 by shellfire": what killed only some of them.
        private string CauseOf(Mention mention)
        {
            for (var token = mention.Figure.Last; token + 1 < mention.Passage.Last; token++)
            {
                if (_text.Tokens[token].Text is "by" or "in" or "from" && Causes.Contains(_text.Tokens[token + 1].Text))
                    return $"by {_text.Tokens[token + 1].Text}";
            }
            return "";
        }

        // "Dead rebels" are rebels.
        private static bool IsOfMeasure(string word) => Tokenizer.Read(word) is var tokens
            && (MeasureTable.Left.StartsAt(tokens, 0) || MeasureTable.Counted.StartsAt(tokens, 0));

        // "Twelve soldiers died, six were wounded and 42 others captured": soldiers all of them.
        private Figure? Leading(Mention mention)
        {
            for (var earlier = mention.Figure.Index - 1; earlier >= 0; earlier--)
            {
                var before = mention.Beside[earlier];
                var between = Enumerable.Range(before.CountedLast, Math.Max(0, mention.Figure.First - before.CountedLast));
                if (between.Count() > FurthestPart || between.Any(token => _text.Tokens[token].Is(";") || _text.IsCapital(token)))
                    return null;
                if (before.Counted is not ("" or "others") && before.Is(QuantityKinds.Number))
                    return before.First > mention.Beside.First && PartOpeners.Contains(_text.Tokens[before.First - 1].Text) ? null : before;
            }
            return null;
        }

        private static readonly FrozenSet<string> Generic = WordClasses.Of("anybody", "generic-person");

        private string StatusOf(Mention mention, FoundMeasure found, MeasureReader measures)
        {
            var figure = mention.Figure;
            var last = Math.Min(mention.Beside.Last, figure.CountedLast + Near);
            var around = Enumerable.Range(figure.Last, last - figure.Last)
                .Concat(figure.First > mention.Beside.First ? [figure.First - 1] : [])
                .Select(token => _text.Tokens[token].Text).ToList();
            var status = around.Where(Statuses.Contains).Take(1)
                .Concat(IsAdded(mention, found, measures) ? ["added"] : [])
                .Concat(around.Concat(Before(mention)).Where(Severities.Contains).Select(_ => "severe").Take(1))
                .Concat(HasAttackers(mention) ? ["attackers counted in"] : []);
            return string.Join(' ', status);
        }

        // "Seriously injuring five".
        private IEnumerable<string> Before(Mention mention) =>
            Enumerable.Range(
                Math.Max(mention.Beside.First, mention.Figure.First - 2), Math.Min(2, mention.Figure.First - mention.Beside.First))
                .Select(token => _text.Tokens[token].Text);

        // "50 people died, including the gunman": a count of more than the victims.
        private bool HasAttackers(Mention mention)
        {
            for (var token = mention.Figure.Last; token < Math.Min(mention.Beside.Last, mention.Figure.CountedLast + FurthestPart); token++)
            {
                if (!PartOpeners.Contains(_text.Tokens[token].Text))
                    continue;
                return Enumerable.Range(token + 1, Math.Max(0, Math.Min(Near, mention.Beside.Last - token - 1)))
                    .Any(near => Attackers.Contains(_text.Tokens[near].Text));
            }
            return false;
        }

        // "Killed 20 and injured 42 others": other than the killed, and all of the injured.
        private bool IsOfAnother(Mention mention, FoundMeasure found)
        {
            for (var token = mention.Beside.First; token < mention.Figure.First; token++)
            {
                if (IsWord(MeasureTable.Does, token) || IsWord(MeasureTable.Happens, token) || IsWord(MeasureTable.Counted, token))
                    return true;
            }
            return false;

            bool IsWord(PhraseTable<MeasureWord> table, int token) => table.TryMatch(_text.Tokens, token, out _, out _,
                each => each.Measure.IsOfPeople && each.Measure.Id != found.Measure.Id);
        }

        // "The toll rose to 37 after three people died overnight".
        private bool IsIncrease(Mention mention, FoundMeasure found, MeasureReader measures)
        {
            for (var earlier = mention.Figure.Index - 1; earlier >= 0; earlier--)
            {
                var before = mention.Beside[earlier];
                if (before.Found.Kind == mention.Figure.Found.Kind)
                {
                    return mention.Figure.First - before.Last is > 0 and <= FurthestPart
                        && Enumerable.Range(before.Last, mention.Figure.First - before.Last)
                            .Any(token => _text.Tokens[token].Text is "after" or "when" or "as" or "with")
                        && measures.Of(before) is { } other && other.Measure.Id == found.Measure.Id
                        && MeasureTable.Heads.StartsAt(Tokenizer.Read(other.Because), 0);
                }
            }
            return false;
        }

        private bool IsAdded(Mention mention, FoundMeasure found, MeasureReader measures)
        {
            var figure = mention.Figure;
            if (figure.Counted is "others" && IsOfAnother(mention, found))
                return false;
            return IsIncrease(mention, found, measures)
                || (figure.First > mention.Beside.First && Added.Contains(_text.Tokens[figure.First - 1].Text))
                || Enumerable.Range(figure.Last, Math.Min(mention.Beside.Last, figure.CountedLast + 1) - figure.Last)
                    .Any(token => Added.Contains(_text.Tokens[token].Text));
        }

        // From where, at which moment, of which shock; null where it is not told and would have to be.
        private string? Argument(Mention mention, FoundMeasure found)
        {
            var words = Enumerable
                .Range(mention.Beside.First, mention.Beside.Last - mention.Beside.First)
                .Select(token => _text.Tokens[token].Text);
            return found.Measure.Id switch
            {
                "altitude" => words.Any(Vanishing.Contains) ? "when it vanished" : null,
                "depth" or "magnitude" when !topic.IsAbout("quake") => null,
                _ when OfCauses.Contains(found.Measure.Id) => CauseOf(mention),
                "infected" when Cases.Contains(found.Because.ToLowerInvariant()) && !topic.IsAbout("outbreak") => null,
                "magnitude" when words.Any(word => word.StartsWith("aftershock", StringComparison.Ordinal)) => null,
                _ when Holders.Contains(found.Measure.Id) => Holder(mention),
                _ when found.Measure.Sort == "money" && OfSubjects.Contains(found.Measure.Id) => Names(mention),
                _ when found.Measure.Sort == "money" => $"{found.Because.ToLowerInvariant()} {Names(mention)}".Trim(),
                _ => "",
            };
        }

        private DateOnly? DayOfEvent(Mention mention) => scenes.DayNamed(mention) ?? mention.Beside.Select(date => date.Days)
            .FirstOrDefault(day => day is { IsDay: true } && day.Value.First <= article.Published.Days.Last
                && day.Value.First.DayNumber > article.Published.Days.First.DayNumber - DaysOfWeek)?.First
            ?? scenes.EventDay;

        // Who has the part: "50.1 percent for Port", "Port had 50.1 percent".
        private string Holder(Mention mention)
        {
            var (first, last) = (mention.Figure.First, Math.Max(mention.Figure.Last, mention.Figure.CountedLast));
            for (var token = mention.Figure.Last; token + 1 < Math.Min(mention.Beside.Last, last + Near); token++)
            {
                if (_text.Tokens[token].Text is "for" or "to" && _text.IsWord(token + 1) && _text.IsCapital(token + 1))
                    return _text.Tokens[token + 1].Text.ToLowerInvariant();
            }
            for (var token = first - 1; token >= mention.Beside.First && !_text.Tokens[token].Is(";"); token--)
            {
                if (_text.IsWord(token)
                    && _text.IsCapital(token)
                    && mention.Beside.At(token) is null
                    && !WordClasses.IsFunctionWord(_text.Tokens[token].Text))
                    return _text.Tokens[token].Text.ToLowerInvariant();
            }
            return "";
        }

        // Whose money it is: the names beside the figure that are not the story's own.
        private string Names(Mention mention)
        {
            var names = new List<string>();
            for (var token = mention.Passage.First + 1; token < mention.Passage.Last; token++)
            {
                if (_text.IsWord(token) && _text.IsCapital(token) && mention.Beside.At(token) is null
                    && !topic.Names(_text.Tokens[token].Text)
                    && !WordClasses.IsFunctionWord(_text.Tokens[token].Text) && !WordClasses.Weekdays.Contains(_text.Tokens[token].Text))
                    names.Add(_text.Tokens[token].Text);
            }
            return string.Join(' ', names);
        }

        // "About 30 miles from the coast", "150 miles north of Port Ebb".
        private StoryFigure? Distance(Mention mention, Scene scene)
        {
            var measure = MeasureTable.Find("distance")!;
            var figure = mention.Figure;
            if (!measure.Takes(figure, "", isPerson: false)
                || (figure.First > mention.Beside.First && Motion.Contains(_text.Tokens[figure.First - 1].Text)))
                return null;
            var (place, from) = Goal(mention, out var to) ? (to, From(mention)) : (NameInApposition(mention), "");
            if (place is null)
                return null;
            var key = new StoryKey(from.Length > 0 && !PointEvents.Contains(from) ? "" : scene.Event, measure.Id, "", "", $"to {place}", "")
            {
                From = from,
            };
            return Make(mention, measure, key, measure.Unit, "", $"to {place}",
                from.Length == 0 ? "from where the distance runs is not said beside it" : null) is { } made
                ? made with { Where = $"{(from.Length == 0 ? "" : $"from the {from} ")}to {PlaceNames(place)[3..]}" } : null;
        }

        // "South of Port Ebb", "from the coast", "north of the county's seat, Ebb": what the distance is to.
        private bool Goal(Mention mention, out string? place)
        {
            var (start, isDirected) = BehindDirection(mention);
            var end = start;
            while (end < mention.Beside.Last && end - start < Near + 1 && IsOfGoal(end, start))
                end++;
            place = null;
            if (!isDirected || end == start)
                return false;
            if (_text.Tokens[end - 1].Text.EndsWith("'s", StringComparison.Ordinal) && NameOfHolders(end, mention.Beside.Last) is { } named)
                (start, end) = named;
            var to = _text.Words(start, end).ToLowerInvariant();
            to = to.EndsWith("'s", StringComparison.Ordinal) ? to[..^2] : to;
            var last = to[(to.LastIndexOf(' ') + 1)..];
            place = Landmarks.Contains(last) ? last : to;
            return true;
        }

        // "'s capital, Port Ebb": the name behind the noun.
        private (int Start, int End)? NameOfHolders(int noun, int last)
        {
            var start = noun;
            while (start < last && start - noun < Near && (!_text.IsWord(start) || !_text.IsCapital(start)))
                start++;
            var end = start;
            while (end < last && _text.IsWord(end) && _text.IsCapital(end))
                end++;
            return end > start && start > noun ? (start, end) : null;
        }

        // "The fire in the hills of a county, about 110 miles north of a city": the event where it has a place, else what is named.
        private string From(Mention mention) => Enumerable
            .Range(mention.Beside.First, mention.Figure.First - mention.Beside.First).Reverse()
            .Select(at => Topic.Kind(_text, at)).FirstOrDefault(kind => kind is not null && PointEvents.Contains(kind))
            ?? NameAt(mention)
            ?? "";

        // "Ebb, the seat of the county some 30 miles to the south": the distance to Ebb, from where the talk is.
        private string? NameInApposition(Mention mention)
        {
            var (behind, isDirected) = BehindDirection(mention);
            if (!isDirected || behind == mention.Figure.Last
                || (behind < mention.Beside.Last && (_text.IsWord(behind) || mention.Beside.At(behind) is not null)))
                return null;
            var end = mention.Figure.First;
            while (end > mention.Beside.First && mention.Figure.First - end < FurthestPart && !_text.Tokens[end - 1].Is(","))
            {
                if (_text.IsCapital(end - 1) && _text.IsWord(end - 1))
                    return null;
                end--;
            }
            var start = end - 1;
            while (start > mention.Beside.First && _text.IsWord(start - 1) && _text.IsCapital(start - 1))
                start--;
            return start > mention.Beside.First && start < end - 1 ? _text.Words(start, end - 1).ToLowerInvariant() : null;
        }

        // "30 miles (48 km) to the south of": where the place begins, and whether a direction led there.
        private (int Start, bool IsDirected) BehindDirection(Mention mention)
        {
            var (token, last) = (mention.Figure.Last, mention.Beside.Last);
            if (token < last && _text.Tokens[token].Is("("))
            {
                while (token < last && !_text.Tokens[token].Is(")"))
                    token++;
                token++;
            }
            var isDirected = false;
            while (token < last && _text.Tokens[token].Text is var word
                && (Directions.Contains(word) || word == "to" || WordClasses.Determiners.Contains(word)))
            {
                // "Two feet of snow" is no distance; "within two feet of the quay" is.
                isDirected |= Directions.Contains(word) && (word != "of" || _text.Tokens[mention.Figure.First].Is("within"));
                token++;
            }
            return (token, isDirected);
        }

        private bool IsOfGoal(int token, int start) => _text.IsWord(token) && !WordClasses.IsFunctionWord(_text.Tokens[token].Text)
            && (_text.IsCapital(token) || token == start || _text.IsCapital(token - 1) && Landmarks.Contains(_text.Tokens[token].Text));

        // "Marrow, about 30 miles south of Port Ebb".
        private string? NameAt(Mention mention)
        {
            var end = mention.Figure.First;
            if (end > mention.Beside.First && _text.Tokens[end - 1].Is(","))
                end--;
            var start = end;
            while (start > mention.Beside.First && _text.IsWord(start - 1) && _text.IsCapital(start - 1))
                start--;
            return end > start && end < mention.Figure.First ? _text.Words(start, end).ToLowerInvariant() : null;
        }

        private WrittenDate AsOf(Mention mention, Measure measure)
        {
            var days = Dating.AsOf(_text, mention, article.Published.Days);
            // "The ferry that sank on Wednesday killed 20": the day of what happened, and not as of which its dead were counted.
            if (measure.OverTime == OverTime.Cumulative && days is { IsDay: true } day && day.First == scenes.EventDay)
                days = Dating.AsOfWords(_text, mention, article.Published.Days);
            if (days is null && measure.OverTime == OverTime.Instant)
            {
                days = mention.Beside.Where(date => date.Is(QuantityKinds.Date)).Select(date => date.Days)
                    .FirstOrDefault(each => each is { IsDay: true } near && near.Last <= article.Published.Days.Last
                        && near.Last.DayNumber > article.Published.Days.First.DayNumber - DaysOfMoment);
            }
            return days is { } told ? WrittenDate.Of(told) : WrittenDate.Unwritten(article.Published.Days);
        }
    }
}
