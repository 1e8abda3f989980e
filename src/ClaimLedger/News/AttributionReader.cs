using System.Collections.Immutable;
using ClaimLedger.Text;

namespace ClaimLedger.News;

/// <summary>Words that put a part of a text into somebody's mouth.</summary>
/// <param name="Speaker">Who speaks, by the name that the data set or the text gives.</param>
/// <param name="Named">The words that name the speaker.</param>
/// <param name="Outlet">Who was told and passes it on, or null.</param>
/// <param name="Kind">What the verb does.</param>
/// <param name="Words">The words that say so: speaker and verb.</param>
/// <param name="Scope">What is said so.</param>
/// <param name="IsTrailing">Whether the words stand behind what is said: then they hold for all of it.</param>
/// <param name="Rule">The rule, in words.</param>
internal sealed record Credit(string Speaker, string Named, string? Outlet, ReportingKind Kind, TextSpan Words, TextSpan Scope, bool IsTrailing, string Rule);

/// <summary>Who is credited with a passage.</summary>
/// <param name="Chain">From the first who said it to the last who passed it on; empty for the text's own voice.</param>
/// <param name="Kinds">What the verbs do, the innermost first.</param>
/// <param name="Rule">The rules and words that this rests on; null where nobody is credited.</param>
internal sealed record Attribution(ImmutableArray<string> Chain, ImmutableArray<ReportingKind> Kinds, string? Rule)
{
    public static readonly Attribution OwnVoice = new([], [], null);
}

/// <summary>Finds who is credited with what: "X said", "said X", "according to X", "X told Y", passives, and quoted speech.</summary>
internal sealed class AttributionReader
{
    private const int LongestName = 14;
    private const int LongestAside = 45;

    private readonly NewsText _text;
    private readonly SpeakerBook _book;
    private readonly List<Credit>[] _credits;
    private readonly Dictionary<string, string> _interviews = new(StringComparer.Ordinal);

    private List<Token> Tokens => _text.Tokens;

    public AttributionReader(NewsText text, SpeakerBook book)
    {
        _text = text;
        _book = book;
        _credits = new List<Credit>[text.Sentences.Count];
        for (var sentence = 0; sentence < _credits.Length; sentence++)
            _credits[sentence] = Find(sentence);
    }

    /// <summary>The credits in a sentence, in order of place.</summary>
    public IReadOnlyList<Credit> In(int sentence) => _credits[sentence];

    /// <summary>Who is credited with what stands at <paramref name="position"/> of a sentence.</summary>
    public Attribution At(int sentence, int position)
    {
        var covering = _credits[sentence].Where(credit => credit.Scope.Start <= position && position < credit.Scope.End).ToList();
        if (NamedLine(sentence) is { } named && covering.Count == 0)
            return named;
        if (_text.SpeechAt(position) is { } speech && covering.TrueForAll(credit => !IsOf(credit, speech)) && SpeakerOf(speech, sentence) is { } quoted)
            covering.Add(quoted with { IsTrailing = true, Rule = "quoted speech" });
        if (covering.Count == 0)
            return Attribution.OwnVoice;

        // From the innermost to the outermost; what stands behind a sentence holds for all of it.
        var ordered = covering.OrderBy(credit => credit.IsTrailing).ThenByDescending(credit => credit.Scope.Start).ToList();
        var chain = ImmutableArray.CreateBuilder<string>();
        for (var index = 0; index < ordered.Count; index++)
        {
            var credit = ordered[index];
            // "An Israeli minister said that Israel seeks": the minister speaks for himself and his side.
            if (ordered.Skip(index + 1).Any(outer => IsOneOf(outer.Named, credit.Speaker)))
                continue;
            if (!chain.Contains(credit.Speaker))
                chain.Add(credit.Speaker);
            if (OutletOf(credit) is { } outlet && !chain.Contains(outlet))
                chain.Add(outlet);
        }
        var rules = ordered.Select(credit => $"{credit.Rule}: \"{_text.Text.Substring(credit.Words.Start, credit.Words.Length).ReplaceLineEndings(" ")}\"");
        return new Attribution(chain.ToImmutable(), [.. ordered.Select(credit => credit.Kind)], string.Join("; ", rules.Distinct(StringComparer.Ordinal)));
    }

