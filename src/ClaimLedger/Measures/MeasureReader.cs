using System.Collections.Frozen;
using ClaimLedger.News;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.Measures;

/// <summary>The measure that a figure is of.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Head">The stem of the noun that is counted; "" where none is.</param>
/// <param name="Because">The words that show it.</param>
internal sealed record FoundMeasure(Measure Measure, string Head, string Because)
{
    /// <summary>Where the words end that show it.</summary>
    public int Until { get; init; }
}

/// <summary>Tells what a figure is of by the verb, noun or adjective that belongs to it.</summary>
internal sealed partial class MeasureReader(NewsText text, Figures beside)
{
    private const int FurthestVerb = 8;
    private const int FurthestHead = 20;
    private const int LongestAside = 14;
    private const int LongestPhrase = 4;
    private const int LongestNoun = 3;
    private const string Magnitude = "magnitude";

    private static readonly FrozenSet<string> Owners = WordClasses.Of("owner");
    private static readonly FrozenSet<string> BeforeFigure = WordClasses.Of("aside-before-figure");
    private static readonly FrozenSet<string> Links = WordClasses.Of("measure-link");
    private static readonly FrozenSet<string> Joints = WordClasses.Of("figure-joint");
    private static readonly FrozenSet<string> Listing = WordClasses.Of("list-joint");
    private static readonly FrozenSet<string> Vehicles = WordClasses.Of("vehicle-of-people");
    private static readonly FrozenSet<string> Quakes = WordClasses.Of("event-quake");
    private static readonly FrozenSet<string> PlaceOpeners = WordClasses.Of("place-opener");
    private static readonly FrozenSet<string> NearPlaces = WordClasses.Of("direction", "determiner", "peopled-place", "place-before-name");
    private static readonly FrozenSet<string> PastVerbs = WordClasses.Of("past-verb");
    private static readonly FrozenSet<string> Sums = WordClasses.Of("sum-word");
    private static readonly FrozenSet<string> TollThings = WordClasses.Of("behind-toll");
    private static readonly FrozenSet<string> Leaving = WordClasses.Of("leaving");
    private static readonly FrozenSet<string> Passive = WordClasses.Of("before-state");
    private static readonly FrozenSet<string> ToldToBe = WordClasses.Of("told-to-be");
    private static readonly FrozenSet<string> Selves = WordClasses.Of("self");
    private static readonly FrozenSet<string> Anybody = WordClasses.Of("anybody", "generic-person");
    private static readonly FrozenSet<string> Roles = WordClasses.Of("persons", "attacker");
    private static readonly FrozenSet<string> People = WordClasses.Of("person", "persons", "attacker", "generic-person");
    private static readonly FrozenSet<string> OnVehicles = WordClasses.Of("on-vehicle");
    private static readonly FrozenSet<string> Only = WordClasses.Of("only-word");
    private static readonly FrozenSet<string> Numbers = WordClasses.Of("number-word");
    private static readonly FrozenSet<string> SomeOf = WordClasses.Of("part-word");
    private static readonly FrozenSet<string> Rising = WordClasses.Of("risen", "rising");
    private static readonly FrozenSet<string> Harming = WordClasses.Of("harming");
    private static readonly FrozenSet<string> Knowing = WordClasses.Of("knowing");
    private static readonly FrozenSet<string> Confirming = WordClasses.Of("count-adjective");
    private static readonly FrozenSet<string> More = WordClasses.Of("added-other");
    private static readonly FrozenSet<string> BehindCounted = WordClasses.Of("behind-counted");
    private static readonly FrozenSet<string> JointsOfClauses = WordClasses.Of("joint-of-clause");
    private static readonly FrozenSet<string> BeforeDeeds = WordClasses.Of("before-deed-ahead");
    private static readonly FrozenSet<string> PassedOver = WordClasses.Of("passed-over");
    private static readonly FrozenSet<string> HandingOver = WordClasses.Of("handing-over");
    private static readonly FrozenSet<string> OfHandedOver = WordClasses.Of("captive", "dead-body");
    private static readonly FrozenSet<string> Bodies = WordClasses.Of("dead-body");
    private static readonly FrozenSet<string> Dead = WordClasses.Of("said-dead");
    private static readonly FrozenSet<string> Them = WordClasses.Of("them");

