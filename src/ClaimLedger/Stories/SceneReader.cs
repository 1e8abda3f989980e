using System.Collections.Frozen;
using static System.FormattableString;
using ClaimLedger.Measures;
using ClaimLedger.News;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.Stories;

/// <summary>Where and of which event a figure is.</summary>
/// <param name="Event">The event, "" for the one that the articles are about.</param>
/// <param name="Place">The part of its place, in small letters; "" for all of it.</param>
/// <param name="IsOwnText">Whether the event is no more than what the text, or its paragraph, tells.</param>
/// <param name="IsCarried">Whether the event is that of a sentence before.</param>
/// <param name="IsOfSubject">Whether it is of what the articles have in common, though they share no event.</param>
internal sealed record Scene(string Event, string Place, bool IsOwnText = false, bool IsCarried = false, bool IsOfSubject = false);

/// <summary>Tells of which event and place the figures of a text are: of the text's own, unless the words say otherwise.</summary>
internal sealed partial class SceneReader
{
    private const int Beginning = 3;
    private const int NearDay = 2;
    private const int LongestPhrase = 6;
    private const int FurthestPlace = 9;
    private const int LongestParagraph = 6;
    private const string AnyEvent = "accident"; // "the disaster" is whatever happened

    private static readonly FrozenSet<string> Others = WordClasses.Of("other-event");
    private static readonly FrozenSet<string> Triggering = WordClasses.Of("triggering");
    private static readonly FrozenSet<string> OfSubjects = WordClasses.Of("measure-of-subject");
    private static readonly FrozenSet<string> Stretches = WordClasses.Of("relative-period");
    private static readonly FrozenSet<string> TakenAway = WordClasses.Of("measure-of-leaving");
    private static readonly FrozenSet<string> OfVehicles = WordClasses.Of("measure-of-vehicle");
    private static readonly FrozenSet<string> OfVehicle = WordClasses.Of("vehicle-of-event");
    private static readonly FrozenSet<string> Things = WordClasses.Of("vehicle-of-people");
    private static readonly FrozenSet<string> TakingPlace = WordClasses.Of("taking-place");
    private static readonly FrozenSet<string> Starting = WordClasses.Of("starting");
    private static readonly FrozenSet<string> NoOne = WordClasses.Of("nobody");
    private static readonly FrozenSet<string> Living = WordClasses.Of("living-through");
    private static readonly FrozenSet<string> Several = WordClasses.Of("several");
    private static readonly FrozenSet<string> BackgroundOpeners = WordClasses.Of("background-opener");
    private static readonly FrozenSet<string> PartsFromDay = WordClasses.Of("parts-from-day");
    private static readonly FrozenSet<string> StandsForEvent = WordClasses.Of("stands-for-event");
    private static readonly FrozenSet<string> BeginningClause = WordClasses.Of("begins-clause");
    private static readonly FrozenSet<string> Ones = WordClasses.Of("one-of-it");
    private static readonly FrozenSet<string> PartingFromDay = WordClasses.Of("parts-figure-from-day");
    private static readonly FrozenSet<string> ToThatEvent = WordClasses.Of("relative");
    private static readonly FrozenSet<string> Superlatives = WordClasses.Of("superlative-of-event");
    private static readonly FrozenSet<string> Means = WordClasses.Of("before-means");
    private static readonly FrozenSet<string> Violent = WordClasses.Of("event-of-violence");
    private static readonly FrozenSet<string> EventsOfVehicles = WordClasses.Of("event-of-vehicle");
    private static readonly FrozenSet<string> Pointing = WordClasses.Of("pointer");
    private static readonly FrozenSet<string> PastVerbs = WordClasses.Of("past-verb");
    private static readonly FrozenSet<string> SomeEvent = WordClasses.Of("some-event");

    private readonly NewsReader _reader;
    private readonly NewsText _text;
    private readonly Topic _topic;
    private readonly DaySpan _published;
    private readonly string _name;
    private string? _ownName;
    private readonly bool _isOneByName;
    private readonly bool _tellsOfMany;
    private readonly string[] _events;
    private readonly DateOnly? _eventDay;
    private DateOnly? _storyDay;
    private DateOnly? _sharedDay;
    private bool _namesDays;
    private string? _otherEvent;
    private string? _venue;
    private IReadOnlySet<string> _ownPlaces = FrozenSet<string>.Empty;

