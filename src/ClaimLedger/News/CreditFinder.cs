using System.Collections.Frozen;
using ClaimLedger.Text;

namespace ClaimLedger.News;

/// <summary>Finds the credits of a sentence: "X said", "said X", "according to X", "X told Y", passives.</summary>
internal sealed class CreditFinder(NewsText text, SpeakerBook book)
{
    private const int LongestOutlet = 6;
    private const string Document = "document";
    private const int FurthestBehindFigure = 8;

    private static readonly FrozenSet<string> Circumstances = WordClasses.Of("circumstance", "weekday", "month", "adverb");
    private static readonly FrozenSet<string> BeforeVerbs = WordClasses.Of("auxiliary", "adverb");
    private static readonly FrozenSet<string> Listeners = WordClasses.Of("listener");
    private static readonly FrozenSet<string> Telling = WordClasses.Of("telling");
    private static readonly FrozenSet<string> ComparesWith = WordClasses.Of("compares-with-speaker");
    private static readonly FrozenSet<string> OfNoun = WordClasses.Of("relative-behind-preposition");
    private static readonly FrozenSet<string> OwnWords = WordClasses.Of("own-words");
    private static readonly FrozenSet<string> Being = WordClasses.Of("being");
    private static readonly FrozenSet<string> NotASubject = WordClasses.Of("not-a-subject");
    private static readonly FrozenSet<string> SurelyVerbs = WordClasses.Of("surely-verb");
    private static readonly FrozenSet<string> PassiveForms = WordClasses.Of("passive-form");
    private static readonly FrozenSet<string> PassedOn = WordClasses.Of("passed-on");
    private static readonly FrozenSet<string> CircumstanceOpeners = WordClasses.Of("circumstance-opener");
    private static readonly FrozenSet<string> OutletNouns = WordClasses.Of("outlet-noun");
    private static readonly FrozenSet<string> ToldToBe = WordClasses.Of("told-to-be");
    private static readonly FrozenSet<string> States = WordClasses.Of("state-of-people");
    private static readonly FrozenSet<string> Calling = WordClasses.Of("calling");
    private static readonly FrozenSet<string> Hearsay = WordClasses.Of("hearsay");
    private static readonly FrozenSet<string> FalseWords = WordClasses.Of("false-word");
    private static readonly FrozenSet<string> FindingVerbs = WordClasses.Of("finding-verb");
    private static readonly FrozenSet<string> Both = WordClasses.Of("both");
    private static readonly FrozenSet<string> GoesOnOtherwise = WordClasses.Of("goes-on-otherwise");
    private static readonly FrozenSet<string> PastVerbs = WordClasses.Of("past-verb");
    private static readonly FrozenSet<string> Views = WordClasses.Of("view-of-somebody");
    private static readonly FrozenSet<string> Counts = WordClasses.Of("count-of-somebody");
    private static readonly FrozenSet<string> SaidVerbs = WordClasses.Of("said-verb");
    private static readonly FrozenSet<string> ReleasedBy = WordClasses.Of("released-by");
    private static readonly FrozenSet<string> ToldFigures = WordClasses.Of("told-figures");
    private static readonly FrozenSet<string> CitingWords = WordClasses.Of("citing");

    // Those who speak with the one who was found last.
    private readonly List<(string Speaker, string Named)> _others = [];

    private readonly Dictionary<string, string> _interviews = new(StringComparer.Ordinal);

    /// <summary>Where names begin and end.</summary>
    public NamePhrases Names { get; } = new(text, book);

    private List<Token> Tokens => text.Tokens;

    /// <summary>A verb of saying at its place in a sentence.</summary>
    private readonly record struct Verb(int Sentence, int At, int Behind, ReportingKind Kind, int First, int Last);