    private string? OutletOf(Credit credit) =>
        credit.Outlet ?? (credit.Kind is ReportingKind.Stating ? _interviews.GetValueOrDefault(credit.Speaker) : null);

    private static bool IsOf(Credit credit, Speech speech) => credit.Scope.Start <= speech.Start && credit.Scope.End >= speech.Start && (credit.Words.End <= speech.Start || credit.Words.Start >= speech.End);

    /// <summary>Whether a name ("Israel") shows in the words that describe another speaker ("Israeli minister").</summary>
    private static bool IsOneOf(string description, string name)
    {
        const int Root = 5;
        return name != description && !name.Contains(' ', StringComparison.Ordinal) && name.Length >= Root && char.IsUpper(name[0])
            && description.Split(' ').Any(word => word.StartsWith(name[..Root], StringComparison.Ordinal));
    }

    /// <summary>"The mayor: We planted 40 trees." in interviews and question-and-answer pieces.</summary>
    private Attribution? NamedLine(int sentence)
    {
        var first = sentence;
        while (first > 0 && _text.Sentences[first - 1].Paragraph == _text.Sentences[sentence].Paragraph)
            first--;
        var (start, last) = (_text.First(first), _text.Last(first));
        for (var token = start; token < Math.Min(last, start + 5); token++)
        {
            if (Tokens[token].Is(":"))
            {
                var name = _text.Words(start, token);
                return token > start && token + 1 < last && IsSpeaker(start, token) && _text.IsCapital(token - 1) && (token - start > 1 || _book.Knows(name)) && _book.Resolve(name) is { } speaker
                    ? new Attribution([speaker], [ReportingKind.Stating], $"a line of {name}'s")
                    : null;
            }
            if (!_text.IsWord(token) && !Tokens[token].Is("."))
                return null;
        }
        return null;
    }

    // --- Quoted speech -----------------------------------------------------------------------------------------------

    /// <summary>The credit that a speech without one in its own sentence belongs to: in its paragraph, else next to it.</summary>
    private Credit? SpeakerOf(Speech speech, int sentence)
    {
        foreach (var near in InParagraph(sentence).OrderBy(other => Math.Abs(other - sentence)).ThenBy(other => -other))
        {
            if (_credits[near].LastOrDefault(credit => credit.Kind is ReportingKind.Stating && _text.SpeechAt(credit.Words.Start) is null) is { } credit)
                return credit;
        }
        var paragraph = _text.Sentences[sentence].Paragraph;
        // An open quote goes on in the next paragraph, where its speaker may be named; and one may go on from the paragraph before.
        if (!speech.IsClosed && FirstOf(paragraph + 1) is { } after && InParagraph(after).SelectMany(near => _credits[near]).FirstOrDefault(credit => credit.Kind is ReportingKind.Stating) is { } next)
            return next;
        for (var before = paragraph - 1; before >= Math.Max(0, paragraph - 3); before--)
        {
            if (FirstOf(before) is { } start && InParagraph(start).SelectMany(near => _credits[near]).LastOrDefault(credit => credit.Kind is ReportingKind.Stating) is { } previous)
                return previous;
        }
        return null;
    }

    private int? FirstOf(int paragraph)
    {
        for (var sentence = 0; sentence < _text.Sentences.Count; sentence++)
        {
            if (_text.Sentences[sentence].Paragraph == paragraph)
                return sentence;
        }
        return null;
    }

    private IEnumerable<int> InParagraph(int sentence)
    {
        var paragraph = _text.Sentences[sentence].Paragraph;
        var first = sentence;
        while (first > 0 && _text.Sentences[first - 1].Paragraph == paragraph)
            first--;
        for (; first < _text.Sentences.Count && _text.Sentences[first].Paragraph == paragraph; first++)
            yield return first;
    }

    // --- Credits in a sentence ----------------------------------------------------------------------------------------

    private List<Credit> Find(int sentence)
    {
        var credits = new List<Credit>();
        var (first, last) = (_text.First(sentence), _text.Last(sentence));
        for (var position = first; position < last; position++)
        {
            if (_text.SpeechAt(Tokens[position].Start) is not null)
                continue;
            var found = Tokens[position].Text switch
            {
                "according" when Is(position + 1, "to", last) => AccordingTo(sentence, position, first, last),
                "citing" or "quoting" => Citing(sentence, position, first, last),
                _ => null,
            };
            if (found is null && !_text.IsCapital(position) && NewsWords.ReportingVerbs.TryMatch(Tokens, position, out var kind, out var length) && position + length <= last)
                found = Passive(sentence, position, length, first, last) ?? Reported(sentence, position, length, kind, first, last);
            if (found is not null)
                credits.Add(found);
        }
        return credits;
    }