    /// <summary>The measure of a figure; null where nothing tells it.</summary>
    public FoundMeasure? Of(Figure figure)
    {
        // "A 2-acre fire": part of what the noun is called.
        if (figure.Is(QuantityKinds.Measure) && figure.Found.Unit != Magnitude
            && text.At(figure.Span).Contains('-', StringComparison.Ordinal))
            return null;
        if (PartOfWhole.IsPopulation(text, beside, figure))
            return null;
        if (IsDeadReleased(figure))
            return null;
        var head = Head(figure);
        var isPerson = IsPerson(figure, head);
        // "Two of the 239 wounded": what is said is said of a part, and 239 are wounded.
        if (PartOfWhole.IsWhole(text, beside, figure))
            return text.Tokens[figure.First - 1].Is("the") ? ByItself(figure, head, isPerson) : null;
        // "15 protesters were arrested": a noun that only says who they are gives way to the verb.
        var isRole = isPerson && Roles.Contains(text.Tokens[figure.CountedLast - 1].Text);
        if (IsDefiniteWhole(figure) && Behind(figure, head, isPerson) is { } told)
            return told;
        return ByUnit(figure) ?? (isRole ? null : ByItself(figure, head, isPerson)) ?? Before(figure, head, isPerson)
            ?? (IsSomeOf(figure) ? null : Behind(figure, head, isPerson))
            ?? (isRole && GoesOnOtherwise(figure) ? null : ByItself(figure, head, isPerson))
            ?? Around(figure, head, isPerson);
    }

    // "Released 33 hostages, including eight deceased", "of whom eight were dead", "handed over the bodies of four": of those who were
    // handed over, and no count of the killed.
    private bool IsDeadReleased(Figure figure)
    {
        if (!figure.Is(QuantityKinds.Number) || !IsSaidDead(figure))
            return false;
        var behind = Math.Min(beside.Last, figure.CountedLast + FurthestVerb);
        var release = figure.First - 1;
        while (release >= beside.First && !HandingOver.Contains(text.Tokens[release].Text))
            release--;
        return release >= beside.First ? text.HasAny(release, behind, OfHandedOver)
            : text.HasAny(figure.Last, behind, HandingOver) && text.HasAny(beside.First, behind, OfHandedOver);
    }

    // "Eight deceased", "eight dead hostages", "eight of them were dead", "eight bodies"; "the bodies of eight".
    private bool IsSaidDead(Figure figure)
    {
        for (var token = figure.Last; token < Math.Min(beside.Last, figure.CountedLast + LongestPhrase); token++)
        {
            if (beside.At(token) is not null || text.Tokens[token].Text is "," or ";" or "and")
                break;
            if (Dead.Contains(text.Tokens[token].Text) || Bodies.Contains(text.Tokens[token].Text))
                return true;
        }
        return figure.First - 2 >= beside.First && text.Tokens[figure.First - 1].Is("of")
            && Bodies.Contains(text.Tokens[figure.First - 2].Text);
    }

    // By what stands further from it: a price, a head, the figures before and behind.
    private FoundMeasure? Around(Figure figure, string head, bool isPerson) =>
        BoughtFor(figure)
            ?? WorthOf(figure)
            ?? PaidFor(figure)
            ?? Employed(figure, isPerson)
            ?? OfAttackers(figure, head)
            ?? Numbered(figure, head, isPerson)
            ?? AtSide(figure, head, isPerson)
            ?? OnVehicle(figure, head, isPerson)
            ?? Laden(figure, head, isPerson)
            ?? ByHead(figure, head, isPerson)
            ?? WithTheOneBehind(figure, head, isPerson)
            ?? WithTheOneBefore(figure, head, isPerson)
            ?? AfterChange(figure, head, isPerson)
            ?? AfterNot(figure, head, isPerson)
            ?? Valued(figure);

    // "Two survivors told reporters": of what they did, and no count of them.
    private bool GoesOnOtherwise(Figure figure) => figure.CountedLast < beside.Last && figure.CountedLast is var verb
        && text.IsWord(verb) && !text.IsCapital(verb)
        && (PastVerbs.Contains(text.Tokens[verb].Text) || WordClasses.EndsInEd(text.Tokens[verb].Text)
            || WordClasses.ReportingVerbs.StartsAt(text.Tokens, verb));

    /// <summary>
    /// The figure without a verb that was taken for what it counts: "three policemen died", "four more died in hospital".
    /// </summary>
    public Figure WithoutVerb(Figure figure)
    {
        var last = figure.CountedLast;
        // "284 wounded officers": what is counted goes on behind how they are.
        if (figure.Is(QuantityKinds.Number) && MeasureTable.Counted.TryMatch(text.Tokens, figure.Last, out _, out var state)
            && figure.Last + state is var noun && noun >= last && noun < beside.Last && People.Contains(text.Tokens[noun].Text))
            return figure with { CountedLast = noun + 1, Counted = text.Words(noun, noun + 1) };
        // "About 13 million need aid", "hundreds more".
        if (figure.Counted is "more" || last > figure.Last && Staging.Contains(text.Tokens[figure.Last].Text)
            || last > figure.Last && (MeasureTable.Happens.TryMatch(text.Tokens, figure.Last, out _, out var length)
                    || MeasureTable.Does.TryMatch(text.Tokens, figure.Last, out _, out length, each => each.IsPassive))
                && figure.Last + length >= last)
            last = figure.Last;
        while (last > figure.Last && !text.IsCapital(last - 1) && !People.Contains(text.Tokens[last - 1].Text) && IsVerb(last - 1))
            last--;
        while (last < figure.CountedLast && last > figure.Last && More.Contains(text.Tokens[last - 1].Text))
            last--;
        return last == figure.CountedLast ? figure
            : figure with { CountedLast = last, Counted = last == figure.Last ? "" : text.Words(figure.Last, last) };
    }

