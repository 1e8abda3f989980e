using System.Collections.Frozen;
using ClaimLedger.Measures;
using ClaimLedger.News;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.Stories;

/// <summary>
/// What no row of the table measures: things that are counted, put together by their noun and by the verb of which they are object or
/// subject. "Volunteers planted 400 olive trees", "900 olive trees were planted".
/// </summary>
internal sealed partial class StoryPass
{
    private const string PlainDoubt = "no measure names what it counts: noun and verb alone put it together";
    private const int FurthestVerbOfThing = 4;
    private const int LongestSubject = 9;

    private static readonly FrozenSet<string> Lasting = WordClasses.Of("verb-of-lasting");
    private static readonly FrozenSet<string> Having = WordClasses.Of("having");
    private static readonly FrozenSet<string> PlainVerbs = WordClasses.Of("past-verb");
    private static readonly FrozenSet<string> NoThings = WordClasses.Of("no-thing");
    private static readonly FrozenSet<string> Relatives = WordClasses.Of("relative");
    private static readonly FrozenSet<string> NoDeeds = WordClasses.Of("no-deed");
    private static readonly FrozenSet<string> FromAnotherDay = WordClasses.Of("counted-from");
    private static readonly FrozenSet<string> Knowing = WordClasses.Of("knowing");
    private static readonly FrozenSet<string> BeforeState = WordClasses.Of("before-state");
    private static readonly FrozenSet<string> FirstPerson = WordClasses.Of("first-person");
    private static readonly FrozenSet<string> OthersOfKind = WordClasses.Of("other-of-kind");

    /// <summary>What a thing is counted by.</summary>
    /// <param name="Key">What two of one question have in common.</param>
    /// <param name="Asks">The question.</param>
    /// <param name="OverTime">How it behaves as time goes on.</param>
    private sealed record PlainRelation(string Key, string Asks, OverTime OverTime);

    private StoryFigure? Plain(Mention mention)
    {
        if (mention.Mood.Modality is not (Modality.Stated or Modality.Denied) || mention.Figure.Found.Written is null
            || mention.Figure.Is(QuantityKinds.Number) && mention.Figure.Found.Written < 2
            || mention.Figure.Found.Kind is not (QuantityKinds.Number or QuantityKinds.Duration or QuantityKinds.Measure)
            || IsRate(mention) || IsOnCondition(mention) || IsOfAny(mention, FirstPerson))
            return null;
        var measures = new MeasureReader(_text, mention.Beside);
        if (SizeOf(mention) is { } size && measures.Of(mention.Figure) is null)
            return Made(mention, size, "", "", UnitOfSize(mention.Figure), SizeDoubt);
        if (TermOf(mention) is { } term)
            return Made(mention, term, "", "", UnitOfSize(mention.Figure));
        if (PointsBack(mention))
            return null;
        var figure = measures.WithoutVerb(mention.Figure);
        mention = mention with { Figure = figure };
        if (OldFigures.Holds(_text, mention.Beside, figure) || IsBesides(mention))
            return null;
        // Few figures stand in a relation, and the table of measures is the dearest to ask: it comes last.
        if (ThingOf(mention) is not (var thing, var last))
            return (ExtentOf(mention) ?? LengthOf(mention)) is { } length && measures.Of(figure) is null
                ? Made(mention, length, "", "", UnitOfSize(figure)) : null;
        return (AsObject(mention, thing, last) ?? AsSubject(mention, thing, last)) is { } relation && measures.Of(figure) is null
            ? Made(mention, relation, thing, Stem.Of(_text.Tokens[last - 1].Text),
                figure.Is(QuantityKinds.Number) ? _text.Tokens[last - 1].Text : figure.Found.Unit)
            : null;
    }

