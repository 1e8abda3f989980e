using System.Collections.Frozen;
using ClaimLedger.News;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.Stories;

/// <summary>In which part of the story's place a figure is.</summary>
internal sealed partial class SceneReader
{
    private const string OverAnArea = "quake";
    private static readonly FrozenSet<string> PlaceOpeners = WordClasses.Of("place-opener");
    private static readonly FrozenSet<string> PlaceNouns = WordClasses.Of("place-noun");
    private static readonly FrozenSet<string> PlaceParts = WordClasses.Of("part-of-place");
    private static readonly FrozenSet<string> PlacesOfNames = WordClasses.Of("place-of-name");
    private static readonly FrozenSet<string> BeforeNames = WordClasses.Of("place-of-name", "peopled-place", "place-before-name");
    private static readonly FrozenSet<string> OnLands = WordClasses.Of("place-behind-on");
    private static readonly FrozenSet<string> Striking = WordClasses.Of("striking");

    private static readonly FrozenSet<string> Regions = WordClasses.Of("part-of-land");
    private static readonly FrozenSet<string> Nations = WordClasses.Of("nation-word");
    private static readonly FrozenSet<string> Festive = WordClasses.Of("no-place-behind");
    private static readonly FrozenSet<string> Whole = WordClasses.Of("whole");
    private static readonly FrozenSet<string> Including = WordClasses.Of("including-part");
    private static readonly FrozenSet<string> WideAdverbs = WordClasses.Of("wide-adverb");
    private static readonly FrozenSet<string> Wholes = WordClasses.Of("whole-world");
    private static readonly FrozenSet<string> SpotNouns = WordClasses.Of("spot-noun");
    private static readonly FrozenSet<string> Across = WordClasses.Of("across-place");
    private static readonly FrozenSet<string> OfCause = WordClasses.Of("clause-of-cause");

    private HashSet<string>? _placesNamed;
    private readonly Dictionary<string, string> _written = new(StringComparer.Ordinal);

    /// <summary>A place as people are told: "in Port Ebb", "in the tower", "across the isle".</summary>
    /// <param name="place">The place of a scene.</param>
    public string InWords(string place)
    {
        var written = _written.GetValueOrDefault(place) ?? place;
        // "At the scene", and nobody says "in" it.
        return Across.Contains(place.Split(' ')[0]) ? written
            : SpotNouns.Contains(written.Split(' ')[^1].ToLowerInvariant()) ? $"at {written}" : $"in {written}";
    }

    /// <summary>The places that the first paragraph names of what was over in a moment, at one place.</summary>
    public IEnumerable<string> OpeningPlaces()
    {
        if (!_topic.IsOfMoment || _topic.IsAbout(OverAnArea))
            yield break;
        for (var sentence = 0; sentence < _text.Sentences.Count && _text.Sentences[sentence].Paragraph <= _text.Lead; sentence++)
        {
            var last = AfterwardsFrom(sentence) ?? _text.Last(sentence);
            for (var token = _text.First(sentence); token + 1 < last; token++)
            {
                // What is told behind a day long ago, or of another event, happened elsewhere.
                if (_events[sentence].Length == 0 && PlaceOpeners.Contains(_text.Tokens[token].Text)
                    && (NameBehindKind(token + 1, last) ?? NameAt(token + 1, last)) is { Length: > 0 } name)
                    yield return name;
            }
        }
    }

    // "A day after the riot in Marrow, guards were seized in Ebb": what the comma parts from the event happened elsewhere.
    private int? AfterwardsFrom(int sentence)
    {
        const int Near = 4;
        var (first, last) = (_text.First(sentence), _text.Last(sentence));
        var after = Enumerable.Range(first, Math.Min(Near, last - first)).FirstOrDefault(token => _text.Tokens[token].Is("after"), -1);
        if (after < 0)
            return null;
        var isOwn = false;
        for (var token = after + 1; token < last; token++)
        {
            if (_text.Tokens[token].Is(",") && isOwn)
                return token;
            isOwn |= Topic.Kind(_text, token) is { } kind && _topic.IsAbout(kind);
        }
        return null;
    }