    /// <param name="reader">Reads the text.</param>
    /// <param name="topic">What the articles are about.</param>
    /// <param name="published">When the text was published.</param>
    /// <param name="name">The text's name, which no other text has.</param>
    public SceneReader(NewsReader reader, Topic topic, DaySpan published, string name)
    {
        (_reader, _name) = (reader, name);
        var text = reader.Text;
        (_text, _topic, _published) = (text, topic, published);
        // What a text calls its own event it says in its first paragraphs.
        var beginning = text.Sentences.Count(sentence => sentence.Paragraph < Beginning + text.Lead);
        var end = beginning == 0 ? 0 : text.Last(beginning - 1);
        var kinds = Enumerable.Range(0, text.Tokens.Count)
            .Where(token => Topic.Kind(text, token) is { } kind && topic.IsAbout(kind)).ToList();
        _ownName = kinds.TakeWhile(token => token < end).Select(token => WholeNameBefore(token, First(token)))
            .FirstOrDefault(name => name.Length > 0);
        CalledBy = _ownName;
        _isOneByName = kinds.Exists(token => WholeNameBefore(token, First(token)).Length > 0)
            && !kinds.TakeWhile(token => token < end).Any(token => Topic.IsPlural(text.Tokens[token].Text));
        // "Wildfires are burning across Corvo": of each that is told besides its place is the name.
        _tellsOfMany = kinds.TakeWhile(token => token < end).Any(token => Topic.IsPlural(text.Tokens[token].Text)
            && Topic.Kind(text, token) == topic.MainKind);
        _events = new string[text.Sentences.Count];
        // A text that names the days of two events means by each day that one.
        var named = kinds.Select(token => NamedDay(token, _reader.FiguresIn(text.SentenceAt(token)))).OfType<DateOnly>().ToHashSet();
        _namesDays = named.Count > 1 && named.Max().DayNumber - named.Min().DayNumber > 1;
        _eventDay = FirstEventDay();
        _storyDay = topic.IsOfMoment ? DayBesideEvent(Beginning + text.Lead) ?? _eventDay ?? DayBesideEvent(int.MaxValue) : null;
        ReadEvents();
    }

    /// <summary>Tells the one kind of place where all of it happened; null where there are several.</summary>
    public void TellVenue(string? venue) => _venue = venue;

    /// <summary>Tells which places all the articles name of it: figures there are of all of it.</summary>
    public void TellPlaces(IReadOnlySet<string> places) => _ownPlaces = places;

    /// <summary>The name that the text's first paragraphs give to its event: "Marrow Hill"; null where they give none.</summary>
    public string? CalledBy { get; }

    /// <summary>Tells by which name most articles call the event: what an article calls otherwise is another event.</summary>
    public void TellName(string name)
    {
        if (_ownName is null || _ownName == name)
            return;
        _ownName = null;
        ReadEvents();
    }

    /// <summary>Tells on which day it happened what all the articles are about, where that was over in a moment.</summary>
    public void TellDay(DateOnly day)
    {
        if (!_topic.IsOfMoment)
            return;
        var ownDay = OwnDay();
        if (day == _storyDay && ownDay is null)
            return;
        _sharedDay = day;
        if (ownDay is { } own && Math.Abs(own.DayNumber - day.DayNumber) > DaysOfEvent && _topic.MainKind is { } kind)
        {
            _otherEvent = OfDay(kind, DaySpan.Day(own));
            _storyDay = own;
        }
        // One that tells of another day tells of another event besides, a new quake.
        if (_storyDay is null || IsNear(DaySpan.Day(day), _storyDay))
            _storyDay = day;
        ReadEvents();
    }

    private void ReadEvents()
    {
        for (var sentence = 0; sentence < _events.Length; sentence++)
            _events[sentence] = EventOf(sentence);
    }