    /// <summary>The credits in a sentence, in order of place; speakers are remembered, so that "he" and "the official" can mean
    /// them.</summary>
    public List<Credit> Find(int sentence)
    {
        var credits = new List<Credit>();
        var (first, last) = (text.First(sentence), text.Last(sentence));
        for (var position = first; position < last; position++)
        {
            if (text.SpeechAt(Tokens[position].Start) is null
                && At(new Verb(sentence, position, position + 1, ReportingKind.Stating, first, last)) is { } credit)
            {
                credits.AddRange(_others.Select(other => credit with { Speaker = other.Speaker, Named = other.Named }));
                credits.Add(credit);
                _others.Clear();
            }
        }
        return credits;
    }

    /// <summary>Who passes on what is credited so: who was told, now or before.</summary>
    public string? OutletOf(Credit credit) =>
        credit.Outlet ?? (credit.Kind is ReportingKind.Stating ? _interviews.GetValueOrDefault(credit.Speaker) : null);

    private Credit? At(Verb verb)
    {
        var word = Tokens[verb.At].Text;
        if (word == "according" && verb.Behind < verb.Last && Tokens[verb.Behind].Is("to"))
            return AccordingTo(verb, verb.At + 2);
        // ", per the marshal's office": with a comma, since "per head" is a rate.
        if (word == "per" && verb.At > verb.First && Tokens[verb.At - 1].Is(",") && verb.Behind < verb.Last
            && (text.IsCapital(verb.Behind) || Tokens[verb.Behind].Is("the")))
            return AccordingTo(verb, verb.At + 1);
        if (InViewOf(verb) is { } viewed)
            return viewed;
        if (word == "by" && ByCountOf(verb) is { } counted)
            return counted;
        if (CitingWords.Contains(word) && Citing(verb) is { } cited)
            return cited;
        if (Calling.Contains(word) && CalledFalse(verb) is { } denied)
            return denied;
        if (word == "given" && GivenBy(verb) is { } giver)
            return giver;
        if (text.IsCapital(verb.At) || !WordClasses.ReportingVerbs.TryMatch(Tokens, verb.At, out var kind, out var length)
            || verb.At + length > verb.Last || kind is ReportingKind.Nothing)
            return null;
        verb = verb with { Behind = verb.At + length, Kind = kind };
        return Passive(verb) ?? Reported(verb);
    }

    // "In the view of Ilsa Korde, an economist,".
    private Credit? InViewOf(Verb verb) => Views.Contains(Tokens[verb.At].Text) && verb.At - 2 >= verb.First
        && Tokens[verb.At - 1].Is("the") && Tokens[verb.At - 2].Is("in") && verb.Behind < verb.Last && Tokens[verb.Behind].Is("of")
            ? AccordingTo(verb with { At = verb.At - 2 }, verb.At + 2) : null;

    private Credit? AccordingTo(Verb verb, int start)
    {
        var end = Names.End(start, verb.Last);
        if (!Names.IsSpeaker(start, end))
            return null;
        start = BehindDocument(start, end);
        var isLeading = verb.At == verb.First || Tokens[verb.At - 1].Is("\"");
        var scope = isLeading ? Said(end, verb.Last) : Clauses(verb);
        if (Make(verb, (start, end), verb.At, end, null, scope, !isLeading, CreditRule.AccordingTo) is not { } credit)
            return null;
        // "Informed sources cited by the broadcaster KAN".
        var isPassedOn = end + 1 < verb.Last && PassedOn.Contains(Tokens[end].Text) && Tokens[end + 1].Is("by");
        if (isPassedOn && Names.End(end + 2, verb.Last) is var outletEnd && outletEnd > end + 2)
            return credit with { Outlet = Names.Outlet(end + 2, outletEnd), Scope = isLeading ? Said(outletEnd, verb.Last) : credit.Scope };
        return credit;
    }

    // ", by the organisers' count".
    private Credit? ByCountOf(Verb verb)
    {
        if (verb.At <= verb.First || !Tokens[verb.At - 1].Is(","))
            return null;
        for (var token = verb.Behind + 1; token < Math.Min(verb.Last, verb.Behind + LongestOutlet); token++)
        {
            if (!Counts.Contains(Tokens[token].Text))
                continue;
            var end = token - (Tokens[token - 1].Is("'") ? 1 : 0);
            return Names.IsSpeaker(verb.Behind, end)
                ? Make(verb, (verb.Behind, end), verb.At, token + 1, null, Clauses(verb), isTrailing: true, CreditRule.AccordingTo) : null;
        }
        return null;
    }

