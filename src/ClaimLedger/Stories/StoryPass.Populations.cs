using System.Collections.Frozen;
using ClaimLedger.Measures;
using ClaimLedger.News;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.Stories;

/// <summary>Whom and what a figure counts: all of them, a part, others besides.</summary>
internal sealed partial class StoryPass
{
    private static readonly FrozenSet<string> Anybody = WordClasses.Of("anybody");
    private static readonly FrozenSet<string> Added = WordClasses.Of("added-other");
    private static readonly FrozenSet<string> Possessives = WordClasses.Of("possessive");
    private static readonly FrozenSet<string> Anothers = WordClasses.Of("another-count");
    private static readonly FrozenSet<string> Attackers = WordClasses.Of("attacker");
    private static readonly FrozenSet<string> People = WordClasses.Of("persons");
    private static readonly FrozenSet<string> Including = WordClasses.Of("including-part");
    private static readonly FrozenSet<string> Groups = WordClasses.Of("group-opener");
    private static readonly FrozenSet<string> OfArrests = WordClasses.Of("measure-of-arrest");
    private static readonly FrozenSet<string> Marchers = WordClasses.Of("marcher");
    private static readonly FrozenSet<string> Classing = WordClasses.Of("classing");
    private static readonly FrozenSet<string> CaseCounted = WordClasses.Of("count-adjective", "case-counted");
    private static readonly FrozenSet<string> Increases = WordClasses.Of("increase-noun");
    private static readonly FrozenSet<string> OfHarm = WordClasses.Of("measure-of-harm");
    private static readonly FrozenSet<string> HarmNouns = WordClasses.Of("harm-noun");
    private static readonly (string Status, FrozenSet<string> Words)[] Harms =
        [(FigureStatus.Severe, WordClasses.Of("harm-severe")), (FigureStatus.Light, WordClasses.Of("harm-light"))];
    private static readonly FrozenSet<string> Nationals = WordClasses.Of("national-noun");
    private static readonly FrozenSet<string> Causes = WordClasses.Of("cause-of-death");

    private string PopulationOf(Mention mention, FoundMeasure found)
    {
        var figure = mention.Figure;
        // "Five armed men in masks": whoever they were, they were the attackers.
        if (found.Measure.Sort is not ("count" or "share") || found.Measure.Id == "attackers" && !figure.Counted.Any(char.IsUpper))
            return "";
        if (Among(mention) is { } among)
            return among;
        if (OfWhom(mention) is { } whose)
            return whose;
        if (AsWhat(mention.Figure, found, mention.Beside) is { } what)
            return what;
        // "Two bodies were found, and the toll rose to five": of all.
        var isToll = MeasureTable.Heads.StartsAt(Tokenizer.Read(found.Because), 0);
        return figure.Counted is "" or "others" && !isToll && found.Measure.IsOfPeople && Leading(mention) is { } leading
            ? PopulationOf(mention, leading, MeasureReader.Head(leading), found.Measure)
            : PopulationOf(mention, figure, found.Head, found.Measure);
    }

    private string PopulationOf(Mention mention, Figure figure, string head, Measure measure)
    {
        if (figure.Counted.Length == 0)
            return "";
        var words = figure.Counted.ToLowerInvariant().Split(' ');
        // "62 passengers and crew": all who were on board. Who died on the ground was neither.
        var isBoth = figure.CountedLast + 1 < mention.Beside.Last && _text.Tokens[figure.CountedLast].Is("and")
            && People.Contains(_text.Tokens[figure.CountedLast + 1].Text);
        var isWhole = isBoth && OfWhole.Contains(measure.Id);
        if (isBoth && !isWhole)
            head = $"{head} {Stem.Of(_text.Tokens[figure.CountedLast + 1].Text)}";
        var isGeneric = isWhole || IsOfAll(mention, figure, head, measure, words[^1]);
        var modifiers = words[..^1]
            .Where(word => !FigureStatus.Shows(word) && !Added.Contains(word) && !topic.IsNamed(word) && !IsOfMeasure(word)
                && !word.EndsWith("-related", StringComparison.Ordinal))
            .Select(Stem.Of);
        // Who is on board is told by what they are there as: elderly tourists are the tourists.
        // Of "26 pilgrims and 18 others" the pilgrims are a part, though they are called no more than that.
        if (OfWhole.Contains(measure.Id))
            return isGeneric && (isWhole || !IsListedWith(mention, figure) || Anybody.Contains(words[^1])) ? "" : head;
        // "Foreign nationals" are the foreigners.
        if (words.Length > 1 && Nationals.Contains(words[^1]))
            isGeneric = true;
        return string.Join(' ', isGeneric ? modifiers : modifiers.Append(head));
    }