    /// <summary>The scene of a figure.</summary>
    /// <param name="mention">The figure.</param>
    /// <param name="measure">What it measures; null where nothing tells it.</param>
    /// <param name="because">The words that show the measure: "collapsed" of buildings is no event of its own.</param>
    public Scene Of(Mention mention, Measure? measure, string because = "")
    {
        var isTakenAway = measure is not null && TakenAway.Contains(measure.Id);
        var (first, last) = (mention.Beside.First, mention.Beside.Last);
        var cue = Cue(mention, because, measure is not null && OfVehicles.Contains(measure.Id));
        var carried = CarriedOn(mention.Sentence);
        var scene = cue is { Length: > 0 } ? cue : carried.Length > 0 && !NamesOwn(first, last) ? carried : cue ?? "";
        // Where the articles share no event, victims are of whatever the figure's own paragraph tells, and a plan is that of its article;
        // of what they have in common are votes, prices and jobs.
        if (scene.Length == 0 && !_topic.HasEvent && measure is not null
            && (_topic.HasSubject && OfSubjects.Contains(measure.Id) || _topic.IsUnnamed))
            return new Scene("", Place(mention, first, last, isTakenAway), IsOfSubject: true);
        if (scene.Length == 0 && !_topic.HasEvent)
        {
            scene = mention.Mood.Modality is Modality.Proposed or Modality.Demanded ? _name : $"{_name} {OwnPart(mention.Sentence)}";
            return new Scene(scene, Place(mention, first, last, isTakenAway), IsOwnText: true);
        }
        // A text that was written of another event of the kind, weeks from the one that the others tell of.
        if (scene.Length == 0 && _otherEvent is { } other && !NamesSharedDay(mention))
            scene = other;
        var isCarried = cue is null && scene.Length > 0 && scene != _otherEvent;
        var place = Place(mention, first, last, isTakenAway);
        return new Scene(scene, place.Length == 0 && isCarried ? PlaceCarried(mention.Sentence, scene) : place, IsCarried: isCarried);
    }

    private string? Cue(Mention mention, string because, bool isOfVehicle) => FarDate(mention) ?? SinceThen(mention) ?? BeforeOwn(mention)
        ?? (isOfVehicle ? null : Background(mention, because)) ?? Campaign(mention) ?? Nearest(mention, because, isOfVehicle);

    // The paragraph; of a text that is hardly parted into any, the sentence.
    private string OwnPart(int sentence)
    {
        // Of a headline goes on the first paragraph.
        var paragraph = Math.Max(_text.Sentences[sentence].Paragraph, _text.Lead);
        var (first, last) = _text.Paragraph(paragraph);
        return last - first > LongestParagraph ? Invariant($"{paragraph}.{sentence}") : Invariant($"{paragraph}");
    }

    /// <summary>The day on which what the text is about happened, as its first paragraphs say; null where they do not.</summary>
    public DateOnly? EventDay => _eventDay ?? _storyDay;

    /// <summary>The day of what all the articles share, where it was over in a moment.</summary>
    public DateOnly? StoryDay => _storyDay;

    private int First(int token) => _text.First(_text.SentenceAt(token));

    // The event that a sentence leaves in mind: one that it names besides the text's own, or the one before it goes on about.
    private string EventOf(int sentence)
    {
        var (first, last) = (_text.First(sentence), _text.Last(sentence));
        if (DatedEvent(sentence, first) is { } dated)
            return dated;
        for (var token = first; token < last; token++)
        {
            if (Topic.Kind(_text, token) is not null && CueAt(token, first) is { Length: > 0 } cue)
                return cue;
        }
        return NamesOwn(first, last) ? "" : CarriedOn(sentence);
    }

    // "In October, two explosions hit a rally", "two bombings last year": what goes on behind it is of those.
    private string? DatedEvent(int sentence, int first)
    {
        foreach (var date in _reader.FiguresIn(sentence))
        {
            if (!date.Is(QuantityKinds.Date) || Era(date) is not { } era || IsSince(date))
                continue;
            for (var token = first; token < _text.Last(sentence); token++)
            {
                if (Topic.Kind(_text, token) is not null
                    && (date.First - first <= 1 || date.First - token is > 0 and <= NearDay || TookPlace(token, date.First)))
                    return era;
            }
        }
        return null;
    }