    // "A statement from the Harbour Office": the office.
    private int BehindDocument(int start, int end)
    {
        for (var token = start + 1; token + 1 < end; token++)
        {
            if (Tokens[token].Text is "from" or "by" && WordClasses.SpeakerNouns.TryGetValue(Tokens[token - 1].Text, out var kind)
                && kind == Document && Names.IsSpeaker(token + 1, end))
                return token + 1;
        }
        return start;
    }

    private Credit? Citing(Verb verb)
    {
        var (start, end) = (verb.At + 1, Names.End(verb.At + 1, verb.Last));
        return verb.At > verb.First && Names.IsSpeaker(start, end)
            ? Make(verb, (start, end), verb.At, end, null, Clauses(verb), isTrailing: false, CreditRule.Citing) : null;
    }

    // "The palace called reports of 70 deaths a fabrication".
    private Credit? CalledFalse(Verb verb)
    {
        const int NearNoun = 4;
        var hearsay = Enumerable.Range(verb.Behind, Math.Max(0, Math.Min(NearNoun, verb.Last - verb.Behind)))
            .FirstOrDefault(token => Hearsay.Contains(Tokens[token].Text), -1);
        if (hearsay < 0 || !text.HasAny(verb.Behind, verb.Last, FalseWords))
            return null;
        var start = Names.Start(verb.At, verb.First);
        return Names.IsSpeaker(start, verb.At)
            ? Active(verb with { Kind = ReportingKind.Denying }, (start, verb.At), CreditRule.Said) : null;
    }

    // "The figure of 350 was given by the Red Star".
    private Credit? GivenBy(Verb verb)
    {
        if (verb.Behind >= verb.Last || !Tokens[verb.Behind].Is("by")
            || !text.HasAny(verb.First, verb.At, ToldFigures))
            return null;
        var end = Names.End(verb.Behind + 1, verb.Last);
        return Names.IsSpeaker(verb.Behind + 1, end)
            ? Make(verb, (verb.Behind + 1, end), verb.At, end, null, Clauses(verb), isTrailing: true, CreditRule.Passive) : null;
    }

    /// <summary>"Was announced by X", "described as Y by X".</summary>
    private Credit? Passive(Verb verb)
    {
        const int Furthest = 2;
        var word = Tokens[verb.At].Text;
        if (!WordClasses.EndsInEd(word) && !PassiveForms.Contains(word))
            return null;
        var by = verb.Behind;
        // "Put at 12 million euros by the insurers".
        var furthest = verb.Behind < verb.Last && Tokens[verb.Behind].Text is "at" or "as" ? FurthestBehindFigure : Furthest;
        while (by < verb.Last && by < verb.Behind + furthest && !Tokens[by].Is("by") && !Tokens[by].Is(","))
            by++;
        if (by >= verb.Last || !Tokens[by].Is("by"))
            return null;
        var end = Names.End(by + 1, verb.Last);
        var stated = verb with { Kind = ReportingKind.Stating };
        return Names.IsSpeaker(by + 1, end)
            ? Make(stated, (by + 1, end), by > verb.Behind + Furthest ? by : verb.At, end, null, Clauses(verb), isTrailing: true,
                CreditRule.Passive) : null;
    }