    /// <summary>The kinds of place that the first paragraph names: the stadium, a park.</summary>
    public IEnumerable<string> OpeningVenues()
    {
        if (!_topic.IsOfMoment || _topic.IsAbout(OverAnArea))
            yield break;
        for (var token = 0; token < _text.Tokens.Count && _text.Sentences[_text.SentenceAt(token)].Paragraph <= _text.Lead; token++)
        {
            if (PlaceNouns.Contains(_text.Tokens[token].Text))
                yield return Stem.Of(_text.Tokens[token].Text);
        }
    }

    // "Two blasts hit a rally in Marrow. Ninety people were killed": where the sentence that named the event put it.
    private string PlaceCarried(int sentence, string scene)
    {
        while (sentence > 0 && _events[sentence - 1] == scene)
            sentence--;
        var last = _text.Last(sentence);
        for (var token = _text.First(sentence); token < last; token++)
        {
            if (PlaceAt(token, last) is { Length: > 0 } place)
                return place;
        }
        return "";
    }

    private string Place(Mention mention, int first, int last, bool isTakenAway)
    {
        var figure = mention.Figure;
        if (PlaceBehind(mention, last, isTakenAway) is { } behind)
            return behind;
        if (JoinedTo(mention) is { } joined)
            mention = mention with { Figure = figure = joined };
        for (var token = figure.First - 1; token >= Math.Max(first, figure.First - FurthestPlace); token--)
        {
            if (mention.Beside.At(token) is { } other && !other.Is(QuantityKinds.Date) || _text.Tokens[token].Text is ";" or "and" or "but")
                break;
            if (PlaceAt(token, figure.First) is { Length: > 0 } place)
                return place;
            if (_text.Tokens[token].Is("where") && NameThatEnds(token, first) is { } told)
                return told;
        }
        // "Most of the deaths were on the island of Ebb, with 69 so far".
        if (IslandBefore(mention, first) is { Length: > 0 } land)
            return land;
        for (var token = first; token + 1 < figure.First; token++)
        {
            // "A quake that struck Ebb has killed 31", in the first paragraph: all that it killed.
            if (Striking.Contains(_text.Tokens[token].Text) && NameAt(token + 1, last) is { Length: > 0 } struck)
                return _text.Sentences[mention.Sentence].Paragraph <= _text.Lead && Enumerable.Range(first, token - first)
                    .Any(at => Topic.Kind(_text, at) is { } kind && _topic.IsAbout(kind)) ? "" : struck;
        }
        if (mention.Beside.At(first) is null && PlaceAt(first, last) is { Length: > 0 } opening)
            return opening;
        if (SubjectPlace(mention, first) is { Length: > 0 } subject)
            return subject;
        var (start, _) = _text.Paragraph(_text.Sentences[mention.Sentence].Paragraph);
        return start == mention.Sentence ? "" : PlaceAt(_text.First(start), _text.Last(start)) ?? "";
    }

    private string? IslandBefore(Mention mention, int first)
    {
        for (var token = mention.Figure.First - 2; token > first; token--)
        {
            if (mention.Beside.At(token) is { } other && other.Is(QuantityKinds.Number)
                || _text.Tokens[token].Text is ";" or "and" or "but")
                return null;
            if (BeforeNames.Contains(_text.Tokens[token].Text) && _text.Tokens[token + 1].Is("of")
                && Enumerable.Range(token - NearDay, NearDay).Any(at => at >= first
                    && (PlaceOpeners.Contains(_text.Tokens[at].Text) || _text.Tokens[at].Is("on"))))
                return NameAt(token + 2, mention.Figure.First);
        }
        return null;
    }

    // "Neighbouring Corvo has lost 1,500 hectares", where the text says "in Corvo" elsewhere: a land, and what it lost.
    private string? SubjectPlace(Mention mention, int first)
    {
        for (var token = first; token <= first + 1 && token + 1 < mention.Figure.First; token++)
        {
            if (!_text.IsWord(token) || !_text.IsCapital(token) || WordClasses.IsFunctionWord(_text.Tokens[token].Text))
                continue;
            var end = EndOfName(token, mention.Figure.First);
            if (end > token && _text.IsAuxiliary(end) && PlacesNamed.Contains(_text.Words(token, end).ToLowerInvariant())
                && !mention.Credits.Any(credit => credit.Names(new TextSpan(_text.Tokens[token].Start, _text.Tokens[token].Length))))
                return NameAt(token, end);
        }
        return null;
    }