    private StoryFigure? Made(
        Mention mention, PlainRelation relation, string thing, string head, string? unit, string doubt = PlainDoubt)
    {
        var scene = scenes.Of(mention, null);
        // "A gash in the hull": where a thing is does not tell which of several it is, its noun does.
        if (doubt == SizeDoubt)
            scene = scene with { Place = "" };
        // Articles that share names tell of one thing by its noun, though of no event.
        if (scene is { IsOwnText: true } && topic.HasSubject)
            scene = scene with { Event = "", IsOwnText = false };
        if (scene.IsCarried)
            return null;
        var measure = new Measure("counted", MeasureTable.OfNoSort, null, relation.OverTime, FrozenSet<string>.Empty, IsOfPeople: false,
            relation.Asks);
        var key = new StoryKey(scene.Event, measure.Id, scene.Place, head, unit == Months ? $"{relation.Key} {unit}" : relation.Key, "");
        return Make(mention, measure, key, unit, thing, relation.Key, doubt) is { } made
            ? made with { Where = key.Place.Length == 0 ? "" : scenes.InWords(key.Place), IsOfOwnText = scene.IsOwnText } : null;
    }

    // "The slide was 400 metres wide".
    private PlainRelation? ExtentOf(Mention mention)
    {
        var (figure, verb) = (mention.Figure, mention.Figure.First - 1);
        if (!figure.Is(QuantityKinds.Measure) || figure.Last >= mention.Beside.Last || verb <= mention.Beside.First
            || !WordClasses.Extents.TryGetValue(_text.Tokens[figure.Last].Text, out var extent) || !_text.IsAuxiliary(verb)
            || SubjectBefore(mention, verb) is not { } subject)
            return null;
        var word = _text.Tokens[figure.Last].Text;
        return new($"{subject.Head} {extent}", $"How {word} was {subject.Words} {{in}}?", OverTime.Fixed);
    }

    // "The fire burned for six hours", "the thieves spent 15 minutes in the vault".
    private PlainRelation? LengthOf(Mention mention)
    {
        var figure = mention.Figure;
        var verb = figure.First - 1;
        // "Happened two months after another one": how long ago, and not how long.
        if (!figure.Is(QuantityKinds.Duration) || verb - 1 <= mention.Beside.First
            || figure.Last < mention.Beside.Last && FromAnotherDay.Contains(_text.Tokens[figure.Last].Text))
            return null;
        if (_text.Tokens[verb].Is("for"))
            verb--;
        if (!IsDeed(verb) || _text.IsCapital(verb) || WordClasses.ReportingVerbs.StartsAt(_text.Tokens, verb)
            || SubjectBefore(mention, verb) is not { } subject)
            return null;
        var behind = Enumerable.Range(figure.Last, Math.Max(0, Math.Min(FurthestVerbOfThing, mention.Beside.Last - figure.Last)))
            .TakeWhile(token => _text.IsWord(token) && mention.Beside.At(token) is null).ToList();
        var where = behind.Count > 1 && WordClasses.Prepositions.Contains(_text.Tokens[behind[0]].Text)
            ? _text.Words(behind[0], behind[^1] + 1) : "";
        // "The raid took", "lasted", "went on for": it was so long.
        if (Lasting.Contains(_text.Tokens[verb].Text))
            return new($"{subject.Head} {Stem.Of("lasted")}", $"How long did {subject.Words} last {{in}}?", OverTime.Fixed);
        return new($"{subject.Head} {Stem.Of(_text.Tokens[verb].Text)} {HeadOf(where)}".TrimEnd(),
            $"For how long (\"{subject.Words} {_text.Tokens[verb].Text}{(where.Length == 0 ? "" : $" … {where}")}\") {{in}}?",
            OverTime.Fixed);
    }

    private static string HeadOf(string words) => words.Length == 0 ? "" : Stem.Of(words.Split(' ')[^1].ToLowerInvariant());

    // What is counted: "packets", of "four of the eleven gates" the gates, of "11,000 hours of flying experience" the experience.
    private (string Thing, int Last)? ThingOf(Mention mention)
    {
        var figure = mention.Figure;
        var (first, last) = (figure.Last, figure.CountedLast);
        if (mention.Beside.FirstOrDefault(other => other.First > figure.Last && other.First - figure.Last <= FurthestVerbOfThing
            && _text.Tokens[figure.Last].Is("of") && other.Is(QuantityKinds.Number)) is { } whole)
            (first, last) = (whole.Last, whole.CountedLast);
        else if (!figure.Is(QuantityKinds.Number))
            (first, last) = figure.Last < mention.Beside.Last && _text.Tokens[figure.Last].Is("of")
                ? CountedNoun.Find(_text, figure.Last, mention.Beside.Last, needsOf: true) : (figure.Last, figure.Last);
        while (last - 1 > first && PlainVerbs.Contains(_text.Tokens[last - 1].Text))
            last--;
        if (last <= first || _text.IsCapital(last - 1) || NoThings.Contains(_text.Tokens[last - 1].Text)
            || IsPerson(last - 1) && last - first == 1)
            return null;
        while (first < last && !_text.IsWord(first))
            first++;
        return (_text.Words(first, last), last);
    }