    private Credit? Reported(Verb verb)
    {
        if (BeforeVerb(verb) is not { } before)
            return null;
        if (before >= verb.First && NotASubject.Contains(Tokens[before].Text))
            return null;
        if (IsCompared(verb, before) || IsOfThing(verb))
            return null;
        before = BeforeBracket(BeforeAs(before, verb.First), verb.First);
        var hasComma = before >= verb.First && Tokens[before].Is(",");
        // "Held in Marrow, a port of Corvo, said Ilsa Korde.": nothing is left that somebody before the verb could say.
        if (hasComma && before == verb.At - 1 && IsLast(verb) && Inverted(verb) is { } last)
            return last;
        if (hasComma && Describing(verb, before) is { } teller)
            return Active(verb, teller, CreditRule.Said);
        if (hasComma && Names.BeforeAside(before, verb.First) is { } name)
            return Active(verb, name, CreditRule.SaidWithAside);
        // "…, said the mayor": the speaker stands behind.
        if (before == verb.At - 1 && (before < verb.First || Tokens[before].Text is "," or "\"" or "-" or "–" or "—" or ":"))
            return before >= verb.First && verb.Kind is ReportingKind.Stating && !IsIng(verb.At) ? Inverted(verb) : null;
        return before < verb.First || hasComma || IsToldToBe(verb) ? null : Before(verb, before);
    }

    private bool IsLast(Verb verb) => verb.Kind is ReportingKind.Stating && !IsIng(verb.At) && verb.Behind < verb.Last
        && Names.End(verb.Behind, verb.Last) is var end && end > verb.Behind && (end >= verb.Last || Tokens[end].Is("."));

    // The last token of whoever speaks, before auxiliaries and adverbs; null where the verb is passive.
    private int? BeforeVerb(Verb verb)
    {
        var before = verb.At - 1;
        while (before >= verb.First && (BeforeVerbs.Contains(Tokens[before].Text) || text.IsManner(before)))
        {
            if (Being.Contains(Tokens[before].Text) && !IsIng(verb.At))
                return null;
            before--;
        }
        // "The mayor and the governor both said".
        if (before > verb.First && Both.Contains(Tokens[before].Text))
            before--;
        return BeforeDay(before, verb.First);
    }

    // "The institute (NIF) on Wednesday reported": when, between the name and its verb.
    private int BeforeDay(int before, int first) => before - 1 > first && WordClasses.Weekdays.Contains(Tokens[before].Text)
        && Tokens[before - 1].Is("on") && !Tokens[before - 2].Is(",") ? before - 2 : before;

    private Credit? Before(Verb verb, int before)
    {
        var start = Names.Start(before + 1, verb.First);
        if (IsObject(start, verb.First))
            return BeforeRelative(start, verb.First) is { } subject ? Active(verb, subject, CreditRule.SaidWithAside) : null;
        if (BehindBy(start, before) is { } source)
            return Active(verb, source, CreditRule.Said);
        if (!Names.IsSpeaker(start, before + 1) && Described(verb, before) is { } described)
            return Active(verb, described, CreditRule.SaidWithAside);
        return Speaks(verb, start, before + 1) && !IsNoun(verb.At, before) ? Active(verb, (start, before + 1), CreditRule.Said) : null;
    }

    // "Divers found the wreck": they did, and tell nothing.
    private bool IsOfThing(Verb verb) => FindingVerbs.Contains(Tokens[verb.At].Text) && verb.Behind < verb.Last
        && (WordClasses.Determiners.Contains(Tokens[verb.Behind].Text) || IsNumber(verb.Behind))
        && !HasVerb(verb.Behind, Enumerable.Range(verb.Behind, verb.Last - verb.Behind)
            .FirstOrDefault(token => Tokens[token].Is(","), verb.Last));

    // Whoever or whatever "said" has spoken; with other verbs only what is known to speak.
    private bool Speaks(Verb verb, int start, int end) => Names.IsSpeaker(start, end)
        || SaidVerbs.Contains(Tokens[verb.At].Text) && Names.IsAnything(start, end);

    // "Figures released by the Ports Board show": the Board. "Economists polled by Dato expect": the economists.
    private (int Start, int End)? BehindBy(int start, int before)
    {
        for (var by = start + 2; by < before; by++)
        {
            if (!Tokens[by].Is("by") || !text.IsParticiple(by - 1))
                continue;
            if (!ToldFigures.Contains(Tokens[by - 2].Text))
                return Tokens[by - 2].Text.EndsWith('s') && Names.IsSpeaker(start, by - 1) ? (start, by - 1) : null;
            return ReleasedBy.Contains(Tokens[by - 1].Text) && Names.IsSpeaker(by + 1, before + 1) ? (by + 1, before + 1) : null;
        }
        return null;
    }