    // "The worst attack of recent years took place in the heart of Ebb in November 2020".
    private bool TookPlace(int kind, int date) => kind < date && Enumerable.Range(kind, date - kind)
        .Any(token => TakingPlace.Contains(_text.Tokens[token].Text) && !_text.IsCapital(token))
        && !Enumerable.Range(kind, date - kind).Any(token => PartsFromDay.Contains(_text.Tokens[token].Text));

    /// <summary>Whether a sentence names the event that the text is about.</summary>
    public bool IsNamedIn(int sentence) => NamesOwn(_text.First(sentence), _text.Last(sentence));

    private bool NamesOwn(int first, int last) =>
        _ownName is not null && _text.Words(first, last).Contains(_ownName, StringComparison.OrdinalIgnoreCase);

    // Within a paragraph the talk is of the event named last; a pronoun carries it on over the break.
    private string CarriedOn(int sentence)
    {
        if (sentence == 0 || _events[sentence - 1] is not { Length: > 0 } before)
            return "";
        // "An accident elsewhere left three dead. The train had 310 on board": the one that the articles open with.
        if (OpensWithOwnThing(sentence))
            return "";
        return _text.Sentences[sentence].Paragraph == _text.Sentences[sentence - 1].Paragraph || OpensWithPronoun(sentence) ? before : "";
    }

    private bool OpensWithOwnThing(int sentence)
    {
        var first = _text.First(sentence);
        return first + 1 < _text.Last(sentence) && _text.Tokens[first].Is("the") && Things.Contains(_text.Tokens[first + 1].Text)
            && _topic.OpensWith(_text.Tokens[first + 1].Text)
            && !_text.Stems(_text.First(sentence - 1), first).Contains(Stem.Of(_text.Tokens[first + 1].Text));
    }

    private bool OpensWithPronoun(int sentence)
    {
        const int Near = 6;
        var first = _text.First(sentence);
        return Enumerable
            .Range(first, Math.Min(Near, _text.Last(sentence) - first))
            .Any(token => StandsForEvent.Contains(_text.Tokens[token].Text));
    }

    // "Triggered landslides": of the event that did it.
    private bool IsConsequence(int token) => Enumerable.Range(Math.Max(0, token - NearDay), Math.Min(NearDay, token))
        .Any(before => Triggering.Contains(_text.Tokens[before].Text));

    // "Brought ashore on another ferry": by which something was done, and not what it was done to.
    private bool IsMeans(int vehicle, int first)
    {
        var opener = Enumerable.Range(Math.Max(first, vehicle - LongestPhrase), Math.Min(LongestPhrase, vehicle - first))
            .LastOrDefault(token => Others.Contains(_text.Tokens[token].Text), -1);
        return opener > first && Means.Contains(_text.Tokens[opener - 1].Text);
    }

    // "The attack" of a shooting is the shooting.
    private bool IsOwnInGeneral(int token, string kind) => kind == "attack" && _topic.MainKind is { } main && Violent.Contains(main)
        && token > 0 && Pointing.Contains(_text.Tokens[token - 1].Text);

    // "The train, with 90 people on board, hit a wall, and its engine overturned": what it did in its crash.
    private bool IsDeedOfVehicle(int token, string kind) => _topic.MainKind is { } main && EventsOfVehicles.Contains(main)
        && EventsOfVehicles.Contains(kind)
        && (PastVerbs.Contains(_text.Tokens[token].Text) || WordClasses.EndsInEd(_text.Tokens[token].Text));