    private bool IsVerb(int token) => WordClasses.EndsInEd(text.Tokens[token].Text)
        && (
            MeasureTable.Happens.StartsAt(text.Tokens, token)
            || MeasureTable.Does.TryMatch(text.Tokens, token, out _, out _, each => each.IsPassive));

    // "From 800 hectares early on Friday to more than 1,900": what the first was of, the second is of.
    private FoundMeasure? AfterChange(Figure figure, string head, bool isPerson) => OldFigures.LeftBy(text, beside, figure) is { } left
        && Of(left) is { } found && found.Measure.Takes(figure, head, isPerson) ? found : null;

    /// <summary>The stem of the noun that a figure counts.</summary>
    public static string Head(Figure figure)
    {
        if (figure.Counted.Length == 0)
            return "";
        var words = figure.Counted.Split(' ');
        return Stem.Of(words[^1].ToLowerInvariant());
    }

    /// <summary>Whether what a figure counts are people.</summary>
    public bool IsPerson(Figure figure, string head)
    {
        if (head.Length == 0)
            return false;
        var word = text.Tokens[figure.CountedLast - 1].Text;
        return People.Contains(word) || NoClaim.PersonStems.Contains(head)
            || WordClasses.SpeakerNouns.TryGetValue(word, out var kind) && kind == "person"
            || (text.IsCapital(figure.CountedLast - 1) && word.EndsWith('s')); // Brazilians
    }

    // "A 6.1-magnitude quake": the unit is the measure.
    // "A strong 7.9 earthquake".
    private FoundMeasure? ByUnit(Figure figure) => (figure.Found.Unit == Magnitude
            || figure.Is(QuantityKinds.Number) && (figure.Last < beside.Last && Quakes.Contains(text.Tokens[figure.Last].Text)
                || IsRegistered(figure))
            && figure.Found.Written is < 10 && text.At(figure.Span).Contains('.', StringComparison.Ordinal))
        && MeasureTable.Find(Magnitude) is { } measure
        ? Found(measure, "", figure.First, figure.Last) : null;

    // "443 deaths", "12 dead", "more than 100 casualties".
    private FoundMeasure? ByItself(Figure figure, string head, bool isPerson)
    {
        // "12 confirmed deaths".
        var last = figure.Counted.Length == 0 && figure.Last < beside.Last && Confirming.Contains(text.Tokens[figure.Last].Text)
            ? figure.Last + 1 : figure.CountedLast;
        for (var token = figure.Last; token <= last && token < beside.Last; token++)
        {
            if (MeasureTable.Counted.TryMatch(text.Tokens, token, out var word, out var length, each => Fits(each.Measure))
                && !IsOfOwner(token + length) && IsWhole(token + length, figure.CountedLast))
                // "284 wounded officers": a part of the wounded, and "ten missing people" are all of the missing.
                return Found(word.Measure, token + length < figure.CountedLast && head.Length > 0 && !IsAnybody(figure) ? head : "",
                    token, token + length);
        }
        return null;

        bool IsAnybody(Figure each) => Anybody.Contains(text.Tokens[each.CountedLast - 1].Text);

        bool Fits(Measure measure) => measure.Takes(figure, "", isPerson) || measure.Takes(figure, head, isPerson);

        // "Ten missing people" are ten missing.
        bool IsWhole(int from, int to) => Enumerable
            .Range(from, Math.Max(0, to - from))
            .All(each => People.Contains(text.Tokens[each].Text));
    }

    // "12 people in the valley were killed", "12 died", "12 are still missing".
    private FoundMeasure? Behind(Figure figure, string head, bool isPerson)
    {
        var from = figure.CountedLast;
        // "Left 36 trapped", "leaving nine dead".
        var (isPassive, hasAside) = (figure.First > beside.First && Leaving.Contains(text.Tokens[figure.First - 1].Text), false);
        for (var token = from; token < beside.Last && token - from <= FurthestVerb + (hasAside ? LongestAside : 0); token++)
        {
            var word = text.Tokens[token].Text;
            if (beside.At(token) is not null || EndsClause(word))
                return null;
            if (word is "," or "(" or "-" or "–" or "—" && !hasAside && BehindAside(token) is { } behind)
            {
                if (!GoesOnWithVerb(behind + 1, isPassive))
                    return null;
                isPassive |= IsState(behind + 1);
                (hasAside, token, from) = (true, behind, behind + 1);
                continue;
            }
            if (token == from && BehindMore(token) is var (last, next))
            {
                (token, from) = (last, next);
                continue;
            }
            if (IsJointOrClause(word))
                return null;
            if ((VerbAt(token, isPassive || token == from, figure, head, isPerson)
                ?? AfterHarm(token, isPassive, figure, head, isPerson)) is { } found)
                return isPassive ? found : ThenAre(token, figure, head, isPerson) ?? found;
            // "100 reported missing", "70 confirmed dead".
            isPassive |= Passive.Contains(word) || token == from && ToldToBe.Contains(word);
            if (token > from && IsOtherDeed(token) && !(isPassive && ToldToBe.Contains(word)))
                return null;
        }
        return null;
    }