    // "Twice what the ministry reports", "more than the police say": theirs is the other figure.
    private bool IsCompared(Verb verb, int before)
    {
        if (before < verb.First)
            return false;
        var start = Names.Start(before + 1, verb.First);
        return start > verb.First && ComparesWith.Contains(Tokens[start - 1].Text) && Names.IsSpeaker(start, before + 1);
    }

    // "A teacher who asked not to be named said": the name stands before "who".
    private (int Start, int End)? Described(Verb verb, int before)
    {
        const int Longest = 12;
        for (var who = before; who > verb.First && before - who <= Longest && text.IsWord(who); who--)
        {
            if (!Tokens[who].Is("who"))
                continue;
            var start = Names.Start(who, verb.First);
            return Names.IsSpeaker(start, who) ? (start, who) : null;
        }
        return null;
    }

    // "300 people reported infected": they are told of, and say nothing.
    private bool IsToldToBe(Verb verb) => ToldToBe.Contains(Tokens[verb.At].Text)
        && verb.Behind < verb.Last && States.Contains(Tokens[verb.Behind].Text);

    // "The crash that killed all 62 people on board": those who were counted did not speak.
    private bool IsObject(int start, int first)
    {
        var before = start - 1;
        while (before > first && WordClasses.Adverbs.Contains(Tokens[before].Text))
            before--;
        return before > first && IsCounted(start) && !text.IsCapital(before)
            && (text.IsParticiple(before) || IsIng(before));
    }

    private bool IsCounted(int start) => IsNumber(start)
        || start + 1 < Tokens.Count && Tokens[start].Is("all") && IsNumber(start + 1);

    private bool IsNumber(int token) => Tokens[token].Kind == TokenKind.Number
        || Tokens[token] is { Kind: TokenKind.Word, Length: > 2 } word && NumberReader.StartsAt(word);

    // Of "the captain of the ferry that carried 62 people said" the captain.
    private (int Start, int End)? BeforeRelative(int end, int first)
    {
        const int Longest = 24;
        for (var token = end - 1; token > Math.Max(first, end - Longest) && text.IsWord(token); token--)
        {
            if (!Tokens[token].Is("that") && !Tokens[token].Is("which"))
                continue;
            var start = Names.Start(token, first);
            return Names.IsSpeaker(start, token) ? (start, token) : null;
        }
        return null;
    }

    private bool IsIng(int token) => WordClasses.EndsInIng(Tokens[token].Text);

    // "Cited hospital sources as saying".
    private int BeforeAs(int before, int first) => before > first && Tokens[before].Is("as") ? before - 1 : before;

    // "Finch described the scene, saying": whoever opens the sentence.
    private (int Start, int End)? Describing(Verb verb, int comma)
    {
        if (!IsIng(verb.At))
            return null;
        var end = Names.End(verb.First, verb.Last);
        return end < comma && Names.IsSpeaker(verb.First, end) && text.IsParticiple(end) ? (verb.First, end) : null;
    }

    // "The Port Workers' Union (PWU) said".
    private int BeforeBracket(int before, int first)
    {
        const int Longest = 6;
        if (before < first || !Tokens[before].Is(")"))
            return before;
        for (var token = before - 1; token > first && before - token <= Longest; token--)
        {
            if (Tokens[token].Is("("))
                return token - 1;
        }
        return before;
    }

    private Credit? Inverted(Verb verb)
    {
        var end = Names.End(verb.Behind, verb.Last);
        return Speaks(verb, verb.Behind, end)
            ? Make(verb, (verb.Behind, end), verb.At, end, Told(verb, end), Clauses(verb), isTrailing: true, CreditRule.SaidBehind)
            : null;
    }