    // A noun that makes no part of those who are counted.
    private bool IsOfAll(Mention mention, Figure figure, string head, Measure measure, string noun)
    {
        // Whoever is arrested at a protest took part in it; of a farmers' protest the farmers are the crowd.
        if (OfArrests.Contains(measure.Id) && topic.IsAbout("protest") && Marchers.Contains(noun)
            || measure.Id == "crowd" && topic.OpensWith(noun))
            return true;
        return head.Length == 0 || Generic.Contains(noun) || measure.Whole.Contains(head)
            // "169 Corvans, 53 Quills and seven Marrows": in a list of nations the story's own is one of them.
            || (topic.IsAllOfPlace(noun) || noun.EndsWith('s') && topic.IsAllOfPlace(noun[..^1]))
                && new MeasureReader(_text, mention.Beside).NextInList(figure) is null;
    }

    private bool IsListedWith(Mention mention, Figure figure) => new MeasureReader(_text, mention.Beside) is var measures
        && (measures.NextInList(figure) is not null
            || figure.Index > 0 && figure.Index <= mention.Beside.Count && measures.NextInList(mention.Beside[figure.Index - 1]) == figure);

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

    // "Corvo said that six of its citizens were missing": those of Corvo.
    private string? OfWhom(Mention mention)
    {
        var figure = mention.Figure;
        var own = figure.Last + 1;
        if (own >= figure.CountedLast || !_text.Tokens[figure.Last].Is("of") || !Possessives.Contains(_text.Tokens[own].Text))
            return null;
        var name = Enumerable.Range(mention.Beside.First, figure.First - mention.Beside.First)
            .FirstOrDefault(token => _text.IsWord(token) && _text.IsCapital(token)
                && !WordClasses.IsFunctionWord(_text.Tokens[token].Text), -1);
        return name < 0 ? null : $"of {_text.Tokens[name].Text} {Stem.Of(_text.Tokens[figure.CountedLast - 1].Text)}";
    }

    // "124 cases are pneumonic plague", "474 cases were classified as pneumonic": a part of them, by what they are.
    private string? AsWhat(Figure figure, FoundMeasure found, Figures beside)
    {
        var verb = figure.CountedLast;
        // "474 cases (69.3%) were".
        if (verb < beside.Last && _text.Tokens[verb].Is("("))
        {
            while (verb < beside.Last && !_text.Tokens[verb].Is(")"))
                verb++;
            verb++;
        }
        if (!Cases.Contains(found.Because.ToLowerInvariant()) || verb + 1 >= beside.Last || !_text.IsAuxiliary(verb))
            return null;
        for (var token = verb + 1; token < Math.Min(beside.Last, verb + 1 + FurthestThere); token++)
        {
            var word = _text.Tokens[token].Text;
            if (_text.IsAuxiliary(token) || WordClasses.Adverbs.Contains(word) || word.EndsWith("ly", StringComparison.Ordinal)
                || word is "as" || Classing.Contains(word))
                continue;
            return _text.IsWord(token) && !WordClasses.IsFunctionWord(word) && !CaseCounted.Contains(word) ? $"as {Stem.Of(word)}" : null;
        }
        return null;
    }

    // "No more than 20 by shellfire": what killed only some of them.
    private string CauseOf(Mention mention)
    {
        for (var token = mention.Figure.Last; token + 1 < mention.Passage.Last; token++)
        {
            if (BeforeCauses.Contains(_text.Tokens[token].Text) && Causes.Contains(_text.Tokens[token + 1].Text))
                return $"by {_text.Tokens[token + 1].Text}";
        }
        return "";
    }