    // The names that the text puts behind "in": what they are of is a place.
    private HashSet<string> PlacesNamed => _placesNamed ??= Enumerable.Range(0, Math.Max(0, _text.Tokens.Count - 1))
        .Where(token => _text.Tokens[token].Text is "in" or "across" && _text.IsWord(token + 1) && _text.IsCapital(token + 1))
        .Select(token => _text.Words(token + 1, EndOfName(token + 1, _text.Tokens.Count)).ToLowerInvariant())
        .ToHashSet(StringComparer.Ordinal);

    // Of "blew up in Ebb, killing 12 people and injuring 30" the 12: where they died, the others were hurt. A list without end is followed
    // back a few steps.
    private Figure? JoinedTo(Mention mention)
    {
        const int Longest = 4;
        Figure? joined = null;
        for (var index = mention.Figure.Index; index > 0 && mention.Figure.Index - index < Longest; index--)
        {
            var (before, figure) = (mention.Beside[index - 1], joined ?? mention.Figure);
            if (!before.Is(QuantityKinds.Number) || !IsJoined(before.CountedLast, figure.First))
                break;
            joined = before;
        }
        return joined;
    }

    // "And injuring", ", wounding up to".
    private bool IsJoined(int from, int to)
    {
        const int Furthest = 4;
        return to - from is > 1 and <= Furthest && _text.Tokens[from].Text is "and" or ","
            && Enumerable.Range(from + 1, to - from - 1).Any(token => _text.IsParticiple(token)
                || WordClasses.EndsInIng(_text.Tokens[token].Text));
    }

    private string? PlaceBehind(Mention mention, int last, bool isTakenAway)
    {
        var figure = mention.Figure;
        for (var token = figure.CountedLast; token < Math.Min(last, figure.CountedLast + FurthestPlace); token++)
        {
            // "The weather service in Ebb said": where they speak.
            var at = _text.Tokens[token].Start;
            if (mention.Credits.Any(credit => credit.Words.Start <= at && credit.Words.End > at))
                continue;
            if (_text.Tokens[token].Text is ";" or ":" or "while" or "but" || Including.Contains(_text.Tokens[token].Text)
                || BeginsClause(token, last))
                return null;
            if (_text.Tokens[token].Text is "and" or "," && token + 1 < last
                && mention.Beside.At(token + 1) is { } next && next.Is(QuantityKinds.Number))
            {
                // "46 people and four dogs were rescued from Lake Orlo": both.
                if (token != figure.CountedLast || next.Counted.Length == 0)
                    return null;
                token = next.CountedLast - 1;
                continue;
            }
            if (mention.Beside.At(token) is null && PlaceAt(token, last) is { Length: > 0 } place)
                return place;
            // "Evacuated 295 people from the hamlet of Marrow".
            if (isTakenAway && _text.Tokens[token].Is("from") && NamedPlace(token + 1, last) is { Length: > 0 } left)
                return left;
        }
        return null;
    }

    // "Held 17 people after windows were smashed in Canal Street": that was where the windows were.
    private bool BeginsClause(int token, int last)
    {
        if (!OfCause.Contains(_text.Tokens[token].Text))
            return false;
        for (var verb = token + 1; verb < Math.Min(last, token + FurthestPlace) && !PlaceOpeners.Contains(_text.Tokens[verb].Text); verb++)
        {
            if (_text.IsAuxiliary(verb))
                return true;
        }
        return false;
    }

    private string? NamedPlace(int start, int last)
    {
        while (start < last && WordClasses.Determiners.Contains(_text.Tokens[start].Text))
            start++;
        return NameBehindKind(start, last) ?? NamesAt(start, last);
    }