    // Behind where those come from who are counted, and behind others who are counted with them: the token before, and where they end.
    private (int Last, int From)? BehindMore(int token) => BehindOrigins(token) is { } origins ? (origins, origins + 1)
        : text.Tokens[token].Is("and") && BehindBoth(token) is { } both ? (both, token) : null;

    // A verb of something else; not in "people with confirmed infections have died".
    private bool IsOtherDeed(int token) => text.IsParticiple(token) && !WordClasses.Adverbs.Contains(text.Tokens[token].Text)
        && !text.Tokens[token - 1].Is("with");

    // "Were shot and killed".
    private FoundMeasure? AfterHarm(int token, bool isPassive, Figure figure, string head, bool isPerson) => isPassive
        && Harming.Contains(text.Tokens[token].Text) && token + 2 < beside.Last && text.Tokens[token + 1].Is("and")
        ? VerbAt(token + 2, true, figure, head, isPerson) : null;

    // "She knew seven people who had died", "a suit for 83 people who were aboard": some of those, and not all; "the 62 who were" are all.
    private bool IsSomeOf(Figure figure) => figure.CountedLast < beside.Last && figure.First - 1 > beside.First
        && BehindCounted.Contains(text.Tokens[figure.CountedLast].Text)
        && (WordClasses.Prepositions.Contains(text.Tokens[figure.First - 1].Text) || text.IsOfVerb(figure.First - 1)
            || PastVerbs.Contains(text.Tokens[figure.First - 1].Text) || Knowing.Contains(text.Tokens[figure.First - 1].Text))
        && !Passive.Contains(text.Tokens[figure.First - 1].Text);

    // "Nine people and two dogs were rescued", "three sailors and a cook were killed": the verb is of both; the token before it.
    private int? BehindBoth(int and)
    {
        if (FigureToo(and) is { } end)
            return end - 1;
        if (!IsNounToo(and))
            return null;
        while (!OpensVerb(and + 1))
            and++;
        return and;
    }

    // Where what is counted behind "and" ends, if a verb stands there that says how they are.
    private int? FigureToo(int and) => and + 1 < beside.Last && beside.At(and + 1) is { } next && next.First == and + 1
        && next.Is(QuantityKinds.Number) && WithoutVerb(next).CountedLast is var end && end < beside.Last
        && Passive.Contains(text.Tokens[end].Text) ? end : null;

    private bool IsOfOwner(int behind) => behind < beside.Last && Owners.Contains(text.Tokens[behind].Text);

    private FoundMeasure? VerbAt(int token, bool isPassive, Figure figure, string head, bool isPerson)
    {
        // "Nobody claimed responsibility".
        if (WordClasses.ReportingVerbs.TryMatch(text.Tokens, token, out var kind, out _) && kind is ReportingKind.Nothing)
            return null;
        var isHappening = MeasureTable.Happens.TryMatch(text.Tokens, token, out var happened, out var longer, Takes);
        // "Six men carried out the raid": nobody carried them.
        if (isPassive && MeasureTable.Does.TryMatch(text.Tokens, token, out var done, out var length,
            each => each.IsPassive && each.Measure.Takes(figure, head, isPerson)) && !(isHappening && longer > length))
            return AndThen(figure, head, isPerson, token + length) ?? Found(done.Measure, head, token, token + length);
        length = longer;
        if (isHappening)
            return Found(happened.Measure, head, token, token + length);
        if (StagedAt(token, figure, head, isPerson) is { } staged)
            return staged;
        // "Missing their relatives": what they do, and not how they are.
        return isPassive && MeasureTable.Left.TryMatch(text.Tokens, token, out var left, out length, Takes)
            && !IsOfOwner(token + length)
            ? Found(left.Measure, head, token, token + length) : null;

        bool Takes(MeasureWord each) => each.Measure.Takes(figure, head, isPerson);
    }

    // "35 of them, including four children, in a serious condition".
    private bool IsState(int token) => token < beside.Last && WordClasses.Prepositions.Contains(text.Tokens[token].Text)
        && MeasureTable.Left.StartsAt(text.Tokens, token);

    private static bool EndsClause(string word) => word is ";" or ":" or "." or "\"" or "that";

    private static bool IsJointOrClause(string word) => JointsOfClauses.Contains(word);

    // "Was hurt", and where it was left so, "dead": "left 84, ten children among them, dead".
    private bool GoesOnWithVerb(int token, bool isLeft) => token < beside.Last && (isLeft && MeasureTable.Left.StartsAt(text.Tokens, token)
        || text.IsAuxiliary(token) || IsState(token)
        || MeasureTable.Happens.StartsAt(text.Tokens, token)
        || MeasureTable.Does.TryMatch(text.Tokens, token, out _, out _, each => each.IsPassive));