    private Credit? AccordingTo(int sentence, int position, int first, int last)
    {
        var end = NameEnd(position + 2, last);
        if (!IsSpeaker(position + 2, end))
            return null;
        var isLeading = position == first || Tokens[position - 1].Is("\"");
        var scope = isLeading ? Scope(end, EndOfSaid(end, last)) : WholeSentence(sentence);
        if (Make(position + 2, end, position, end, null, ReportingKind.Stating, scope, !isLeading, "according to") is not { } credit)
            return null;
        // "Informed sources cited by the broadcaster KAN".
        if (end + 1 < last && Tokens[end].Text is "cited" or "quoted" or "reported" && Tokens[end + 1].Is("by") && NameEnd(end + 2, last) is var outletEnd && outletEnd > end + 2)
            return credit with { Outlet = OutletName(end + 2, outletEnd), Scope = isLeading ? Scope(outletEnd, EndOfSaid(outletEnd, last)) : credit.Scope };
        return credit;
    }

    private Credit? Citing(int sentence, int position, int first, int last)
    {
        var end = NameEnd(position + 1, last);
        return position > first && IsSpeaker(position + 1, end)
            && Make(position + 1, end, position, end, null, ReportingKind.Stating, WholeSentence(sentence), isTrailing: false, "citing") is { } credit ? credit : null;
    }

    /// <summary>"Was announced by X", "described as Y by X".</summary>
    private Credit? Passive(int sentence, int position, int length, int first, int last)
    {
        var by = position + length;
        if (!Tokens[position].Text.EndsWith("ed", StringComparison.Ordinal) && Tokens[position].Text is not ("said" or "told" or "put" or "found"))
            return null;
        for (var reach = 0; reach < 2 && by < last && !Tokens[by].Is("by"); reach++)
            by++;
        if (by >= last || !Tokens[by].Is("by"))
            return null;
        var end = NameEnd(by + 1, last);
        return IsSpeaker(by + 1, end)
            && Make(by + 1, end, position, end, null, ReportingKind.Stating, WholeSentence(sentence), isTrailing: true, "passive") is { } credit ? credit : null;
    }

    private Credit? Reported(int sentence, int position, int length, ReportingKind kind, int first, int last)
    {
        var behind = position + length;
        var before = position - 1;
        var isPassive = false;
        while (before >= first && (NewsWords.Adverbs.Contains(Tokens[before].Text) || NewsWords.Auxiliaries.Contains(Tokens[before].Text) || IsAdverb(before)))
        {
            isPassive |= Tokens[before].Text is "is" or "was" or "were" or "are" or "be" or "been" && !Tokens[position].Text.EndsWith("ing", StringComparison.Ordinal);
            before--;
        }
        if (isPassive || (before >= first && Tokens[before].Text is "to" or "by" or "of"))
            return null;

        // "…, said the mayor": the speaker stands behind.
        var isCut = before < first || Tokens[before].Text is "," or "\"" or "-" or "–" or "—" or ":";
        if (isCut && before == position - 1)
        {
            if (before >= first && Tokens[before].Is(",") && Aside(before, first) is { } noun && Named(before, noun, first) is { } name)
                return Active(sentence, position, behind, name.Start, name.End, kind, last, "said, with an aside");
            var end = NameEnd(behind, last);
            return kind is ReportingKind.Stating && before >= first && IsSpeaker(behind, end)
                && Make(behind, end, position, end, Outlet(end, last, Tokens[position].Text), kind, WholeSentence(sentence), isTrailing: true, "said X") is { } inverted ? inverted : null;
        }
        if (before < first)
            return null;
        if (Tokens[before].Is(","))
        {
            return Aside(before, first) is { } noun && Named(before, noun, first) is { } name
                ? Active(sentence, position, behind, name.Start, name.End, kind, last, "said, with an aside") : null;
        }
        var start = NameStart(before + 1, first);
        if (!IsSpeaker(start, before + 1) || IsNounHere(position, before))
            return null;
        return Active(sentence, position, behind, start, before + 1, kind, last, kind is ReportingKind.Stating ? "X said" : $"X {Tokens[position].Text}");
    }