    private string? Nearest(Mention mention, string because, bool isOfVehicle)
    {
        var (first, last) = (mention.Beside.First, mention.Beside.Last);
        int? nearest = null;
        for (var token = first; token < last; token++)
        {
            if (Topic.Kind(_text, token) is { } named && !IsConsequence(token) && mention.Beside.At(token) is null
                && !(OfVehicle.Contains(_text.Tokens[token].Text) && (!_topic.IsAbout(named) || IsMeans(token, first)))
                && !(!_topic.IsAbout(named) && (string.Equals(_text.Tokens[token].Text, because, StringComparison.OrdinalIgnoreCase)
                    || IsOwnInGeneral(token, named) || isOfVehicle && IsDeedOfVehicle(token, named)))
                && !mention.Credits.Any(credit => credit.Names(new TextSpan(_text.Tokens[token].Start, _text.Tokens[token].Length)))
                && !IsBehindClause(mention.Figure, token)
                && (nearest is not { } other || Math.Abs(token - mention.Figure.First) < Math.Abs(other - mention.Figure.First)))
                nearest = token;
        }
        if (nearest is not { } at)
            return null;
        var kind = Topic.Kind(_text, at)!;
        return ByDay(mention, at, kind) ?? CueAt(at, first) ?? (_topic.IsAbout(kind) || kind == AnyEvent ? "" : kind);
    }

    // "Thursday's quake", "a quake on Thursday": "" for the day of the text's own, null where no day names it.
    private string? ByDay(Mention mention, int at, string kind)
    {
        var own = _storyDay ?? _eventDay;
        var named = NamedDay(at, mention.Beside);
        if (named is not null && named == own && _topic.IsAbout(kind) && !_namesDays)
            return "";
        if (IsOfTheOthers(named, own) && _topic.IsAbout(kind))
            return "";
        // Where nobody gave another day, the one that is named is that of the text's own.
        if (named is not null && own is null && !_namesDays && _topic.IsAbout(kind))
            return CueAt(at, _text.First(_text.SentenceAt(at))) ?? "";
        if (named is { } day && (_namesDays || day != own && day != _eventDay))
            return OfDay(kind, DaySpan.Day(day));
        return own is { } known
            && mention.Beside.FirstOrDefault(date => date.First - at is > 0 and <= NearDay && date.Days is { IsDay: true })
                is { Days: { } behind }
            && behind.First != known && behind.First != _eventDay
            ? IsNear(behind, _sharedDay) ? "" : OfDay(kind, behind) : null;
    }

    // "Sunday's quake", in a text that tells of a new one: that of which the others tell.
    private bool IsOfTheOthers(DateOnly? named, DateOnly? own) =>
        named is { } day && _sharedDay is not null && own != _sharedDay && IsNear(DaySpan.Day(day), _sharedDay);

    private static string OfDay(string kind, DaySpan day) =>
        $"{kind} of {ValueText.Describe(day.ToInterval(), AnswerType.Date, null)}";

    // "Killing ten and injuring 30, and a second blast struck the metro": what begins another clause is not what the figure is of.
    private bool IsBehindClause(Figure figure, int token) => token > figure.CountedLast
        && Enumerable.Range(figure.CountedLast, token - figure.CountedLast).Any(
            between => BeginningClause.Contains(_text.Tokens[between].Text))
        && Others.Contains(_text.Tokens[token - 1].Text);

    // By its year, by "another", or by its name; null where it bears none.
    private string? CueAt(int at, int first)
    {
        var kind = Topic.Kind(_text, at)!;
        if (_topic.IsOtherDisease(_text.Tokens[at].Text))
            return _text.Tokens[at].Text;
        for (var token = at - 1; token >= Math.Max(first, at - LongestPhrase); token--)
        {
            var word = _text.Tokens[token];
            // "The 2031 Ebb quake", in 2031: the year of the story's own.
            if (word.Kind == TokenKind.Number && word.Text.Length == 4 && word.Text[0] is '1' or '2' && !IsOwnYear(word.Text))
                return $"{word.Text} {kind}";
            if (Others.Contains(word.Text) && !IsOfTime(token + 1) && !IsCountOfOwn(token, at)
                || Several.Contains(word.Text) && IsLivedThrough(token, first))
                return $"{_text.Words(token, at).ToLowerInvariant()} {kind}";
            if (WordClasses.Determiners.Contains(word.Text) && !IsBehindYear(token) || WordClasses.Prepositions.Contains(word.Text)
                || !_text.IsWord(token) && !word.Is("\"") && !IsOfSize(token))
                break;
        }
        if (NamedAt(at, first) is { } name)
            return $"{name} {kind}";
        // "The fires" are more than the one that has a name, if the talk is not of others already.
        return _isOneByName && Topic.IsPlural(_text.Tokens[at].Text) && CarriedOn(_text.SentenceAt(at)).Length == 0
            ? $"several {kind}" : null;
    }