    // "39,000 homes and businesses were without power".
    // "Three sailors and a deck officer were killed".
    private bool IsNounToo(int and)
    {
        var noun = and + 1;
        while (noun < beside.Last && WordClasses.Determiners.Contains(text.Tokens[noun].Text))
            noun++;
        var last = noun;
        while (last < beside.Last && last - noun < LongestNoun && text.IsWord(last) && !OpensVerb(last))
            last++;
        return last > noun && last < beside.Last && OpensVerb(last)
            && (last == and + 2 || noun > and + 1 || People.Contains(text.Tokens[last - 1].Text));
    }

    private bool OpensVerb(int token) => Passive.Contains(text.Tokens[token].Text)
        || text.Tokens[token].Text is "have" or "had" || MeasureTable.Happens.StartsAt(text.Tokens, token);

    // "Were recovered and buried": the last that was done to them is the narrowest.
    private FoundMeasure? AndThen(Figure figure, string head, bool isPerson, int token) =>
        token + 1 < beside.Last
            && text.Tokens[token].Is("and")
            && MeasureTable.Does.TryMatch(text.Tokens, token + 1, out var word, out var length,
            each => each.IsPassive && each.Measure.Takes(figure, head, isPerson)) ? Found(word.Measure,
            head,
            token + 1,
            token + 1 + length) : null;

    // ", including five soldiers," and "(three of them children)".
    private int? BehindAside(int token)
    {
        var close = text.Tokens[token].Is("(") ? ")" : text.Tokens[token].Text;
        for (var next = token + 1; next < beside.Last && next - token <= LongestAside; next++)
        {
            if (text.Tokens[next].Is(close))
                return next;
        }
        return null;
    }

    // "Killing at least 12 people", "has destroyed 100 homes".
    private FoundMeasure? Before(Figure figure, string head, bool isPerson)
    {
        var token = figure.First - 1;
        while (token >= beside.First && IsPassedOver(token) && !text.Tokens[token].Is("that") && figure.First - token <= LongestPhrase)
            token--;
        // "Who killed himself and ten tourists".
        if (token > beside.First && text.Tokens[token].Is("and") && Selves.Contains(text.Tokens[token - 1].Text))
            token -= 2;
        if (token < beside.First)
            return null;
        // The longest phrase that ends here: "destroyed or damaged", "grown to".
        for (var start = Math.Max(beside.First, token - LongestPhrase + 1); start <= token; start++)
        {
            if (start == token && Around(figure, head, start, Takes) is { } around)
                return around;
            if (MeasureTable.Does.TryMatch(text.Tokens, start, out var word, out var length, Takes)
                && start + length > token && start + length <= figure.First
                && !SaysThatTheyDid(start, figure) && !IsOfAnother(start, figure)
                // "Was fined $20 million": the sum is what was done to somebody.
                && !(word.IsPassive && IsPassiveAt(start) && !figure.Is(QuantityKinds.Money)
                    && !WordClasses.Prepositions.Contains(text.Tokens[start + length - 1].Text)))
                return Found(word.Measure, head, start, start + length);
        }
        return null;

        bool Takes(MeasureWord each) => each.Measure.Takes(figure, head, isPerson);
    }

    // "A film which cost $100 million": of the film, and not of what the sentence tells.
    private bool IsOfAnother(int verb, Figure figure) => verb > beside.First && figure.Is(QuantityKinds.Money)
        && BehindCounted.Contains(text.Tokens[verb - 1].Text);

    // "Claimed over 500,000 people attended": somebody says so, and nobody was done anything.
    private bool SaysThatTheyDid(int verb, Figure figure) => WordClasses.ReportingVerbs.StartsAt(text.Tokens, verb)
        && figure.CountedLast is var next && next < beside.Last && !text.IsCapital(next)
        && (text.IsAuxiliary(next)
            || next > figure.Last && (PastVerbs.Contains(text.Tokens[next].Text) || WordClasses.EndsInEd(text.Tokens[next].Text)));

    // "Sent 12 people to the hospital", "forced 300 to flee": verb and complement stand around what is counted.
    private FoundMeasure? Around(Figure figure, string head, int verb, Predicate<MeasureWord> takes) =>
        Around(figure, head, verb, takes, hasArticles: false) ?? Around(figure, head, verb, takes, hasArticles: true);

    // "To the hospital" is in the table without the article, "from their homes" with it.
    private FoundMeasure? Around(Figure figure, string head, int verb, Predicate<MeasureWord> takes, bool hasArticles)
    {
        var words = new List<Token> { text.Tokens[verb] };
        for (var token = figure.CountedLast; token < beside.Last && words.Count < LongestPhrase && text.IsWord(token); token++)
        {
            if (hasArticles || !WordClasses.Determiners.Contains(text.Tokens[token].Text))
                words.Add(text.Tokens[token]);
        }
        return MeasureTable.Does.TryMatch(words, 0, out var found, out var length, each => takes(each)) && length > 1
            ? new FoundMeasure(found.Measure, head, string.Join(' ', words.Take(length).Select(word => word.Word.Written))) : null;
    }

