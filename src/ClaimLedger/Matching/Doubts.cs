using System.Collections.Frozen;
using System.Collections.Immutable;
using ClaimLedger.News;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.Matching;

/// <summary>Something that makes it unsure that a figure answers a question, however well the words fit.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Why">What it says of the figure, as the end of a sentence: true of every figure of which it holds.</param>
/// <param name="Holds">Whether it holds of a candidate.</param>
internal sealed record Doubt(string Name, string Why, Func<Candidate, bool> Holds);

/// <summary>The table of doubts: a false alarm costs more trust than a silence.</summary>
internal static class Doubts
{
    private static readonly FrozenSet<string> Relatives = WordClasses.Of("relative");
    private static readonly FrozenSet<string> AddedBefore = WordClasses.Of("added-before");
    private static readonly FrozenSet<string> AddedBehind = WordClasses.Of("added-behind");
    private static readonly FrozenSet<string> OfParts = WordClasses.Of("of-part");
    private static readonly FrozenSet<string> OfTheWhole = WordClasses.Of("of-the-whole");
    private static readonly FrozenSet<string> OfRates = WordClasses.Of("of-rate");
    private static readonly FrozenSet<string> OfOldFigures = WordClasses.Of("of-old-figure");
    private static readonly FrozenSet<string> BeforePlaces = WordClasses.Of("before-place");
    private static readonly FrozenSet<string> AnotherOne = WordClasses.Of("another-one");
    private static readonly FrozenSet<string> BeforeParticiples = WordClasses.Of("auxiliary", "adverb");
    private static readonly FrozenSet<string> OfOrigin = WordClasses.Of("of-origin");
    private static readonly FrozenSet<string> PastVerbs = WordClasses.Of("past-verb");
    private static readonly FrozenSet<string> Anybody = Stem.OfClass("anybody");

    /// <summary>All doubts.</summary>
    public static ImmutableArray<Doubt> All { get; } =
    [
        new("added", "a word beside it adds it to another count", IsAdded),
        new("part", "the words beside it tell of a part of a whole, or deny it", IsPart),
        new("before-a-change", "“from” stands before it, and it may be what the figure was before a change", IsBeforeChange),
        new("given-up", "a word of its clause says that it no longer holds", each => each.Around.Mention.Passage.Has(OfOldFigures)),
        new("elsewhere", "its sentence names a place that neither the data set nor the beginning of the text names", IsElsewhere),
        new("other-unit", "it is in another unit than the question's", IsInOtherUnit),
        new("other-noun", "it counts something that the question does not, or a part of it", CountsOtherwise),
        new("other-time", "a date beside it lies before all that is known of the subject", IsOfOtherTime),
        new("other-period", "it is counted of a day or since one, and the question's own count is not", IsOfOtherPeriod),
        new("other-subject", "the verb beside it has a subject of its own, which another question is about", IsOfOtherSubject),
        new("other-object", "the verb beside it has an object that the question does not know", IsOfOtherObject),
        new("other-ordinal", "its sentence tells of another one in the row that the question is about", IsOfOtherOrdinal),
        new("another-one", "its clause may speak of another one of the kind that the question is about", IsOfAnother),
        new("other-deed", "a verb stands behind what it counts that the question does not know", IsDoneOtherwise),
        new("unnamed", "the same is asked of other things, and no word near it tells that it is of this one", IsUnnamed),
        new("no-total", "its sentence does not say that it is counted since when the question counts", IsNoTotal),
        new("other-figure", "what the question asks for is said right beside another figure, and not beside it", IsSaidOfAnother),
        new("other-name", "its sentence names what another question is about, and this one is not", IsNamedOtherwise),
        new("rate", "it is a rate or mean, and the question asks for neither", each =>
            !each.Question.IsOfRates && each.Around.Mention.Passage.Has(OfRates)),
        new("other-measure", "the question asks for a measure that no word near it names", each =>
            each.Question.Measure is { } measure && each.Around.Near(measure) == 0),
        new("other-verb", "the verb that stands with it is not that of the question", IsOfOtherVerb),
    ];

    private static Token At(Candidate each, int token) =>
        token >= each.Around.Mention.Beside.First
            && token < each.Around.Mention.Beside.Last ? each.Around.Text.Tokens[token] : Token.Nothing;

    private static bool IsAdded(Candidate each)
    {
        var figure = each.Around.Mention.Figure;
        return AddedBehind.Contains(At(each, figure.Last).Text) || AddedBefore.Contains(At(each, figure.First - 1).Text);
    }

    private static bool IsPart(Candidate each)
    {
        var (figure, beside) = (each.Around.Mention.Figure, each.Around.Mention.Beside);
        if (!each.Question.IsOfPart)
            return IsPart(each, figure) || IsDenied(each, figure);
        // "How many of those released were deceased?": of "45, including eight deceased" the part answers, and not the whole.
        return IsDenied(each, figure)
            || beside.Any(other => other.First > figure.First && other.Is(QuantityKinds.Number) && IsPart(each, other));
    }