    // By its own name, by its owner, or, where the text tells of many, by its place.
    private string? NamedAt(int at, int first)
    {
        var name = NameBefore(at, first);
        if (name.Length > 0 && name != _ownName)
            return name;
        return OwnerBefore(at, first) ?? (_tellsOfMany && OneIn(at) is { Length: > 0 } where ? where : null);
    }

    private bool IsOwnYear(string year) => year == Invariant($"{(_sharedDay ?? _published.First).Year}");

    // "Killed in two separate attacks": those that the story is about, and no other.
    private bool IsCountOfOwn(int token, int at) => Topic.IsPlural(_text.Tokens[at].Text) && token > 0
        && (_text.Tokens[token - 1].Kind == TokenKind.Number || _reader.FiguresIn(_text.SentenceAt(token)).At(token - 1) is not null);

    // "Corvo's wildfires", in a story of several lands: those of Corvo.
    private string? OwnerBefore(int at, int first)
    {
        var token = at - 1;
        if (token < first || !WordClasses.IsPossessive(_text.Tokens[token].Text) || !_text.IsCapital(token) || IsOfCalendar(token))
            return null;
        var name = WordClasses.WithoutPossessive(_text.Tokens[token].Text);
        return _topic.Names(name) || !Topic.IsPlural(_text.Tokens[at].Text) ? null : name.ToLowerInvariant();
    }

    // "A fire in the western province of Ebb", where the text tells of many: that one.
    private string? OneIn(int at)
    {
        if (Topic.IsPlural(_text.Tokens[at].Text) || _text.Sentences[_text.SentenceAt(at)].Paragraph <= _text.Lead
            || !Enumerable.Range(Math.Max(0, at - NearDay), Math.Min(NearDay, at))
                .Any(token => Ones.Contains(_text.Tokens[token].Text)))
            return null;
        var last = _text.Last(_text.SentenceAt(at));
        return at + 1 < last ? PlaceAt(at + 1, last) : null;
    }

    // "A smaller 4.5-magnitude quake".
    private bool IsOfSize(int token) => _text.Tokens[token].Kind == TokenKind.Number || _text.Tokens[token] is { Text: "-", IsGlued: true };

    // "Last Tuesday's quake", "last week's": when it was, and no other one.
    private bool IsOfTime(int token) => IsOfCalendar(token)
        || CalendarWords.Words.TryMatch(_text.Tokens, token, out var word, out _) && word.Kind is CalendarWordKind.Period
        || _text.Tokens[token].Text is var owner && WordClasses.IsPossessive(owner)
            && Stretches.Contains(WordClasses.WithoutPossessive(owner));

    // A 1968 a "Marrow" flu: a determiner that stands within.
    private bool IsBehindYear(int token) => token > 0 && _text.Tokens[token - 1].Kind == TokenKind.Number;

    // "The country has suffered several attacks": those of the years before.
    private bool IsLivedThrough(int token, int first) => token - 2 >= first && Living.Contains(_text.Tokens[token - 1].Text)
        && _text.IsAuxiliary(token - 2);

    private string NameBefore(int at, int first) =>
        WholeNameBefore(at, first) is { Length: > 0 } name && !_topic.Names(name) ? name : "";

    private string WholeNameBefore(int at, int first)
    {
        // "The Marrow Complex Fire" is the Marrow Complex.
        if (at > first && Topic.Kind(_text, at - 1) is { } kind && kind == Topic.Kind(_text, at) && _text.IsCapital(at - 1))
            at--;
        var start = at;
        while (start > first && _text.IsWord(start - 1) && _text.IsCapital(start - 1)
            && !WordClasses.IsFunctionWord(_text.Tokens[start - 1].Text)
            && !IsOfCalendar(start - 1) && !WordClasses.IsPossessive(_text.Tokens[start - 1].Text))
            start--;
        // What begins a sentence is capital whatever it is.
        if (start == first && at - start == 1)
            return "";
        return _text.Words(start, at).ToLowerInvariant();
    }