    // "Bought the firm for $4 billion": the price stands behind what was bought.
    private FoundMeasure? BoughtFor(Figure figure)
    {
        if (!figure.Is(QuantityKinds.Money) || figure.First <= beside.First || !text.Tokens[figure.First - 1].Is("for"))
            return null;
        for (var start = figure.First - 2; start >= beside.First && figure.First - start <= FurthestHead; start--)
        {
            if (text.Tokens[start].Text is ";" or "but" || beside.At(start) is { } other && !other.Is(QuantityKinds.Date))
                return null;
            if (
                MeasureTable.Does.TryMatch(
                    text.Tokens, start, out var word, out var length, each => each.Measure.Takes(figure, "", isPerson: false))
                && (word.IsPassive || start > beside.First && BeforeDeeds.Contains(text.Tokens[start - 1].Text)))
                return Found(word.Measure, "", start, start + length);
        }
        return null;
    }

    private bool IsPassedOver(int token) => text.Tokens[token].Text is var word && (PassedOver.Contains(word) || Sums.Contains(word));

    private bool IsPassiveAt(int token) => token > beside.First && Passive.Contains(text.Tokens[token - 1].Text);

    // "A depth of 12 km", "12 km deep", "hundreds of residents to evacuate".
    private FoundMeasure? AtSide(Figure figure, string head, bool isPerson)
    {
        foreach (var side in new[] { figure.CountedLast, figure.Last })
        {
            // "61 of them in intensive care".
            var token = side + 1 < beside.Last && text.Tokens[side].Is("of") && Them.Contains(text.Tokens[side + 1].Text)
                ? side + 2
                // "476 passengers and crew aboard".
                : side + 1 < beside.Last && text.Tokens[side].Is("and") && People.Contains(text.Tokens[side + 1].Text) ? side + 2
                : side;
            var at = token < beside.Last && text.Tokens[token] is { Text: "-", IsGlued: true } ? token + 1 : SkipBracket(token);
            // "405 tourists, all from the isle, on board".
            if (at < beside.Last && text.Tokens[at].Is(",") && BehindAside(at) is { } aside
                && !Enumerable.Range(at + 1, aside - at).Any(each => beside.At(each) is not null))
                at = aside + 1;
            if (
                MeasureTable.Beside.TryMatch(
                    text.Tokens, at, out var behind, out var length, each => each.Measure.Takes(figure, head, isPerson))
                && !IsLabelOfNext(figure, at + length))
                return Found(behind.Measure, head, at, at + length);
        }
        var end = figure.First;
        if (end > beside.First && text.Tokens[end - 1].Text is "a" or "-")
            end--;
        for (var start = end - 1; start >= beside.First && end - start <= LongestPhrase; start--)
        {
            if (MeasureTable.Beside.TryMatch(text.Tokens, start, out var before, out var length,
                each => each.Measure.Takes(figure, head, isPerson)) && start + length == end)
                return Found(before.Measure, head, start, end);
        }
        return null;
    }

    // "No 55.3% Yes 44.7% Turnout 84.6%": of what stands behind it.
    private bool IsLabelOfNext(Figure figure, int behind) => figure.Is(QuantityKinds.Share)
        && beside.At(behind) is { } next && next.First == behind && next.Is(QuantityKinds.Share);

    // "A ferry with 476 passengers", "had taken off with 52 passengers".
    private FoundMeasure? OnVehicle(Figure figure, string head, bool isPerson) => isPerson && figure.First - 2 >= beside.First
        && text.Tokens[figure.First - 1].Is("with")
        && (Vehicles.Contains(text.Tokens[figure.First - 2].Text) || OnVehicles.Contains(text.Tokens[figure.CountedLast - 1].Text))
        && MeasureTable.Find("on-board") is { } measure ? Found(measure, head, figure.First - 2, figure.First) : null;

    // "12 km (8 miles) deep".
    private int SkipBracket(int token)
    {
        if (token >= beside.Last || !text.Tokens[token].Is("("))
            return token;
        var close = token + 1;
        while (close < beside.Last && close - token < FurthestVerb && !text.Tokens[close].Is(")"))
            close++;
        return close + 1;
    }