    private Credit? Active(Verb verb, (int Start, int End) name, CreditRule rule)
    {
        var (behind, last) = (verb.Behind, verb.Last);
        var outlet = Told(verb, behind);
        // "…, the sheriff told reporters": they are told, and nothing is said behind them.
        var content = outlet is not null ? Names.End(behind, last)
            : Telling.Contains(Tokens[verb.At].Text) && behind < last && Listeners.Contains(Tokens[behind].Text) ? behind + 1 : behind;
        while (content < last && (Circumstances.Contains(Tokens[content].Text) || Tokens[content].Kind == TokenKind.Number))
            content++;
        var isAtEnd = content >= last || Tokens[content].Is(";") || (Tokens[content].Is(".") && content + 1 >= last);
        var others = Names.Beside(name.Start, verb.First).ToList();
        var start = others.Count > 0 ? others[0].Start : name.Start;
        var isBehind = start > verb.First && Tokens[start - 1].Is(",");
        var isTrailing = isAtEnd || isBehind && (IsInserted(behind, content, last)
            || (IsCircumstance(content, last) || IsCircumstance(behind, last)) && HasVerb(verb.First, start));
        foreach (var other in others)
        {
            var named = text.Words(other.Start, other.End);
            if (book.Meet(named) is { } speaker)
                _others.Add((speaker, named));
        }
        return Make(verb, name, Math.Min(name.Start, verb.At), behind, outlet, isTrailing ? Clauses(verb)
            : Said(behind, EndOfDenial(verb)), isTrailing, rule);
    }

    // "…, the mayor said, …", "…, the mayor said on Monday, …".
    private bool IsInserted(int behind, int content, int last) => behind < last && Tokens[behind].Text is "," or "\""
        || content > behind && content < last && Tokens[content].Is(",");

    // "Disputed the figure, saying there were 12", "denied a cover-up after 26 patients died", "had expected a quiet night but admitted
    // 95": what is told then is neither denied nor expected.
    private int EndOfDenial(Verb verb)
    {
        if (verb.Kind is ReportingKind.Stating)
            return verb.Last;
        const int Longest = 24;
        for (var token = verb.Behind; token + 1 < Math.Min(verb.Last, verb.Behind + Longest); token++)
        {
            var isDenied = verb.Kind is ReportingKind.Denying;
            if (isDenied && Tokens[token].Text is "," or "and" && IsIng(token + 1)
                && WordClasses.ReportingVerbs.StartsAt(Tokens, token + 1))
                return token;
            if (isDenied && token > verb.Behind && GoesOnOtherwise.Contains(Tokens[token].Text)
                && Enumerable.Range(token + 1, verb.Last - token - 1).Any(at => text.IsOfVerb(at) || PastVerbs.Contains(Tokens[at].Text))
                && !HasVerb(verb.Behind, token) && !Tokens[verb.Behind].Is("that"))
                return token;
            if (Tokens[token].Is("but") && (text.IsParticiple(token + 1) || PastVerbs.Contains(Tokens[token + 1].Text)))
                return token;
        }
        return verb.Last;
    }

    // "…, the mayor said in a speech on Saturday": nothing is said behind it.
    private bool IsCircumstance(int content, int last) => content < last && CircumstanceOpeners.Contains(Tokens[content].Text)
        && !Enumerable.Range(content, last - content).Any(token =>
            Tokens[token].Text is "that" or "," or "\"" || text.IsOfVerb(token));

    private bool HasVerb(int first, int last) => Enumerable.Range(first, last - first).Any(text.IsOfVerb);

    /// <summary>Whoever was told: an outlet, which passes it on; null for people who only listen.</summary>
    private string? Told(Verb verb, int position)
    {
        if (!Telling.Contains(Tokens[verb.At].Text) || position >= verb.Last || Listeners.Contains(Tokens[position].Text))
            return null;
        var end = Names.End(position, verb.Last);
        // "Ebb Wire news agency".
        while (end > position && OutletNouns.Contains(Tokens[end - 1].Text) && !text.IsCapital(end - 1))
            end--;
        return end > position && text.IsCapital(end - 1) && end - position <= LongestOutlet ? Names.Outlet(position, end) : null;
    }