    private static bool IsPart(Candidate each, Figure figure)
    {
        for (var token = figure.First - 1; At(each, token) is var word && word.Length > 0 && word.Text is not ("," or ";" or ":"); token--)
        {
            if (OfParts.Contains(word.Text) || word.Is("them") && At(each, token - 1).Is("of"))
                return true;
        }
        return At(each, figure.Last).Is("of") && OfTheWhole.Contains(At(each, figure.Last + 1).Text);
    }

    private static bool IsDenied(Candidate each, Figure figure)
    {
        const int NearNot = 2;
        return Enumerable.Range(1, NearNot).Any(back => At(each, figure.First - back).Is("not"));
    }

    private static bool IsBeforeChange(Candidate each) =>
        each.Around.Mention.Figure.Is(QuantityKinds.Number) && At(each, each.Around.Mention.Figure.First - 1).Is("from");

    private static bool IsElsewhere(Candidate each)
    {
        var (text, beside) = (each.Around.Text, each.Around.Mention.Beside);
        for (var token = beside.First + 1; token < beside.Last; token++)
        {
            if (!IsName(each, token) || each.Index.Knows(Stem.Of(text.Tokens[token].Text))
                || each.Around.Named.IsInLead(Stem.Of(text.Tokens[token].Text)))
                continue;
            var before = token - 1;
            while (before > beside.First && (text.Tokens[before].Is("the") || (text.IsWord(before) && text.IsCapital(before))))
                before--;
            if (BeforePlaces.Contains(text.Tokens[before].Text))
                return true;
        }
        return false;
    }

    private static bool IsInOtherUnit(Candidate each)
    {
        var found = each.Around.Mention.Figure.Found;
        if (each.Question.Question.Answer is not AnswerType.Quantity)
            return false;
        return each.Question.Unit is { } unit
            ? UnitTable.OfQuestion(found.Unit) is not { } own || own.Dimension != unit.Dimension
            : found is not { Unit: null, Kind: QuantityKinds.Number };
    }

    // What is counted is what the question counts, with no word beside it that makes it a part of that.
    private static bool CountsOtherwise(Candidate each)
    {
        var (question, counted) = (each.Question, each.Around.Counted);
        if (question.Question.Answer is not AnswerType.Quantity || counted.Count == 0
            || !each.Around.Mention.Figure.Is(QuantityKinds.Number))
            return false;
        var head = counted[^1];
        var asksForPeople = question.Counted.Overlaps(Anybody);
        var isSame = question.Counted.Contains(head) || question.Asked.Contains(head)
            || ((asksForPeople || question.Question.Unit is null) && Anybody.Contains(head))
            || (asksForPeople && NoClaim.PersonStems.Contains(head) && question.Quotes.Any(quote => quote.Contains(head)));
        return !isSame || !counted.SkipLast(1).All(question.Vocabulary.Contains);
    }

    private static bool IsOfOtherTime(Candidate each) => each.Question.Question.Answer is not AnswerType.Date
        && each.Index.Beginning(each.Question) is { } beginning
        && each.Around.Mention.Beside.Any(other => other.Is(QuantityKinds.Date) && other.Index != each.Around.Mention.Figure.Index
            && other.Found.Literal.High is { } high && high < beginning.DayNumber);

    // "Since restarting their attacks last month they have killed 1,500", where all are asked for since an earlier day; "61,000 killed
    // since October", where those of one day are asked for.
    private static bool IsOfOtherPeriod(Candidate each)
    {
        var question = each.Question;
        if (question.Question.Answer is not AnswerType.Quantity)
            return false;
        if (question.Since is null)
        {
            var passage = each.Around.Mention.Passage;
            return question.Question.OverTime is OverTime.Fixed
                && each.Periods.Starts.Any(date => date.First >= passage.First && date.Last <= passage.Last);
        }
        return each.Periods.IsOfAnother(question.Since, question.Subject);
    }

    // "A strike in Gaza killed 17": of the dead near a convoy in Gaza neither the convoy nor the aid is told.
    private static bool IsUnnamed(Candidate each)
    {
        var telling = Telling(each).ToList();
        return telling.Count > 0 && each.Index.IsAskedOfOthers(each.Question) && !each.Periods.IsOf(each.Question.Since)
            && !telling.Exists(stem => each.Around.Named.At(stem, each.Around.Mention.Sentence) >= NamedWords.InLead);
    }

    // "A strike in Gaza killed 17 Palestinians", where all since October 2023 are asked for.
    private static bool IsNoTotal(Candidate each) => each.Question is { Since: { } since, Question.Answer: AnswerType.Quantity }
        && !each.Periods.IsOf(since) && !each.Periods.IsSinceThen
        && !Telling(each).Any(stem => each.Around.Near(stem) > 0);