    /// <summary>Who is meant by a name with an aside: the aside itself where it is the name ("the operator, Ebb Lines, denied").</summary>
    private (int Start, int End)? Named(int comma, int noun, int first)
    {
        var isName = comma - noun is > 1 and <= 5;
        for (var token = noun + 1; token < comma; token++)
            isName &= _text.IsWord(token) && _text.IsCapital(token) && !NewsWords.IsFunctionWord(Tokens[token].Text);
        if (isName && !_text.IsCapital(noun - 1))
            return (noun + 1, comma);
        var start = NameStart(noun, first);
        return IsSpeaker(start, noun) ? (start, noun) : null;
    }

    private Credit? Active(int sentence, int position, int behind, int nameStart, int nameEnd, ReportingKind kind, int last, string rule)
    {
        var outlet = Outlet(behind, last, Tokens[position].Text);
        var content = SkipCircumstances(outlet is null ? behind : NameEnd(behind, last), last);
        var isTrailing = content >= last || Tokens[content].Is(".") && content + 1 >= last;
        var isInserted = nameStart > _text.First(sentence) && Tokens[nameStart - 1].Is(",") && behind < last && Tokens[behind].Text is "," or "\"";
        var scope = isTrailing || isInserted ? WholeSentence(sentence) : Scope(behind, EndOfSaid(behind, last));
        return Make(nameStart, nameEnd, Math.Min(nameStart, position), behind, outlet, kind, scope, isTrailing || isInserted, rule) is { } credit ? credit : null;
    }

    // "on Sunday", "in a statement", "late last week": neither who nor what.
    private int SkipCircumstances(int position, int last)
    {
        while (position < last && (Tokens[position].Text is "on" or "in" or "at" or "a" or "an" or "statement" or "interview" or "late" or "early" or "last" or "this" or "week" or "month" or "morning" or "evening" or "night" or "report" or "briefing" or "press" or "conference" or "news" or "post" or "online" or "television" or "radio"
            || NewsWords.Weekdays.Contains(Tokens[position].Text) || NewsWords.Months.Contains(Tokens[position].Text) || Tokens[position].Kind == TokenKind.Number || NewsWords.Adverbs.Contains(Tokens[position].Text)))
            position++;
        return position;
    }

    // ", which", "despite": what the text itself adds to somebody's words.
    private int EndOfSaid(int position, int last)
    {
        for (var token = position + 1; token < last; token++)
        {
            if (_text.SpeechAt(Tokens[token].Start) is not null)
                continue;
            if (Tokens[token].Is(";") || Tokens[token].Is(",") && token + 1 < last && Tokens[token + 1].Text is "which" or "despite" or "although" or "though" or "whereas")
                return token;
        }
        return last;
    }

    /// <summary>Whoever was told: an outlet, which passes it on; null for people who only listen.</summary>
    private string? Outlet(int position, int last, string verb)
    {
        if (verb is not ("told" or "tells" or "tell" or "telling") || position >= last || NewsWords.Listeners.Contains(Tokens[position].Text))
            return null;
        var end = NameEnd(position, last);
        return end > position && _text.IsCapital(end - 1) && end - position <= 6 ? OutletName(position, end) : null;
    }

    private string? OutletName(int start, int end)
    {
        while (start < end && !_text.IsCapital(start))
            start++;
        if (start >= end)
            return null;
        var words = _text.Words(start, end);
        for (var skip = start; skip < end; skip++)
        {
            if (_book.IsOutlet(_text.Words(skip, end)))
                return _book.Resolve(_text.Words(skip, end));
        }
        // "Israeli public broadcaster KAN": the name is what stands behind the last small word.
        for (var token = end - 1; token > start; token--)
        {
            if (!_text.IsCapital(token) && _text.IsWord(token) && !NewsWords.IsFunctionWord(Tokens[token].Text) && token + 1 < end)
                return _text.Words(token + 1, end);
        }
        return words;
    }

