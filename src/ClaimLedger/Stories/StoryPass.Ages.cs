using System.Collections.Frozen;
using ClaimLedger.Measures;
using ClaimLedger.News;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.Stories;

/// <summary>
/// How old somebody is who is named: "Ada Norr, 68", "the 68-year-old Ada Norr". Two ages are held against each other by the days on which
/// whoever is so old on the day of the article can have been born, so that a birthday between two articles is no conflict.
/// </summary>
internal sealed partial class StoryPass
{
    private const int LongestPersonName = 4;
    private const int Oldest = 120;

    /// <summary>The measure of an age.</summary>
    internal const string AgeOf = "age";


    private const string OneAttacker = "the attacker";
    private const string AttackerDoubt = "whoever did it has no name beside this age";
    private const string AgeDoubt = "two people may have one name, and a number behind a name may be no age";

    /// <summary>A date that lies further back is of another time than the news.</summary>
    private const int DaysOfNews = 60;

    private static readonly FrozenSet<string> NoAge = WordClasses.Of("no-age");
    private static readonly FrozenSet<string> Kin = WordClasses.Of("kinship");
    private static readonly FrozenSet<string> SeveralAttackers = WordClasses.Of("attacker")
        .Where(word => word.EndsWith('s') || word.EndsWith("men", StringComparison.Ordinal)).ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> SoLong = WordClasses.Of("length-before-after");
    private static readonly FrozenSet<string> Earlier = WordClasses.Of("after-another");
    private static readonly FrozenSet<string> AttackVerbs = WordClasses.Of("attack-verb");
    private static readonly PhraseTable<bool> AttackPhrases = WordLists.Phrases("attack-phrase");
    private static readonly FrozenSet<string> Vehicles = WordClasses.Of("vehicle-of-event");
    private static readonly FrozenSet<string> NoPersonName = WordClasses.Of("month", "weekday", "nation-word");

    private Dictionary<string, HashSet<string>>? _namesByLast;

    private StoryFigure? AgeOfPerson(Mention mention)
    {
        var figure = mention.Figure;
        if (figure.Found.Written is not (>= 1 and <= Oldest and var years) || years != decimal.Truncate(years)
            || figure.Found.Literal is not { HasLow: true, HasHigh: true }
            || article.Published.Days.First.Year <= Oldest + 1 || !IsOfToday(mention) || mention.Mood.Modality is not Modality.Stated
            || ((HasOther(mention) ? null : NameBeside(mention)) ?? AttackerBeside(mention)) is not { } at)
            return null;
        var (name, isUnnamed) = (at.Name, at.Name == OneAttacker);
        var births = BirthsOf((int)years);
        var measure = new Measure(AgeOf, MeasureTable.OfNoSort, null, OverTime.Fixed, FrozenSet<string>.Empty, IsOfPeople: false,
            $"When was {name} born, by the age that is given?");
        return new StoryFigure
        {
            Article = index,
            Key = new StoryKey("", measure.Id, "", "", name.ToLowerInvariant(), ""),
            Measure = measure,
            Answer = AnswerType.Date,
            Unit = null,
            Counted = "",
            Value = new Value.Range(_text.At(figure.Span), births, births, null, AgeOf),
            Quote = isUnnamed ? mention.Passage.Quote() : Between(at.Span, figure.Span),
            Deciding = figure.Span,
            Speakers = mention.Attribution.Chain,
            Modality = Modality.Stated,
            AsOf = article.Published,
            Because = _text.At(figure.Span),
            Doubt = isUnnamed ? AttackerDoubt : AgeDoubt,
        };
    }

    // Whoever was so old on each day of publication was born within these days.
    private Interval BirthsOf(int years)
    {
        var days = article.Published.Days;
        return Interval.Between(days.First.AddYears(-years - 1).AddDays(1).DayNumber, days.Last.AddYears(-years).DayNumber);
    }

    // "In 2011 Ada Norr, 21", "Ada Norr, 52, beat Lena Tosk, 48": an age of then, a share, a score; a number without a verb may be any.
    private bool IsOfToday(Mention mention)
    {
        var (beside, today) = (mention.Beside, article.Published.Days.Last.DayNumber);
        return Enumerable.Range(beside.First, beside.Last - beside.First).Any(_text.IsOfVerb)
            && !beside.Any(figure => figure.Is(QuantityKinds.Date) && !_text.Tokens[figure.First].Is("since")
                && !(figure.First > beside.First && _text.Tokens[figure.First - 1].Is("since"))
                && !(figure.Found.Literal is { HasHigh: true } days && days.High >= today - DaysOfNews));
    }

    // "Votes, 21 to 12", "another Ada Norr".
    private bool HasOther(Mention mention) => _text.HasAny(mention.Beside.First, mention.Beside.Last, NoAge);