    // The words of what a question is about that tell it from others.
    private static IEnumerable<string> Telling(Candidate each) =>
        each.Question.Subject.Where(stem => !each.Question.Asked.Contains(stem) && !each.Index.IsOfAll(stem));

    // "The first phase of the ceasefire which began in January" is no offensive that began.
    private static bool IsOfOtherSubject(Candidate each)
    {
        if (each.Question.Question.Answer is not (AnswerType.Date or AnswerType.Duration))
            return false;
        var verb = each.Around.Mention.Figure.First - 1;
        while (At(each, verb).Length > 0 && !(each.Around.Text.StemAt(verb) is { } asked && each.Question.Asked.Contains(asked)))
            verb--;
        var noun = verb - 1;
        while (At(each, noun) is { Length: > 0 } word && (BeforeParticiples.Contains(word.Text) || Relatives.Contains(word.Text)
            || word.Is(",") && Relatives.Contains(At(each, noun + 1).Text)
            // "Which was meant to begin".
            || word.Is("to") || At(each, noun + 1).Is("to") && word.Kind is TokenKind.Word))
            noun--;
        // "Israel resumed its operations": whoever does it is no other thing that began.
        return At(each, verb).Length > 0 && At(each, noun).Kind is TokenKind.Word
            && !each.Around.Text.IsCapital(noun) && each.Around.Text.StemAt(noun) is { } stem
            && each.Index.IsSubject(stem) && !each.Question.Subject.Contains(stem) && !each.Question.Asked.Contains(stem);
    }

    // "The forces opened fire on Thursday": fire, and no talks.
    private static bool IsOfOtherObject(Candidate each)
    {
        if (each.Question.Question.Answer is not AnswerType.Date)
            return false;
        var (text, passage) = (each.Around.Text, each.Around.Mention.Passage);
        for (var verb = passage.First; verb + 1 < passage.Last; verb++)
        {
            if (text.StemAt(verb) is { } asked && each.Question.Asked.Contains(asked)
                && (text.IsParticiple(verb) || PastVerbs.Contains(text.Tokens[verb].Text))
                && text.IsWord(verb + 1) && !text.IsCapital(verb + 1) && !WordClasses.IsFunctionWord(text.Tokens[verb + 1].Text)
                && !WordClasses.Adverbs.Contains(text.Tokens[verb + 1].Text) && each.Around.Mention.Beside.At(verb + 1) is null
                && text.StemAt(verb + 1) is { } what && !each.Question.Vocabulary.Contains(what))
                return true;
        }
        return false;
    }

    // "During the first phase of the ceasefire, which began in January", where the second is asked for.
    private static bool IsOfOtherOrdinal(Candidate each)
    {
        if (OrdinalsIn(Tokenizer.Read(each.Question.Question.Subject)) is not [var own])
            return false;
        var (beside, figure) = (each.Around.Mention.Beside, each.Around.Mention.Figure);
        return OrdinalsIn(each.Around.Text.Tokens[beside.First..Math.Max(beside.First, figure.First)]) is [.., var near] && near != own;
    }

    private static List<int> OrdinalsIn(List<Token> tokens) =>
        [.. Enumerable.Range(0, tokens.Count).Where(at => CalendarWords.Ordinals.StartsAt(tokens, at))
            .Select(at => CalendarWords.Ordinals.TryMatch(tokens, at, out var place, out _) ? place : 0)];

    private static bool IsOfAnother(Candidate each)
    {
        var (text, passage) = (each.Around.Text, each.Around.Mention.Passage);
        for (var token = each.Around.Mention.Beside.First; token < passage.Last; token++)
        {
            // "In 2019 a similar dam in Lisk, far to the north, left 12 dead": of all that the sentence goes on to; "a dam" is of its
            // clause.
            if (!AnotherOne.Contains(text.Tokens[token].Text) || token < passage.First && text.Tokens[token].Text is "a" or "an")
                continue;
            for (var noun = token + 1; noun < Math.Min(passage.Last, token + 3) && text.IsWord(noun); noun++)
            {
                if (each.Question.Subject.Contains(Stem.Of(text.Tokens[noun].Text)) && !IsNameOfQuestion(each, noun + 1))
                    return true;
            }
        }
        return false;
    }

    // "A Kellow dam worker": the noun goes on with what the question knows.
    private static bool IsNameOfQuestion(Candidate each, int token) =>
        token < each.Around.Mention.Passage.Last && !each.Around.Text.IsParticiple(token)
            && each.Around.Text.StemAt(token) is { } stem && each.Question.Vocabulary.Contains(stem);