    private Credit? Make(Verb verb, (int Start, int End) name, int wordsStart, int wordsEnd, string? outlet, TextSpan scope,
        bool isTrailing, CreditRule rule)
    {
        var named = text.Words(name.Start, name.End);
        if (OfOwner(name) is { } owned)
            named = owned;
        if (book.Meet(named) is not { } speaker)
            return null;
        if (outlet is not null)
            _interviews[speaker] = outlet;
        var words = Span(wordsStart, Math.Max(wordsEnd, name.End));
        return new Credit(speaker, named, outlet, verb.Kind, words, scope, isTrailing, rule, Tokens[verb.At].Text);
    }

    // "Ada Norr closed the port on what her office said was advice": Ada Norr's office.
    private string? OfOwner((int Start, int End) name)
    {
        if (!(Tokens[name.Start].Is("his") || Tokens[name.Start].Is("her")) || book.Knows(text.Words(name.Start, name.End)))
            return null;
        var sentence = text.SentenceAt(name.Start);
        for (var token = name.Start - 1; token > text.First(Math.Max(0, sentence - 1)); token--)
        {
            if (text.IsWord(token) && text.IsCapital(token) && book.FullName(text.Words(token, token + 1)) is { } person
                && (text.IsOfVerb(token + 1) || IsTitled(token, person)))
                return $"{person}'s {text.Words(name.Start + 1, name.End)}";
        }
        return null;
    }

    private bool IsTitled(int last, string person) => last - person.Split(' ').Length is > 0 and var title
        && WordClasses.SpeakerNouns.ContainsKey(Tokens[title].Text);

    // What stands before or around the words, from one semicolon to the next.
    private TextSpan Clauses(Verb verb)
    {
        var (first, last) = (verb.At, verb.At);
        while (first > verb.First && !IsSemicolon(first - 1))
            first--;
        while (last < verb.Last && !IsSemicolon(last))
            last++;
        return Span(first, last);
    }

    private bool IsSemicolon(int token) => Tokens[token].Is(";") && text.SpeechAt(Tokens[token].Start) is null;

    // What is said goes on to the end, but for what the text itself adds to somebody's words: ", which", "despite".
    private TextSpan Said(int first, int last)
    {
        for (var token = first; token < last; token++)
        {
            var isOwn = Tokens[token].Is(";")
                || (token > first && Tokens[token].Is(",") && token + 1 < last && OwnWords.Contains(Tokens[token + 1].Text))
                || IsRelativeOfNoun(token, first, last);
            if (isOwn && text.SpeechAt(Tokens[token].Start) is null)
                return Span(first, token);
        }
        return Span(first, last);
    }

    // ", in which 800 nurses take part", ", most of which": whoever denies the strike does not deny them.
    private bool IsRelativeOfNoun(int comma, int first, int last) => comma > first && comma + 2 < last && Tokens[comma].Is(",")
        && WordClasses.Prepositions.Contains(Tokens[comma + 1].Text) && OfNoun.Contains(Tokens[comma + 2].Text);

    private TextSpan Span(int first, int last) =>
        first >= last ? new TextSpan(Tokens[last - 1].End, 0) : PhraseFinder.Span(Tokens, first, last);

    // "The offer", "an Israeli plan": a noun that looks like a verb.
    private bool IsNoun(int verb, int before)
    {
        var word = Tokens[verb].Text;
        if (WordClasses.EndsInEd(word) || WordClasses.EndsInIng(word) || SurelyVerbs.Contains(word))
            return false;
        var left = Tokens[before].Text;
        if (WordClasses.Determiners.Contains(left) || WordClasses.IsPossessive(left)
            || left.EndsWith("s'", StringComparison.Ordinal))
            return true;
        var isPlural = left.EndsWith('s') || WordClasses.IrregularPlurals.Contains(left);
        return word.EndsWith('s') ? isPlural && !text.IsCapital(before) : !isPlural && !WordClasses.Pronouns.Contains(left);
    }
}