    // "Killed 12 people, including five soldiers and three cooks": the 12, for each of the parts; null where a figure is no such part.
    private Figure? WholeOf(Mention mention, MeasureReader measures)
    {
        var part = mention.Figure;
        while (part.Index > 0 && mention.Beside[part.Index - 1] is var before && measures.NextInList(before) == mention.Beside[part.Index])
            part = before;
        if (part.Index == 0 || part.First <= mention.Beside.First || !OpensPart(part.First - 1))
            return null;
        var whole = mention.Beside[part.Index - 1];
        return whole.Is(QuantityKinds.Number) && part.First - whole.Last <= FurthestPart
            && !Enumerable.Range(whole.Last, part.First - whole.Last).Any(token => _text.Tokens[token].Is(";")) ? whole : null;
    }

    // "Including four children", "among them four children".
    private bool OpensPart(int token) => Including.Contains(_text.Tokens[token].Text)
        || token > 0 && _text.Tokens[token].Text is "them" or "whom" && _text.Tokens[token - 1].Text is "among" or "amongst";

    // Those of a part who are named: soldiers, children. What says of itself that it is another count is one: 12 casualties, including
    // five dead.
    private StoryFigure? Included(Mention mention, Figure whole, FoundMeasure? read, MeasureReader measures)
    {
        var of = measures.Of(measures.WithoutVerb(whole));
        var head = MeasureReader.Head(mention.Figure);
        if (read is not null && read.Measure.Id != of?.Measure.Id)
        {
            // "68 are bubonic, including nine deaths".
            if (of is null && whole.Counted.Length == 0 && _text.IsAuxiliary(whole.Last))
                return null;
            // "124 cases are pneumonic, including 21 deaths": deaths of that kind.
            var other = OfMeasure(mention, read, scenes.Of(mention, read.Measure), measures);
            return other is not null && of is not null && AsWhat(whole, of, mention.Beside) is { } what
                ? other with { Key = other.Key with { Population = what } } : other;
        }
        if (of is null || mention.Figure.Found.Kind != whole.Found.Kind
            || !of.Measure.Takes(mention.Figure, head, measures.IsPerson(mention.Figure, head)))
            return null;
        var found = of with { Head = head };
        if (PopulationOf(mention, found).Length > 0)
            return OfMeasure(mention, found, scenes.Of(mention with { Figure = whole }, of.Measure), measures);
        // "109 died, including 94 in Ebb": those of a place.
        return MeasureReader.OpensPlace(_text, mention.Figure.CountedLast) && scenes.Of(mention, of.Measure) is { Place.Length: > 0 } there
            ? OfMeasure(mention, found, there, measures) : null;
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
    private static readonly FrozenSet<string> BeforeCauses = WordClasses.Of("before-cause");
    private static readonly FrozenSet<string> JointsOfCounts = WordClasses.Of("joint-of-counts");

    private string StatusOf(Mention mention, FoundMeasure found, MeasureReader measures)
    {
        var figure = mention.Figure;
        // "Toll tops 500, new quake": behind a comma another clause begins.
        var comma = Enumerable.Range(figure.CountedLast, Math.Max(0, mention.Beside.Last - figure.CountedLast))
            .FirstOrDefault(token => _text.Tokens[token].Is(","), mention.Beside.Last);
        var last = Math.Min(comma, figure.CountedLast + Near);
        var around = Enumerable.Range(figure.Last, Math.Max(0, last - figure.Last))
            .Concat(figure.First > mention.Beside.First ? [figure.First - 1] : [])
            .Select(token => _text.Tokens[token].Text).ToList();
        // Only of the ill "confirmed" tells one count from another: who is confirmed dead is dead.
        var shown = FigureStatus.ShownBy(around, Before(mention))
            .Where(each => each != FigureStatus.Confirmed || topic.MainKind == "outbreak" || !found.Measure.IsOfPeople).ToList();
        // "20 deaths and 40 other possible ones": other than the confirmed, which the suspected are in any case.
        if (HarmBehind(mention, found) is { } harm && !shown.Contains(harm))
            shown.Add(harm);
        if (shown.Count == 0 && IsNew(mention.Figure, mention.Beside, measures))
            shown.Add(FigureStatus.New);
        var status = shown
            .Concat(!shown.Contains(FigureStatus.Suspected) && IsAdded(mention, found, measures) ? [FigureStatus.Added] : [])
            .Concat(HasAttackers(mention) ? [FigureStatus.Attackers] : []);
        return string.Join(' ', status);
    }

    // "Were taken to hospitals with critical injuries", "35 of them in a serious condition".
    private string? HarmBehind(Mention mention, FoundMeasure found)
    {
        if (!OfHarm.Contains(found.Measure.Id))
            return null;
        for (var token = mention.Figure.Last; token + 1 < mention.Beside.Last; token++)
        {
            if (_text.Tokens[token].Text is "," or ";" or "and" or "but" || mention.Beside.At(token) is not null)
                return null;
            if (_text.Tokens[token].Text is "with" or "for"
                && _text.HasAny(token + 2, Math.Min(mention.Beside.Last, token + 2 + Near), HarmNouns)
                && Harms.FirstOrDefault(harm => harm.Words.Contains(_text.Tokens[token + 1].Text)).Status is { } status)
                return status;
        }
        return null;
    }

    // "61 new cases and no deaths", "61 new cases of plague but no deaths".
    private bool IsJoined(Figure one, Figure other) => other.First - one.CountedLast is > 0 and <= Near
        && _text.Tokens[other.First - 1].Text is "and" or "but" or ","
        && !Enumerable.Range(one.CountedLast, other.First - one.CountedLast)
            .Any(token => _text.IsOfVerb(token) || _text.IsAuxiliary(token));

    // "A rise of 245 cases and 20 deaths", "61 new cases and no deaths": all of them have come since.
    private bool IsNew(Figure figure, Figures beside, MeasureReader measures)
    {
        while (true)
        {
            var before = figure.First - 1;
            while (before > beside.First && figure.First - before <= 2 && _text.Tokens[before].Text is "(" or "of" or "by")
                before--;
            if (before >= beside.First && Increases.Contains(_text.Tokens[before].Text))
                return true;
            if (beside.LastOrDefault(other => other.CountedLast < figure.First) is not { } last
                || !IsJoined(last, figure) || measures.Of(last) is null)
                return false;
            figure = last;
            if (last.Counted.StartsWith("new ", StringComparison.OrdinalIgnoreCase))
                return true;
        }
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
                        .Any(token => JointsOfCounts.Contains(_text.Tokens[token].Text))
                    && measures.Of(before) is { } other && other.Measure.Id == found.Measure.Id
                    && MeasureTable.Heads.StartsAt(Tokenizer.Read(other.Because), 0);
            }
        }
        return false;
    }

    // "Fourteen people were killed. Another 62 were injured": of the injured nobody has been told before.
    private bool IsFirstOf(FoundMeasure found) => _last is { Measure: { IsOfPeople: true, Sort: "count" } } last
        && last.Measure.Id != found.Measure.Id && !_told.Contains(found.Measure.Id);

    private bool IsAnother(Mention mention) => mention.Figure.First > mention.Beside.First
        && Anothers.Contains(_text.Tokens[mention.Figure.First - 1].Text);

    // "Killed 34 and wounded 170 more".
    private bool IsMoreAlone(Mention mention) => mention.Figure.Counted.Length == 0
        && mention.Figure.Last < mention.Beside.Last && _text.Tokens[mention.Figure.Last].Is("more");

    private bool IsAdded(Mention mention, FoundMeasure found, MeasureReader measures)
    {
        var figure = mention.Figure;
        // "Killed 20 and injured 42 others", "12 were killed and another 62 injured": other than the dead.
        if ((figure.Counted is "others" || IsAnother(mention) || IsMoreAlone(mention)) && (IsOfAnother(mention, found) || IsFirstOf(found)))
            return false;
        return IsIncrease(mention, found, measures)
            || (figure.First > mention.Beside.First && Added.Contains(_text.Tokens[figure.First - 1].Text))
            || _text.HasAny(figure.Last, Math.Min(mention.Beside.Last, figure.CountedLast + 1), Added);
    }
}