    private static bool IsDoneOtherwise(Candidate each)
    {
        if (each.Question.Question.Answer is not AnswerType.Quantity)
            return false;
        var figure = each.Around.Mention.Figure;
        var token = Math.Max(figure.Last, figure.CountedLast);
        while (At(each, token) is { Kind: TokenKind.Word } word && BeforeParticiples.Contains(word.Text))
            token++;
        return token < each.Around.Mention.Beside.Last && each.Around.Text.IsParticiple(token)
            && !each.Question.Vocabulary.Contains(Stem.Of(each.Around.Text.Tokens[token].Text));
    }

    // "It killed nine people and injured 25": the injured are the 25.
    private static bool IsSaidOfAnother(Candidate each)
    {
        var (text, mention) = (each.Around.Text, each.Around.Mention);
        if (each.Question.Question.Answer is not AnswerType.Quantity || !mention.Figure.Is(QuantityKinds.Number))
            return false;
        var isSaid = false;
        for (var token = mention.Beside.First; token < mention.Beside.Last; token++)
        {
            if (mention.Beside.At(token) is not null || text.StemAt(token) is not { } stem || !each.Question.Asked.Contains(stem))
                continue;
            var owner = mention.Beside.FirstOrDefault(other => other.Is(QuantityKinds.Number) && other != mention.Figure
                && (other.Last == token || other.First == token + 1));
            if (owner is null)
                return false;
            isSaid = true;
        }
        return isSaid;
    }

    private static bool IsNamedOtherwise(Candidate each)
    {
        var beside = each.Around.Mention.Beside;
        for (var token = beside.First + 1; token < beside.Last; token++)
        {
            if (IsName(each, token) && Stem.Of(each.Around.Text.Tokens[token].Text) is var stem && each.Index.IsSubject(stem)
                && !each.Question.Vocabulary.Contains(stem) && !each.Index.IsOfAll(stem) && !IsOneOfSubject(each, token))
                return true;
        }
        return false;
    }

    // "Israel's operations" are the "Israeli operations" that the question is about.
    private static bool IsOneOfSubject(Candidate each, int token)
    {
        var name = WordClasses.WithoutPossessive(each.Around.Text.Tokens[token].Word.Written);
        return Demonyms.IsOneOf(each.Question.Question.Subject, name)
            || each.Question.Question.Subject.Split(' ').Any(word => Demonyms.IsOneOf(name, WordClasses.WithoutPossessive(word)));
    }

    // A name in the sentence, but not that of whoever is credited, nor a time.
    private static bool IsName(Candidate each, int token)
    {
        var word = each.Around.Text.Tokens[token];
        return word is { Kind: TokenKind.Word, Length: > 2 } && each.Around.Text.IsCapital(token) && !WordClasses.IsFunctionWord(word.Text)
            && !WordClasses.Months.Contains(word.Text) && !WordClasses.Weekdays.Contains(word.Text)
            && !each.Around.Mention.Credits.Any(credit => credit.Names(new TextSpan(word.Start, word.Length)));
    }

    private static bool IsOfOtherVerb(Candidate each)
    {
        var figure = each.Around.Mention.Figure;
        return each.Question.Question.Answer is not AnswerType.Quantity && !each.Question.AsksOfSubjectAlone
            && (IsOfVerbBeside(each) || !ReachesAsked(each, figure.First - 1, -1) && !ReachesAsked(each, figure.Last, 1));
    }

    // "The ceasefire agreed in January unravelled": January is that of the agreement; of "the truce of January 2025" it is its name.
    private static bool IsOfVerbBeside(Candidate each)
    {
        var token = each.Around.Mention.Figure.First - 1;
        if (At(each, token).Is("of") && At(each, token - 1).Length > 0 && each.Around.Text.StemAt(token - 1) is { } noun)
            return each.Index.IsSubject(noun) && !each.Question.Asked.Contains(noun);
        if (!WordClasses.Prepositions.Contains(At(each, token).Text))
            return false;
        token--;
        return At(each, token).Length > 0 && each.Around.Text.IsParticiple(token)
            && !(each.Around.Text.StemAt(token) is { } stem && each.Question.Asked.Contains(stem));
    }

    // Whether a word that is asked for stands in the figure's clause, with no verb of something else between.
    private static bool ReachesAsked(Candidate each, int from, int step)
    {
        for (var token = from; At(each, token) is var word && word.Length > 0; token += step)
        {
            // A date may stand beside its verb in commas: "the day the dam broke, 12 March, …".
            if (token != from && word.Text is "," or ";" or ":" or "(" or "—")
                return false;
            if (each.Around.Text.StemAt(token) is not { } stem)
                continue;
            if (each.Question.Asked.Contains(stem))
                return true;
            if (each.Around.Text.IsParticiple(token) || OfOrigin.Contains(word.Text))
                return false;
        }
        return false;
    }
}