    // "In Port Ebb", "in the tower", "in some areas"; null where no place is opened here, "" for all of the story's.
    private string? PlaceAt(int token, int last)
    {
        if (WideAdverbs.Contains(_text.Tokens[token].Text))
            return Kept(_text.Words(token, token + 1).ToLowerInvariant());
        // "Across the world", "around the globe".
        if (token + 2 < last && (Across.Contains(_text.Tokens[token].Text) || _text.Tokens[token].Is("around"))
            && _text.Tokens[token + 1].Is("the") && Wholes.Contains(_text.Tokens[token + 2].Text))
            return Kept($"across the {_text.Tokens[token + 2].Text}");
        if (!OpensPlace(token, last))
            return null;
        var start = token + 1;
        // "Died in hospital" is of no hospital.
        if (PlaceNouns.Contains(_text.Tokens[start].Text))
            return null;
        if (PlaceParts.Contains(_text.Tokens[start].Text) && start + 1 < last)
            return Kept(_text.Words(start, Math.Min(last, start + 2)));
        var isNew = _text.Tokens[start].Text is "a" or "an";
        start = BehindRegion(start, last);
        if (NameBehindKind(start, last) is { } described)
            return described;
        // "In the Himalayan nation": the one that the story is about.
        if (start > token + 1 && start + 1 < last && _text.IsCapital(start) && Demonyms.Is(_text.Tokens[start].Word.Written)
            && Nations.Contains(_text.Tokens[start + 1].Text))
            return "";
        return NamesAt(start, last) ?? PlaceOfNoun(token, start, last, isNew);
    }

    // "In the northern Quill": behind article and direction, in Quill, and in all of the story's place where that is it.
    private int BehindRegion(int start, int last)
    {
        while (start < last && WordClasses.Determiners.Contains(_text.Tokens[start].Text))
            start++;
        while (start + 1 < last && Regions.Contains(_text.Tokens[start].Text) && !_text.IsCapital(start)
            && (_text.IsCapital(start + 1) || Regions.Contains(_text.Tokens[start + 1].Text)))
            start++;
        return start;
    }

    private string? PlaceOfNoun(int token, int start, int last, bool isNew)
    {
        for (var noun = start; noun < Math.Min(last, start + LongestPhrase); noun++)
        {
            if (!_text.IsWord(noun) || WordClasses.IsFunctionWord(_text.Tokens[noun].Text))
                return null;
            // "In the whole country": of more than what "in the country" points to.
            if (noun > start && Whole.Contains(_text.Tokens[noun - 1].Text) && PlacesOfNames.Contains(_text.Tokens[noun].Text))
                return Kept(_text.Words(start - 1, noun + 1));
            if (PlacesOfNames.Contains(_text.Tokens[noun].Text) && !_text.IsCapital(noun) && noun > start && _text.IsCapital(noun - 1))
                return OfNation(start, noun);
            if (PlacesOfNames.Contains(_text.Tokens[noun].Text) && !_text.IsCapital(noun))
                return Across.Contains(_text.Tokens[token].Text)
                ? Kept(_text.Words(token, noun + 1))
                : NamedIn(token);
            // "In a crowded club" tells where it was, not in which part.
            if (PlaceNouns.Contains(_text.Tokens[noun].Text))
            {
                var part = Stem.Of(_text.Tokens[noun].Text);
                if (isNew)
                    return null;
                _written.TryAdd(part, $"the {_text.Words(start, noun + 1).ToLowerInvariant()}");
                return part == _venue ? "" : part;
            }
        }
        return null;
    }

    // "In the Corvan capital" is a town of that nation, "in the Himalayan nation" all of it.
    private string OfNation(int start, int noun) => Nations.Contains(_text.Tokens[noun].Text)
        || noun == start + 1 && Demonyms.Is(_text.Tokens[start].Word.Written) && _topic.Names(_text.Tokens[start].Text)
            ? "" : Kept(_text.Words(start, noun + 1));

    // "In Ebb", "on Lake Orlo"; not "on Monday".
    private bool OpensPlace(int token, int last)
    {
        if (token + 1 >= last)
            return false;
        if (PlaceOpeners.Contains(_text.Tokens[token].Text))
            return true;
        if (!_text.Tokens[token].Is("on"))
            return false;
        var name = WordClasses.Determiners.Contains(_text.Tokens[token + 1].Text) ? token + 2 : token + 1;
        return name < last && _text.IsCapital(name)
            && (OnLands.Contains(_text.Tokens[name].Text) || OnLands.Contains(_text.Tokens[EndOfName(name, last) - 1].Text)
                || EndOfName(name, last) is var end && end < last && OnLands.Contains(_text.Tokens[end].Text));
    }

    private string Kept(string words)
    {
        var place = words.ToLowerInvariant();
        _written.TryAdd(place, words);
        return place;
    }