    private bool IsOfCalendar(int token)
    {
        var word = WordClasses.WithoutPossessive(_text.Tokens[token].Text);
        return WordClasses.Months.Contains(word) || WordClasses.Weekdays.Contains(word);
    }

    // "Since then", "since restarting their attacks": counted from a moment of its own.
    private string? SinceThen(Mention mention)
    {
        for (var token = mention.Beside.First; token + 1 < mention.Beside.Last; token++)
        {
            if (_text.Tokens[token].Is("before") && token > mention.Figure.First && token <= mention.Figure.CountedLast + FurthestPlace
                && Enumerable.Range(token + 1, Math.Min(NearDay, mention.Beside.Last - token - 1)).Any(
                    near => Topic.Kind(_text, near) is not null))
                return $"before {_text.Words(token + 1, Math.Min(mention.Beside.Last, token + 3)).ToLowerInvariant()}";
            // "Since nobody won" tells why, not when.
            if (_text.Tokens[token].Is("since") && mention.Beside.At(token + 1) is null && _text.IsWord(token + 1) && !IsAdverb(token)
                && !WordClasses.Pronouns.Contains(_text.Tokens[token + 1].Text) && !NoOne.Contains(_text.Tokens[token + 1].Text)
                && !(mention.Beside.At(token) is { } date && date.Is(QuantityKinds.Date)) && !OpensWithOwnEvent(token + 1, mention.Beside)
                && !IsSinceAnother(token, mention.Figure))
                return $"since {_text.Words(token + 1, EndOfSince(token + 1, mention.Beside.Last)).ToLowerInvariant()}";
        }
        return null;
    }

    // "Killing 13 in the deadliest rampage since the one of 2009": with what it is compared, and no time from which it is counted.
    private bool IsSinceAnother(int since, Figure figure)
    {
        if (figure.Last < since)
        {
            // "Killing 13, and shattering the peace since the war": said of the peace; "13 died, all of them cooks, since the war".
            return Enumerable.Range(figure.Last, since - figure.Last).Any(token => Superlatives.Contains(_text.Tokens[token].Text))
                || !_text.Tokens[since - 1].Is(",")
                    && Enumerable.Range(figure.Last, since - figure.Last).Any(token => _text.Tokens[token].Is(","));
        }
        // "The worst attack since the war, and it killed 13"; of "the worst since the war, when 50 died" the 50 are the war's.
        return !Enumerable.Range(since, Math.Max(0, figure.First - since)).Any(token => ToThatEvent.Contains(_text.Tokens[token].Text))
            && Enumerable.Range(Math.Max(0, since - FurthestPlace), Math.Min(since, FurthestPlace)).Reverse()
            .TakeWhile(token => _text.IsWord(token)).Any(token => Superlatives.Contains(_text.Tokens[token].Text));
    }

    // "A few days before the kidnapping, 25 girls were taken": in another one.
    private string? BeforeOwn(Mention mention)
    {
        for (var token = mention.Beside.First; token < mention.Figure.First; token++)
        {
            if (!_text.Tokens[token].Is("before") || mention.Beside.FirstOrDefault(time => time.Last == token) is not { } time
                || !time.Is(QuantityKinds.Duration))
                continue;
            for (var at = token + 1; at < Math.Min(token + LongestPhrase, mention.Figure.First); at++)
            {
                if (Topic.Kind(_text, at) is { } kind && _topic.IsAbout(kind))
                    return $"before the {kind}";
            }
        }
        return null;
    }

    // "All have since been freed": by now, and not from a moment on.
    private bool IsAdverb(int since) => _text.IsAuxiliary(since + 1)
        || since > 0 && _text.IsAuxiliary(since - 1) && _text.IsParticiple(since + 1);

