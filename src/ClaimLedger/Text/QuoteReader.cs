namespace ClaimLedger.Text;

/// <summary>Looks for a claim's value in its quote.</summary>
internal static class QuoteReader
{
    private static readonly PhraseTable<bool> Nothing = WordLists.Phrases("nothing-said");
    private static readonly WordSet BeforeDays = WordLists.Of("lead-of-day");
    private static readonly WordSet One = WordLists.Of("one-somebody");
    private static readonly WordSet OfWhole = WordLists.Of("part-of-whole");

    /// <summary>
    /// The words of the quote that carry the value: empty where the quote does not contain it. For highlighting and for validation.
    /// </summary>
    /// <remarks>
    /// A number counts in any writing (Eleven, 11; "a man" is one), with its hedge where the quote has it; a share needs words
    /// that make it one beside the number. Of a date one part is enough (the month, "Sunday"), since quotes leave out what their
    /// article makes clear, unless the words around it make it another date.
    /// </remarks>
    /// <param name="quote">The words of the source.</param>
    /// <param name="value">The claim's value, as read in the same context.</param>
    /// <param name="context">What the question asks for, and when the source was published.</param>
    public static IReadOnlyList<TextSpan> DecidingWords(string quote, Value value, ValueContext context)
    {
        ArgumentNullException.ThrowIfNull(quote);
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(context);
        var tokens = Tokenizer.Read(quote);
        try
        {
            return value switch
            {
                Value.Options options => OptionWords(tokens, options.Allowed, context),
                Value.Range range when context.Answer == AnswerType.Date => DateWords(quote, tokens, range, context),
                Value.Range range when context.Answer == AnswerType.Time => TimesIn(tokens, range, context),
                Value.Range range => AmountWords(quote, tokens, range, context),
                _ => OwnWords(tokens, value.Text),
            };
        }
        catch (OverflowException)
        {
            // A quote may hold any number in any unit; one too large to convert is not the value.
            return OwnWords(tokens, value.Text);
        }
    }

    /// <summary>Whether a missing value in a quote of such an answer is a mistake (quantities, dates, durations, times).</summary>
    public static bool MustContain(AnswerType answer) => answer is not (AnswerType.Choice or AnswerType.Term);

    private static TextSpan[] OptionWords(List<Token> tokens, OptionSet allowed, ValueContext context)
    {
        var options = context.Options.IsDefault ? [] : context.Options;
        var phrases = new PhraseTable<bool>(
            options.Where((option, index) => allowed.Contains(index) && Tokenizer.Read(option).Count > 0).Select(option => (option, true)),
            isPassing: true);
        return [.. PhraseFinder.Find(tokens, phrases).Select(hit => hit.Span)];
    }

    // All words that an amount can start with: no reader is asked about the others.
    private static readonly WordSet Starters = new(
        NumberReader.FirstWords.Concat(Hedges.Before.FirstWords).Concat(Hedges.Opening.FirstWords).Concat(Hedges.Instead.FirstWords)
            .Concat(UnitTable.InText.FirstWords).Concat(UnitTable.AllPhrases.FirstWords).Concat(UnitTable.ScaledMoneyWords)
            .Concat(UnitTable.TimeStarters.All).Concat(["full"]));

    private static bool MayStart(in Token token) => token.Kind != TokenKind.Word || Starters.Contains(token);

    private readonly record struct Hit(Value.Range Range, TextSpan Span);

    private static TextSpan[] AmountWords(string quote, List<Token> tokens, Value.Range value, ValueContext context)
    {
        var asksForShare = context.Answer == AnswerType.Quantity && UnitTable.OfQuestion(context.Unit) is { IsShare: true };
        var hits = Hits(quote, tokens, context, asksForShare);
        var core = WithoutHedge(value, context);
        Hit? best = First(hits, hit => hit.Range.Literal == value.Literal && hit.Range.Usual == value.Usual)
            ?? First(hits, hit => hit.Range.Literal == value.Literal)
            ?? First(hits, hit => hit.Range.Literal == core.Literal)
            ?? First(hits, hit => core.Written is { } written && hit.Range.Written == written);
        if (best is { } found)
            return [found.Span];
        // "Between 30 million and 40 million" may stand in a quote as two figures.
        if (core.Written is null && core.Literal is { Low: { } low, High: { } high } && low != high
            && First(hits, hit => hit.Range.Written == low) is { } first && First(hits, hit => hit.Range.Written == high) is { } second)
        {
            return first.Span.Start < second.Span.Start ? [first.Span, second.Span] : [second.Span, first.Span];
        }
        if (value.Literal == Interval.Point(0)
            && PhraseFinder.Find(tokens, Nothing).Select(hit => hit.Span).FirstOrDefault() is { Length: > 0 } none)
            return [none];
        if (value.Literal == Interval.Point(1) && context.Answer == AnswerType.Quantity && !asksForShare && Article(tokens) is { } article)
            return [article];
        return asksForShare ? [] : OwnWords(tokens, value.Text);

        static Hit? First(List<Hit> hits, Predicate<Hit> fits) => hits.FindIndex(fits) is >= 0 and var index ? hits[index] : null;
    }