    // "In Port Ebb and Marrow": both, whichever is named first.
    private string? NamesAt(int start, int last)
    {
        var name = NameAt(start, last);
        if (string.IsNullOrEmpty(name))
            return name;
        var and = EndOfName(start, last);
        if (and + 1 >= last || !_text.Tokens[and].Is("and") || NameAt(and + 1, last) is not { Length: > 0 } other
            || EndOfName(and + 1, last) is var end && end < last && _text.IsOfVerb(end))
            return name;
        var both = new[] { name, other }.Order(StringComparer.Ordinal).ToList();
        var place = string.Join(" and ", both);
        _written.TryAdd(place, string.Join(" and ", both.Select(each => _written.GetValueOrDefault(each) ?? each)));
        return place;
    }

    // "The capital Corvo", "the northern city of Marrow", "the town of Ebb": the name behind what it is.
    private string? NameBehindKind(int start, int last)
    {
        for (var noun = start; noun + 1 < last && noun - start <= NearDay; noun++)
        {
            if (!BeforeNames.Contains(_text.Tokens[noun].Text) || _text.IsCapital(noun))
                continue;
            var name = _text.Tokens[noun + 1].Is("of") ? noun + 2 : noun + 1;
            return NameAt(name, last);
        }
        return null;
    }

    // "The US declared an emergency as 20 cases were confirmed in the country".
    private string? NamedIn(int token) => NamedIn(token, behindPreposition: true) ?? NamedIn(token, behindPreposition: false);

    private string? NamedIn(int token, bool behindPreposition)
    {
        for (var at = First(token); at < token; at++)
        {
            if (behindPreposition && !(at > First(token) && WordClasses.Prepositions.Contains(_text.Tokens[at - 1].Text)))
                continue;
            if (_reader.FiguresIn(_text.SentenceAt(at)).At(at) is null
                && !WordClasses.SpeakerNouns.ContainsKey(_text.Tokens[at].Text)
                && NameAt(at, token) is { } name
                && (_text.IsInitials(at) || !WordClasses.IsSilent(_text.Tokens[at].Text)))
                return name;
        }
        return null;
    }

    // "Spread into Upper Marrow, where".
    private string? NameThatEnds(int end, int first)
    {
        if (end > first && _text.Tokens[end - 1].Is(","))
            end--;
        var start = end;
        while (start > first && _text.IsWord(start - 1) && _text.IsCapital(start - 1))
            start--;
        return start < end ? NameAt(start, end) : null;
    }

    // A name in capitals; "" for that of all of the story's place.
    private string? NameAt(int start, int last)
    {
        var end = EndOfName(start, last);
        // "In the Red Sail attacks": of an event, no place.
        if (end == start || end < last && (Topic.Kind(_text, end) is not null || Festive.Contains(_text.Tokens[end].Text)))
            return null;
        // "Brussels-based militants" are of it, wherever they are.
        if (end + 1 < last && _text.Tokens[end] is { Text: "-", IsGlued: true }
            || _text.Words(start, end).EndsWith("-based", StringComparison.Ordinal))
            return null;
        // A word for those of a nation, before "coast": of the nation, and no name.
        if (end - start == 1 && Demonyms.Is(_text.Tokens[start].Word.Written) && end < last && _text.IsWord(end))
            return null;
        var written = WordClasses.WithoutPossessive(_text.Words(start, end));
        // One paper writes "Erciş", another "Ercis".
        var name = CanonicalText.Folded(written.ToLowerInvariant());
        // "In Ebb alone six drowned": elsewhere others did, though the story begins in Ebb.
        var isPart = end < last && _text.Tokens[end].Is("alone");
        if (!isPart && (_topic.IsAllOfPlace(name) || _ownPlaces.Contains(name)))
            return "";
        _written.TryAdd(name, start > 0 && _text.Tokens[start - 1].Is("the") ? $"the {written}" : written);
        return name;
    }

    // Names are of one place each: of "Ebb's Marrow" the first.
    private int EndOfName(int start, int last)
    {
        var end = start;
        while (end < last && end - start < LongestPhrase && _text.IsWord(end) && _text.IsCapital(end) && !IsOfCalendar(end))
        {
            end++;
            // "Port-of-Ebb".
            while (end + 1 < last && _text.Tokens[end] is { Text: "-", IsGlued: true }
                && _text.Tokens[end + 1].IsGlued && _text.IsWord(end + 1))
                end += 2;
            if (WordClasses.IsPossessive(_text.Tokens[end - 1].Text))
                break;
        }
        return end;
    }
}