    // Three words at most, and none beyond a comma.
    private int EndOfSince(int first, int last)
    {
        var end = first;
        while (end < Math.Min(last, first + 3) && _text.IsWord(end))
            end++;
        // "The end of the war", and no "the end of".
        while (end < last && end - first < LongestPhrase && _text.IsWord(end)
            && (WordClasses.Prepositions.Contains(_text.Tokens[end - 1].Text)
                || WordClasses.Determiners.Contains(_text.Tokens[end - 1].Text)))
            end++;
        return end;
    }

    // "Since Tuesday's 7.0 magnitude quake", since that happened of which the articles tell: all that there is of it.
    private bool OpensWithOwnEvent(int first, Figures beside)
    {
        for (var token = first; token < Math.Min(beside.Last, first + 2 * LongestPhrase); token++)
        {
            if (Topic.Kind(_text, token) is { } kind)
                return _topic.IsAbout(kind) && CueAt(token, first) is null or ""
                    && (NamedDay(token, beside) is not { } day || IsNear(DaySpan.Day(day), _storyDay ?? _eventDay));
            // "Since the sparks were first lit on Friday": since it all began.
            if (Starting.Contains(_text.Tokens[token].Text) && _topic.HasEvent)
                return true;
            if (WordClasses.Prepositions.Contains(_text.Tokens[token].Text))
                return false;
        }
        return false;
    }

    // Between figure and date nothing begins another clause: no relative one behind the date, no "and" with a verb of its own.
    private bool SameClause(Figure figure, Figure date)
    {
        var (from, to) = figure.First < date.First ? (figure.Last, date.First) : (date.Last, figure.First);
        return !Enumerable.Range(from, Math.Max(0, to - from))
            .Any(token =>
                PartingFromDay.Contains(_text.Tokens[token].Text)
                || (figure.First < date.First && _text.Tokens[token].Text is "," or "and" && !IsNumber(token + 1)));
    }

    // "Eight were killed and 43 hurt last May": the day is of both.
    private bool IsNumber(int token) =>
        _reader.FiguresIn(_text.SentenceAt(token)).At(token) is { } figure && figure.Is(QuantityKinds.Number);

    // "The forces have killed more than 700 people": in all of a war, and not in the one strike.
    private string? Campaign(Mention mention)
    {
        if (_topic.HasEvent && !_topic.IsOfWar)
            return null;
        for (var token = mention.Figure.First - 1; token > mention.Beside.First && mention.Figure.First - token <= NearDay + 1; token--)
        {
            if (_text.Tokens[token].Text is not ("have" or "has"))
                continue;
            var subject = _text.Tokens[token - 1].Text;
            return Topic.Kind(_text, token - 1) is not null || WordClasses.IsFunctionWord(subject) || !_text.IsWord(token - 1)
                ? null : $"by {subject}";
        }
        return null;
    }

    // "Come less than a week after a man from Marrow was charged with killing six people".
    private string? Background(Mention mention, string because)
    {
        for (var token = mention.Figure.First - 1; token > mention.Beside.First; token--)
        {
            // "After a record turnout of 86 percent": what is measured, and nothing that happened.
            if (string.Equals(_text.Tokens[token].Text, because, StringComparison.OrdinalIgnoreCase) && _text.Tokens[token + 1].Is("of"))
                return null;
            if (Topic.Kind(_text, token) is { } kind && _topic.IsAbout(kind))
                return null;
            // "Died when a ship ran aground": the first paragraph tells of the event itself.
            if (_text.Sentences[mention.Sentence].Paragraph <= _text.Lead && !_text.Tokens[token - 1].Is("after"))
                continue;
            if (_text.Tokens[token].Text is "a" or "an" && _topic.OpensWith(_text.Tokens[token + 1].Text))
                continue;
            if (SomeEvent.Contains(_text.Tokens[token].Text) && BackgroundOpeners.Contains(_text.Tokens[token - 1].Text))
                return _text.Words(token + 1, Math.Min(token + 3, mention.Figure.First)).ToLowerInvariant();
        }
        return null;
    }
}