    // "The death toll stood at 443", "a crowd of 12,000".
    private FoundMeasure? ByHead(Figure figure, string head, bool isPerson)
    {
        if (NumberOf(figure, head, isPerson) is { } number)
            return number;
        if (OfOpening(figure, head, isPerson) is { } opening)
            return opening;
        for (var start = figure.First - 1; start >= beside.First && figure.First - start <= FurthestHead; start--)
        {
            // "The toll, which had been 18 on Sunday, had reached 25".
            if (text.Tokens[start].Is(",") && start < figure.First - 1 && BeforeAside(start) is { } before)
                start = before;
            // "Revenue tumbled 15 percent to $1 billion".
            if (beside.At(start) is { } change && change.Is(QuantityKinds.Share) && change.Last == figure.First - 1
                && text.Tokens[change.Last].Is("to"))
            {
                start = change.First;
                continue;
            }
            if (beside.At(start) is { } other && !other.Is(QuantityKinds.Date) || text.Tokens[start].Text is ";" or "and" or "but")
                return null;
            if (MeasureTable.Heads.TryMatch(text.Tokens, start, out var word, out var length, Takes)
                && start + length <= figure.First && !IsInCompound(start, start + length) && !IsOfSome(start)
                && (start + length == figure.First || Links.Contains(text.Tokens[LinkBefore(figure)].Text)))
                return LongerHead(figure, head, isPerson, start, length)
                    ?? (IsComplement(start, figure.First - 1) || BeginsClause(figure) ? null
                        : Found(word.Measure, head, start, start + length));
        }
        return null;

        bool Takes(MeasureWord each) => each.Measure.Takes(figure, head, isPerson);
    }

    // "The death toll in a town that a flood hit and left without power has risen to five": what opens the clause, however long that is.
    private FoundMeasure? OfOpening(Figure figure, string head, bool isPerson)
    {
        var verb = figure.First - 2;
        if (verb <= beside.First || !text.Tokens[figure.First - 1].Is("to") && !text.Tokens[figure.First - 1].Is("at")
            || !Rising.Contains(text.Tokens[verb].Text))
            return null;
        for (var start = beside.First; start < Math.Min(verb, beside.First + LongestPhrase); start++)
        {
            if (MeasureTable.Heads.TryMatch(text.Tokens, start, out var word, out var length,
                each => each.Measure.Takes(figure, head, isPerson)) && !IsInCompound(start, start + length)
                && !Enumerable.Range(start, verb - start).Any(token => beside.At(token) is { } other
                    && other.Found.Kind == figure.Found.Kind && (other.Counted.Length == 0 || figure.Counted.Length > 0)))
                return Found(word.Measure, head, start, start + length);
        }
        return null;
    }

    // "Brought to 30 the number of infected people"; "the number of people who have been placed under quarantine had risen to 3,500".
    private FoundMeasure? NumberOf(Figure figure, string head, bool isPerson)
    {
        if (figure.CountedLast > figure.Last || !figure.Is(QuantityKinds.Number))
            return null;
        if (figure.Last + 1 < beside.Last && text.Tokens[figure.Last].Is("the")
            && MeasureTable.Heads.TryMatch(text.Tokens, figure.Last + 1, out var behind, out var length, Takes))
            return Found(behind.Measure, "", figure.Last + 1, figure.Last + 1 + length);
        var number = figure.First - 1;
        while (number > beside.First && beside.At(number) is null
            && !(Numbers.Contains(text.Tokens[number].Text) && text.Tokens[number + 1].Is("of")))
            number--;
        if (number <= beside.First || beside.At(number) is not null || figure.First - number > FurthestHead
            || !Links.Contains(text.Tokens[figure.First - 1].Text))
            return null;
        FoundMeasure? last = null;
        for (var token = number + 2; token < figure.First; token++)
        {
            if (VerbAt(token, isPassive: true, figure, head, isPerson) is { } found)
                last = found;
        }
        return last;

        bool Takes(MeasureWord each) => each.Measure.Takes(figure, "", isPerson);
    }

    private int? BeforeAside(int comma)
    {
        for (var token = comma - 1; token > beside.First && comma - token <= LongestAside; token--)
        {
            if (text.Tokens[token].Is(","))
                return BeforeFigure.Contains(text.Tokens[token + 1].Text) ? token - 1 : null;
        }
        return null;
    }

    // "The toll-road protest", "a toll bridge".
    private bool IsInCompound(int start, int end) => text.Tokens[end] is { Text: "-", IsGlued: true }
        || (text.Tokens[start].Is("toll") && TollThings.Contains(text.Tokens[end].Text));

    // "Turnout had been only 54 percent".
    private int LinkBefore(Figure figure)
    {
        var link = figure.First - 1;
        while (link > beside.First && (WordClasses.Adverbs.Contains(text.Tokens[link].Text) || Only.Contains(text.Tokens[link].Text)))
            link--;
        return link;
    }

    // "Most of the dead were under 20": what is told of some is no count of all.
    private bool IsOfSome(int head)
    {
        var of = head - 1;
        if (of > beside.First && WordClasses.Determiners.Contains(text.Tokens[of].Text))
            of--;
        return of > beside.First && text.Tokens[of].Is("of")
            && (SomeOf.Contains(text.Tokens[of - 1].Text) || beside.At(of - 1) is not null);
    }

    // "The toll could go higher as 25,000 people were on the bridge".
    private bool BeginsClause(Figure figure) => text.Tokens[figure.First - 1].Is("as") && figure.CountedLast < beside.Last
        && text.IsAuxiliary(figure.CountedLast);