    // "The stadium's eleven gates", "the 40 boxes": all that there are, of which something else is told.
    private bool PointsBack(Mention mention) => mention.Figure.First > mention.Beside.First
        && _text.Tokens[mention.Figure.First - 1].Text is var before
        && (WordClasses.IsPossessive(before) || Possessives.Contains(before) || WordClasses.Determiners.Contains(before));

    private bool IsPerson(int token) => NoClaim.PersonStems.Contains(Stem.Of(_text.Tokens[token].Text));

    // "Another 40 boxes", "five more boxes": on top of others.
    private bool IsBesides(Mention mention) => mention.Figure.First > mention.Beside.First
        && Anothers.Contains(_text.Tokens[mention.Figure.First - 1].Text)
        || mention.Figure.Last < mention.Beside.Last && Added.Contains(_text.Tokens[mention.Figure.Last].Text);

    private bool IsOfAny(Mention mention, FrozenSet<string> words) => Enumerable
        .Range(mention.Passage.First, mention.Passage.Last - mention.Passage.First)
        .Any(token => words.Contains(_text.Tokens[token].Text) && !_text.IsInitials(token));

    // "Has planted 400 olive trees", "had 11,000 hours of experience".
    private PlainRelation? AsObject(Mention mention, string thing, int last)
    {
        var (first, figure) = (mention.Beside.First, mention.Figure.First);
        for (var token = figure - 1; token > first && figure - token <= FurthestVerbOfThing; token--)
        {
            var word = _text.Tokens[token].Text;
            if (!_text.IsWord(token) || _text.IsCapital(token) || mention.Beside.At(token) is not null || Knowing.Contains(word)
                || NoDeeds.Contains(word))
                return null;
            if (Having.Contains(word))
                return OfOwner(mention, thing, token);
            if (_text.IsAuxiliary(token) || WordClasses.Prepositions.Contains(word))
                return null;
            if (IsDeed(token))
            {
                var isTold = WordClasses.ReportingVerbs.StartsAt(_text.Tokens, token) && GoesOn(mention, last);
                return isTold || IsPassiveAt(token, first) ? null
                    // "Ada Norr sold 30 million of her shares", "the firm sold 421 million shares": whoever has a name did it alone.
                    : new($"{Stem.Of(word)} {Names(mention)}".TrimEnd(), $"How many {UnitOf(mention)}{thing} {Done(token)} {{in}}?",
                        OverTime.Cumulative);
            }
            if (!WordClasses.Adverbs.Contains(word) && !WordClasses.Determiners.Contains(word))
                return null;
        }
        return null;
    }

    // "Were recalled"; of "stole" the table of verbs has no participle.
    private string Done(int verb) =>
        _text.IsParticiple(verb) ? $"were {_text.Tokens[verb].Text}" : $"(\"{_text.Tokens[verb].Text}\")";

    private PlainRelation? OfOwner(Mention mention, string thing, int verb) => SubjectBefore(mention, verb) is { } subject
        ? new($"{subject.Head} had", $"How many {UnitOf(mention)}{thing} did {subject.Words} have {{in}}?", OverTime.Fixed)
        : null;

    // "Reported 40 boxes stolen", "said 40 boxes were": what is told of them stands behind.
    private bool GoesOn(Mention mention, int last)
    {
        for (var token = last; token < mention.Beside.Last && !_text.Tokens[token].Is(","); token++)
        {
            if (_text.IsOfVerb(token) || PlainVerbs.Contains(_text.Tokens[token].Text))
                return true;
        }
        return false;
    }

    private static string UnitOf(Mention mention) => mention.Figure.Is(QuantityKinds.Number) ? ""
        : $"{NounForms.Many(mention.Figure.Found.Unit ?? "")} of ";