    private Credit? Make(int nameStart, int nameEnd, int wordsStart, int wordsEnd, string? outlet, ReportingKind kind, TextSpan scope, bool isTrailing, string rule)
    {
        var named = _text.Words(nameStart, nameEnd);
        if (_book.Meet(named) is not { } speaker)
            return null;
        if (outlet is not null)
            _interviews[speaker] = outlet;
        var words = new TextSpan(Tokens[wordsStart].Start, Tokens[Math.Max(wordsEnd, nameEnd) - 1].End - Tokens[wordsStart].Start);
        return new Credit(speaker, named, outlet, kind, words, scope, isTrailing, rule);
    }

    private TextSpan WholeSentence(int sentence) => _text.Sentences[sentence].Span;

    private TextSpan Scope(int first, int last)
    {
        if (first >= last)
            return new TextSpan(Tokens[last - 1].End, 0);
        return new TextSpan(Tokens[first].Start, Tokens[last - 1].End - Tokens[first].Start);
    }

    // --- Names ----------------------------------------------------------------------------------------------------------

    private bool Is(int token, string text, int last) => token < last && Tokens[token].Is(text);

    private bool IsAdverb(int token) => _text.IsWord(token) && !_text.IsCapital(token) && Tokens[token].Text.EndsWith("ly", StringComparison.Ordinal);

    // "The offer", "an Israeli plan": a noun that looks like a verb.
    private bool IsNounHere(int verb, int before)
    {
        var word = Tokens[verb].Text;
        if (word.EndsWith("ed", StringComparison.Ordinal) || word.EndsWith("ing", StringComparison.Ordinal) || word is "said" or "says" or "told" or "tells" or "sought" or "wrote" or "thought" or "say" or "found" or "seeks" or "insists" or "believes" or "wants")
            return false;
        var left = Tokens[before].Text;
        if (NewsWords.Determiners.Contains(left) || left.EndsWith("'s", StringComparison.Ordinal) || left.EndsWith("s'", StringComparison.Ordinal))
            return true;
        var isPlural = left.EndsWith('s') || NewsWords.IrregularPlurals.Contains(left);
        return word.EndsWith('s') ? isPlural && !_text.IsCapital(before) : !isPlural && !NewsWords.Pronouns.Contains(left);
    }

    /// <summary>The token behind a name that an aside parts from its verb ("Finch, the harbourmaster, said"); null where there is no aside.</summary>
    private int? Aside(int comma, int first)
    {
        for (var token = comma - 1; token > first && comma - token < LongestAside; token--)
        {
            if (Tokens[token].Text is "\"" or ";" or ":")
                return null;
            if (!Tokens[token].Is(","))
                continue;
            var opening = Tokens[token + 1].Text;
            if (opening is "a" or "an" or "the" or "who" or "which" or "his" or "her" or "their" or "its" or "one" or "himself" or "herself" || comma - token <= 5 || (!_text.IsCapital(token + 1) && !NewsWords.Conjunctions.Contains(opening)))
                return token;
        }
        return null;
    }

    /// <summary>Where the name that ends before <paramref name="end"/> begins.</summary>
    private int NameStart(int end, int first)
    {
        var start = end;
        if (start > first && NewsWords.Pronouns.Contains(Tokens[start - 1].Text))
            return start - 1;
        while (start > first && end - start < LongestName && Continues(start - 1, first))
            start--;
        while (start < end - 1 && (NewsWords.Prepositions.Contains(Tokens[start].Text) || Tokens[start].Text is "and" or "or" || Tokens[start].Kind == TokenKind.Symbol))
            start++;
        return start;
    }

    private bool Continues(int token, int first)
    {
        var text = Tokens[token].Text;
        if (Tokens[token].Kind == TokenKind.Number && ((token > first && Tokens[token - 1].Is("-")) || Tokens[token + 1].Is("-")))
            return false;
        if (Tokens[token].Kind == TokenKind.Symbol)
            return text is "-" && Tokens[token].IsGlued && Tokens[token + 1].Kind != TokenKind.Number || text == "." && Tokens[token].IsGlued && token > first && (Tokens[token - 1].Length == 1 || NewsWords.Abbreviations.ContainsKey(Tokens[token - 1].Text));
        if (text == "and")
            return token > first && _text.IsCapital(token - 1) && _text.IsCapital(token + 1);
        if (NewsWords.Conjunctions.Contains(text) || NewsWords.Auxiliaries.Contains(text) && !_text.IsCapital(token) || NewsWords.Pronouns.Contains(text) || NewsWords.Weekdays.Contains(text)
            || (NewsWords.Months.Contains(text) && _text.IsCapital(token) && text != "may"))
            return false;
        if (NewsWords.Adverbs.Contains(text))
            return false;
        // Verbs end a name, but for those that say more of it: "people briefed on the talks".
        if (text.EndsWith("ed", StringComparison.Ordinal) && !_text.IsCapital(token))
            return NewsWords.Prepositions.Contains(Tokens[token + 1].Text) && Tokens[token + 1].Text is not "to";
        return !NewsWords.ReportingVerbs.StartsAt(Tokens, token) || _text.IsCapital(token) || NewsWords.SpeakerNouns.ContainsKey(text);
    }