    // "The cash payout for the jackpot was $900 million": of the payout.
    private bool IsComplement(int head, int link)
    {
        var before = head - 1;
        while (before > beside.First && WordClasses.Determiners.Contains(text.Tokens[before].Text))
            before--;
        return Passive.Contains(text.Tokens[link].Text) && before > beside.First
            && WordClasses.Prepositions.Contains(text.Tokens[before].Text)
            && text.IsWord(before - 1) && !WordClasses.IsFunctionWord(text.Tokens[before - 1].Text) && !text.IsParticiple(before - 1);
    }

    // "Wind speeds" are no speed.
    private FoundMeasure? LongerHead(Figure figure, string head, bool isPerson, int start, int length)
    {
        for (var longer = start - 1; longer >= Math.Max(beside.First, start - 2); longer--)
        {
            if (MeasureTable.Heads.TryMatch(text.Tokens, longer, out var word, out var all, Takes)
                && longer + all == start + length)
                return Found(word.Measure, head, longer, longer + all);
        }
        return null;

        bool Takes(MeasureWord each) => each.Measure.Takes(figure, head, isPerson);
    }

    // "24 officers and 17 protesters were injured", "46 sailors, five guides and 405 tourists on board": what was done to the last was
    // done to the first.
    private FoundMeasure? WithTheOneBehind(Figure figure, string head, bool isPerson)
    {
        if (head.Length == 0 || NextInList(figure) is not { } last)
            return null;
        var before = figure;
        while (NextInList(last) is { } next)
            (before, last) = (last, next);
        // "Of the 212 guests, 14 died" is no list: "and" stands before the last of one.
        if (text.Tokens[last.First - 1].Is(",") && !text.Words(before.CountedLast, last.First).Contains(' ', StringComparison.Ordinal))
            return null;
        var end = WithoutVerb(last).CountedLast;
        // "129 men and 222 women and 394 injured": the injured are no women.
        if (end == last.Last && last.Is(QuantityKinds.Number))
            return null;
        if (last.Is(QuantityKinds.Measure) && end + 1 < beside.Last && text.Tokens[end].Is("of") && text.IsWord(end + 1))
            end += 2;
        var whole = figure with { Last = end, CountedLast = end };
        return Behind(whole, head, isPerson) ?? AtSide(whole, head, isPerson);
    }

    /// <summary>The figure that a list goes on with: "12 sailors and 3 cooks", "12 sailors, 3 cooks"; null where there is none.</summary>
    public Figure? NextInList(Figure figure) => figure.Index + 1 < beside.Count && beside[figure.Index + 1] is { } next
        && next.First > figure.CountedLast && !next.Is(QuantityKinds.Date)
        && Listing.Contains(text.Words(figure.CountedLast, next.First).ToLowerInvariant()) ? next : null;

    // "Killed 12 people and three dogs", "freed 33 hostages in return for hundreds of prisoners": what was done to the first was done to
    // the second.
    private FoundMeasure? WithTheOneBefore(Figure figure, string head, bool isPerson)
    {
        if (figure.Index == 0 || beside[figure.Index - 1].Last > figure.First)
            return null;
        var before = beside[figure.Index - 1];
        // "Port had 70 percent against Starboard's 30".
        if (figure.Is(QuantityKinds.Share) && before.Is(QuantityKinds.Share) && WordClasses.IsPossessive(text.Tokens[figure.First - 1].Text)
            && text.IsCapital(figure.First - 1))
            return Of(before) is { Measure.Sort: "share" } share ? share : null;
        // "Killed 12 in Alm and seven in Berg".
        if (head.Length == 0)
            return text.Tokens[figure.First - 1].Text is "and" or "," && OpensPlace(text, WithoutVerb(before).CountedLast)
                && OpensPlace(text, figure.Last) && before.Is(figure.Found.Kind) && figure.First - before.CountedLast <= FurthestVerb
                && Of(before) is { } told && told.Measure.Takes(figure, head, isPerson) ? told : null;
        var between = text.Words(before.CountedLast, figure.First).ToLowerInvariant();
        if (!Joints.Contains(between))
            return null;
        var (other, ofPerson) = (Head(before), IsPerson(before, Head(before)));
        return (Before(before, other, ofPerson)
                ?? (Listing.Contains(between) ? WithTheOneBefore(before, other, ofPerson) : null)) is { } found
            && found.Measure.Takes(figure, head, isPerson)
            ? found with { Head = head }
            : null;
    }

    /// <summary>Whether a place opens at a token: "in Ebb", "near Port Ebb".</summary>
    public static bool OpensPlace(NewsText text, int token)
    {
        if (token + 1 >= text.Tokens.Count || !PlaceOpeners.Contains(text.Tokens[token].Text))
            return false;
        while (token + 2 < text.Tokens.Count && !text.IsCapital(token + 1) && text.IsWord(token + 1)
            && NearPlaces.Contains(text.Tokens[token + 1].Text))
            token++;
        return text.IsCapital(token + 1);
    }

    private FoundMeasure Found(Measure measure, string head, int first, int last) =>
        new(measure, head, text.Words(first, last)) { Until = text.Tokens[last - 1].End };
}