    // "Ada Norr, 68", "the 68-year-old Norr", whose full name the text gives.
    private (string Name, TextSpan Span)? NameBeside(Mention mention)
    {
        var (figure, beside) = (mention.Figure, mention.Beside);
        if (figure.First - 2 >= beside.First && _text.Tokens[figure.First - 1].Is(","))
        {
            var (start, end) = (figure.First - 1, figure.First - 1);
            while (start > beside.First && end - start < LongestPersonName && IsOfPersonName(start - 1))
                start--;
            return FullName(start, end, beside);
        }
        var behind = figure.Last;
        while (behind < beside.Last && behind - figure.Last < LongestPersonName && IsOfPersonName(behind))
            behind++;
        return FullName(figure.Last, behind, beside);
    }

    // "A 26-year-old gunman", "a 20-year-old man opened fire": the one who did it, where no text tells of several.
    private (string Name, TextSpan Span)? AttackerBeside(Mention mention)
    {
        var (figure, noun) = (mention.Figure, mention.Figure.Last);
        if (noun >= mention.Beside.Last || !IsPerson(noun) && !Attackers.Contains(_text.Tokens[noun].Text) || !topic.HasEvent
            || _text.HasAny(0, _text.Tokens.Count, SeveralAttackers))
            return null;
        var verb = noun + 1;
        while (verb < mention.Beside.Last
            && (Relatives.Contains(_text.Tokens[verb].Text) || WordClasses.Adverbs.Contains(_text.Tokens[verb].Text)))
            verb++;
        // "John Doe, a 31-year-old gunman", "days after a 19-year-old gunman opened fire": who is named, and another one.
        var before = figure.First - 2;
        if (before >= mention.Beside.First && (_text.Tokens[before].Is(",") || Earlier.Contains(_text.Tokens[before].Text)
            || before > mention.Beside.First && _text.Tokens[before].Is("after") && SoLong.Contains(_text.Tokens[before - 1].Text)))
            return null;
        var isAttack = Attackers.Contains(_text.Tokens[noun].Text)
            || verb < mention.Beside.Last && (AttackVerbs.Contains(_text.Tokens[verb].Text) || AttackPhrases.StartsAt(_text.Tokens, verb));
        return isAttack && scenes.Of(mention, null) is { IsOwnText: false, Event: "" }
            ? (OneAttacker, figure.Span) : null;
    }

    private bool IsOfPersonName(int token) => _text.IsWord(token) && _text.IsCapital(token)
        && !WordClasses.IsFunctionWord(_text.Tokens[token].Text) && !NoPersonName.Contains(_text.Tokens[token].Text)
        && !WordClasses.SpeakerNouns.ContainsKey(_text.Tokens[token].Text);

    // A last name alone is that of the one whom the text gives a first name; of two of one family nobody knows whose it is.
    private (string Name, TextSpan Span)? FullName(int start, int end, Figures beside)
    {
        if (end <= start || start > beside.First && (_text.Tokens[start - 1].Is("-") || Vehicles.Contains(_text.Tokens[start - 1].Text)))
            return null;
        var span = new TextSpan(_text.Tokens[start].Start, _text.Tokens[end - 1].End - _text.Tokens[start].Start);
        if (end - start > 1)
            return (_text.Words(start, end), span);
        // "Her husband, Dr. Norr, 47", "May Norr, 12, her daughter".
        var isOther = start > beside.First && (_text.IsCapital(start - 1) || _text.Tokens[start - 1].Is("."))
            || _text.HasAny(beside.First, beside.Last, Kin);
        _namesByLast ??= NamesByLast();
        return !isOther && _namesByLast.TryGetValue(_text.Tokens[start].Text, out var names) && names.Count == 1
            ? (names.First(), span) : null;
    }

    private static TextSpan Between(TextSpan one, TextSpan other)
    {
        var start = Math.Min(one.Start, other.Start);
        return new TextSpan(start, Math.Max(one.End, other.End) - start);
    }

    private Dictionary<string, HashSet<string>> NamesByLast()
    {
        var names = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        for (var token = 0; token < _text.Tokens.Count; token++)
        {
            var end = token;
            while (end < _text.Tokens.Count && end - token <= LongestPersonName && IsOfPersonName(end))
                end++;
            if (end - token is > 1 and <= LongestPersonName)
            {
                var last = _text.Tokens[end - 1].Text;
                (names.TryGetValue(last, out var known) ? known : names[last] = new HashSet<string>(StringComparer.OrdinalIgnoreCase))
                    .Add(_text.Words(token, end));
            }
            token = Math.Max(token, end - 1);
        }
        return names;
    }
}