    private bool IsDeed(int token) => PlainVerbs.Contains(_text.Tokens[token].Text) || _text.IsParticiple(token);

    private bool IsPassiveAt(int token, int first) => token > first && BeforeState.Contains(_text.Tokens[token - 1].Text);

    // "The raid, by three men in masks, lasted": what commas part from it is said by the way.
    private int BeforeAside(int first, int end)
    {
        if (end - 1 <= first || !_text.Tokens[end - 1].Is(","))
            return end;
        var comma = end - 2;
        while (comma > first && end - comma <= FurthestWhere && !_text.Tokens[comma].Is(","))
            comma--;
        return _text.Tokens[comma].Is(",") ? comma : end;
    }

    // Who or what does it: "the trial of Vail", head "trial"; of "a strike that lasted" the strike.
    private (string Words, string Head)? SubjectBefore(Mention mention, int verb)
    {
        var first = mention.Beside.First;
        var end = BeforeAside(first, verb);
        while (end > first && (WordClasses.Adverbs.Contains(_text.Tokens[end - 1].Text) || _text.IsAuxiliary(end - 1)
            || Relatives.Contains(_text.Tokens[end - 1].Text)))
            end--;
        var start = end;
        while (start > first && end - start < LongestSubject && _text.IsWord(start - 1) && mention.Beside.At(start - 1) is null
            && !Relatives.Contains(_text.Tokens[start - 1].Text) && !WordClasses.Conjunctions.Contains(_text.Tokens[start - 1].Text)
            && !_text.IsAuxiliary(start - 1) && !IsDeed(start - 1))
            start--;
        // What stands before the article is another phrase: "in Ebb the strike".
        while (start < end && WordClasses.Prepositions.Contains(_text.Tokens[start].Text))
            start++;
        var head = start;
        while (head < end && !(head > start && WordClasses.Prepositions.Contains(_text.Tokens[head].Text)))
            head++;
        var word = head > start ? _text.Tokens[head - 1].Text : "";
        // "Another wreck was 30 metres long", "the first siege": one of several.
        if (word.Length == 0 || WordClasses.Pronouns.Contains(word) || WordClasses.IsFunctionWord(word)
            || _text.HasAny(start, head, OthersOfKind))
            return null;
        var words = _text.Words(start, end);
        var isBegun = WordClasses.Determiners.Contains(_text.Tokens[start].Text);
        return (isBegun ? char.ToLowerInvariant(words[0]) + words[1..] : words, Stem.Of(WordClasses.WithoutPossessive(word)));
    }

    // "15,000 packets were recalled", "four of the gates were open".
    private PlainRelation? AsSubject(Mention mention, string thing, int last)
    {
        var verb = last;
        // "Of the stadium": what belongs to the noun.
        while (verb + 2 < mention.Beside.Last && verb - last < FurthestVerbOfThing && _text.Tokens[verb].Is("of")
            && WordClasses.Determiners.Contains(_text.Tokens[verb + 1].Text))
            verb += 3;
        var start = verb;
        while (verb < mention.Beside.Last && (_text.IsAuxiliary(verb) || BeforeState.Contains(_text.Tokens[verb].Text)
            || WordClasses.Adverbs.Contains(_text.Tokens[verb].Text) || _text.IsManner(verb)))
            verb++;
        if (verb == start || verb >= mention.Beside.Last || !_text.IsWord(verb) || _text.IsCapital(verb)
            || WordClasses.IsFunctionWord(_text.Tokens[verb].Text) || mention.Beside.At(verb) is not null
            || NotSo(start, verb) || !BeforeState.Contains(_text.Tokens[verb - 1].Text))
            return null;
        var isDone = _text.IsParticiple(verb);
        return new(Stem.Of(_text.Tokens[verb].Text), $"How many {thing} {_text.Words(start, verb + 1)} {{in}}?",
            isDone ? OverTime.Cumulative : _text.Tokens[start].Text is "was" or "were" ? OverTime.Fixed : OverTime.Instant);
    }

    private bool NotSo(int first, int last) => Enumerable.Range(first, last - first).Any(token => _text.Tokens[token].Is("not"));
}