    private static List<Hit> Hits(string quote, List<Token> tokens, ValueContext context, bool asksForShare)
    {
        var hits = new List<Hit>();
        for (var position = 0; position < tokens.Count; position++)
        {
            if (!MayStart(tokens[position]))
                continue;
            AddHit(position, readsSpans: true);
            // "Rose from 5 to 10" says 5, too.
            if (NumberReader.IsAtNumber(new TokenReader(tokens, position)))
                AddHit(position, readsSpans: false);
        }
        return hits;

        void AddHit(int position, bool readsSpans)
        {
            var reader = new TokenReader(tokens, position);
            if (NewReader(reader, context, readsSpans).Read(quote, wholeText: false) is { } range && reader.Position > position
                && (!asksForShare || IsShare(tokens, position, reader.Position)))
                hits.Add(new Hit(range, PhraseFinder.Span(tokens, position, reader.Position)));
        }
    }

    // "A man died" counts one.
    private static TextSpan? Article(List<Token> tokens)
    {
        for (var position = 0; position + 1 < tokens.Count; position++)
        {
            if (One.Contains(tokens[position]) && tokens[position + 1].Kind == TokenKind.Word)
                return PhraseFinder.Span(tokens, position, position + 1);
        }
        return null;
    }

    // "20 per cent", "one in five", "a share of 20", "half"; not "20 people".
    private static bool IsShare(List<Token> tokens, int start, int end)
    {
        const int Near = 4;
        for (var position = Math.Max(0, start - Near); position < Math.Min(tokens.Count, end + Near); position++)
        {
            if (UnitTable.Phrases.TryMatch(tokens, position, out _, out _, unit => unit.IsShare))
                return true;
        }
        for (var position = start; position < end; position++)
        {
            if (OfWhole.Contains(tokens[position])
                || (NumberReader.TryRead(new TokenReader(tokens, position), out var number) && number.Form == NumberForm.Fraction))
                return true;
        }
        return false;
    }

    private static AmountReader NewReader(TokenReader reader, ValueContext context, bool readsSpans) =>
        context.Answer == AnswerType.Duration
        ? new DurationReader(reader, context) { ReadsSpans = readsSpans }
        : new QuantityReader(reader, context) { ReadsSpans = readsSpans };

    // The number alone: of "around a month", a month.
    private static Value.Range WithoutHedge(Value.Range value, ValueContext context)
    {
        var reader = new TokenReader(Tokenizer.Read(value.Text));
        return reader.TryTake(Hedges.Before, out _)
            && NewReader(reader, context, readsSpans: true).Read(value.Text, wholeText: false) is { } core ? core : value;
    }

    private static TextSpan[] TimesIn(List<Token> tokens, Value.Range value, ValueContext context)
    {
        var hits = new List<Hit>();
        for (var position = 0; position < tokens.Count; position++)
        {
            if (TimeWords.Leads.StartsAt(tokens, position))
                continue;
            foreach (var style in new[] { TextStyle.RunningText, TextStyle.Value })
            {
                var reader = new TokenReader(tokens, position);
                if (new TimeReader(reader, style).Read() is { } phrase
                    && TimeMeaning.Of(value.Text, phrase, context, out _) is { } range)
                    hits.Add(new Hit(range, PhraseFinder.Span(tokens, position, reader.Position)));
            }
        }
        var places = hits.FindAll(hit => hit.Range.Literal == value.Literal && hit.Range.Usual == value.Usual);
        if (places.Count == 0)
        {
            places = hits.FindAll(hit => hit.Range.Literal == value.Literal
                || (value.Written is { } written && hit.Range.Written == written));
        }
        return places.Count > 0 ? [places.MaxBy(hit => hit.Span.Length).Span] : OwnWords(tokens, value.Text);
    }

    private static TextSpan[] DateWords(string quote, List<Token> tokens, Value.Range value, ValueContext context)
    {
        TextSpan? same = null;
        for (var position = 0; position < tokens.Count; position++)
        {
            if (BeforeDays.Contains(tokens[position]))
                continue;
            var reader = new TokenReader(tokens, position);
            if (new DateReader(reader, quote, context).Read(wholeText: false) is not { } range || reader.Position == position
                || range.Literal != value.Literal)
                continue;
            var span = PhraseFinder.Span(tokens, position, reader.Position);
            if (range.Usual == value.Usual)
                return [span];
            same ??= span;
        }
        if (same is { } found)
            return [found];
        return LongestEvidence(quote, tokens, value, context) is { } evidence ? [evidence] : OwnWords(tokens, value.Text);
    }

    // What contradicts the value is stepped over whole: the "June" of "4 June" does not tell of the third.
    private static TextSpan? LongestEvidence(string quote, List<Token> tokens, Value.Range value, ValueContext context)
    {
        var days = new DaysOf(value);
        TextSpan? best = null;
        var position = 0;
        while (position < tokens.Count)
        {
            var part = DatePartReader.Read(quote, tokens, position, days, context);
            if (part.Length == 0)
            {
                var reader = new TokenReader(tokens, position);
                var fits = !BeforeDays.Contains(tokens[position])
                    && new DateReader(reader, quote, context).Read(wholeText: false) is { } range && reader.Position > position
                    && days.Meet(range.Literal);
                Consider(fits ? reader.Position - position : 0);
                position++;
                continue;
            }
            Consider(part.Fits ? part.Length : 0);
            position += part.Length;
        }
        return best;

        void Consider(int length)
        {
            if (length > 0 && PhraseFinder.Span(tokens, position, position + length) is var span && !(best?.Length >= span.Length))
                best = span;
        }
    }

    // The value's own words, one after the other.
    private static TextSpan[] OwnWords(List<Token> tokens, string words)
    {
        if (Tokenizer.Read(words).Count == 0)
            return [];
        var phrase = new PhraseTable<bool>([(words, true)], isPassing: true);
        return PhraseFinder.Find(tokens, phrase).Select(hit => hit.Span).Take(1).ToArray();
    }
}