    /// <summary>Where the name that begins at <paramref name="start"/> ends.</summary>
    private int NameEnd(int start, int last)
    {
        var end = start;
        if (end < last && NewsWords.Pronouns.Contains(Tokens[end].Text))
            return end + 1;
        while (end < last && end - start < LongestName && GoesOn(start, end, last))
            end++;
        while (end > start && (NewsWords.Prepositions.Contains(Tokens[end - 1].Text) || NewsWords.Determiners.Contains(Tokens[end - 1].Text) || NewsWords.Adverbs.Contains(Tokens[end - 1].Text) || Tokens[end - 1].Text is "and" or "or" or "-" or "."))
            end--;
        return end;
    }

    private bool GoesOn(int start, int token, int last)
    {
        var text = Tokens[token].Text;
        if (Tokens[token].Kind == TokenKind.Number)
            return false;
        if (Tokens[token].Kind == TokenKind.Symbol)
            return text == "-" && Tokens[token].IsGlued || text == "." && Tokens[token].IsGlued && token + 1 < last && (Tokens[token - 1].Length == 1 || NewsWords.Abbreviations.ContainsKey(Tokens[token - 1].Text));
        if (text == "and")
            return token > start && token + 1 < last && _text.IsCapital(token - 1) && _text.IsCapital(token + 1);
        if (NewsWords.Conjunctions.Contains(text) || NewsWords.Auxiliaries.Contains(text) && !_text.IsCapital(token) || NewsWords.Weekdays.Contains(text) || NewsWords.Adverbs.Contains(text) || token > start && NewsWords.Pronouns.Contains(text))
            return false;
        if (text is "on" or "in" or "at" && token + 1 < last && (NewsWords.Weekdays.Contains(Tokens[token + 1].Text) || NewsWords.Months.Contains(Tokens[token + 1].Text)
            || Tokens[token + 1].Kind == TokenKind.Number || Tokens[token + 1].Text is "condition" or "a" or "an" or "his" or "her" or "their"))
            return false;
        if (text is "as" or "after" or "before" or "during" or "by" or "to" or "since")
            return false;
        if (token > start && text.EndsWith("ed", StringComparison.Ordinal) && !_text.IsCapital(token))
            return token + 1 < last && NewsWords.Prepositions.Contains(Tokens[token + 1].Text) && Tokens[token + 1].Text is not ("to" or "by");
        return !(token > start && NewsWords.ReportingVerbs.StartsAt(Tokens, token) && !_text.IsCapital(token) && !NewsWords.SpeakerNouns.ContainsKey(text));
    }

    /// <summary>Whether some tokens name somebody who can speak: a pronoun, a name, or a noun of the table.</summary>
    private bool IsSpeaker(int start, int end)
    {
        if (start >= end || start < 0)
            return false;
        if (end == start + 1 && NewsWords.Pronouns.Contains(Tokens[start].Text))
            return Tokens[start].Text is "he" or "she" or "they";
        if (_book.IsOutlet(_text.Words(start, end)))
            return true;
        var head = start;
        while (head < end && (head == start || !NewsWords.Prepositions.Contains(Tokens[head].Text)))
            head++;
        for (var token = start; token < head; token++)
        {
            if (NewsWords.SpeakerNouns.ContainsKey(Tokens[token].Text) && (token + 1 == head || _text.IsCapital(token + 1) || !_text.IsCapital(token)))
                return true;
        }
        return _text.IsWord(head - 1) && _text.IsCapital(head - 1) && !NewsWords.IsFunctionWord(Tokens[head - 1].Text) && !NewsWords.Weekdays.Contains(Tokens[head - 1].Text) && !NewsWords.Months.Contains(Tokens[head - 1].Text);
    }
}
