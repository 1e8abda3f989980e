namespace ClaimLedger.Text;

/// <summary>Looks for a claim's value in its quote.</summary>
public static class QuoteReader
{
    private static readonly PhraseTable<bool> Nothing = new(
        new[] { "no", "none", "nobody", "no one", "never", "without", "nothing", "neither", "nor", "zero", "nil" }.Select(word => (word, true)));

    /// <summary>
    /// The words of the quote that carry the value: empty where the quote does not contain it. For highlighting and for validation.
    /// </summary>
    /// <remarks>
    /// A number counts in any writing (Eleven, 11), with its hedge where the quote has it; of a date one part is enough (the
    /// day, the month, "Sunday"), since quotes leave out what their article makes clear.
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
                Value.Options options => OptionWords(tokens, options.Mask, context),
                Value.Range range when context.Answer == AnswerType.Date => DateWords(quote, tokens, range, context),
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

    /// <summary>Whether a missing value in a quote of such an answer is a mistake (quantities, dates, durations).</summary>
    public static bool MustContain(AnswerType answer) => answer is AnswerType.Quantity or AnswerType.Date or AnswerType.Duration;

    private static TextSpan[] OptionWords(List<Token> tokens, ulong mask, ValueContext context)
    {
        var options = context.Options.IsDefault ? [] : context.Options;
        var phrases = new PhraseTable<bool>(
            options.Where((option, index) => index < 64 && (mask & (1UL << index)) != 0 && Tokenizer.Read(option).Count > 0).Select(option => (option, true)));
        return [.. PhraseFinder.Find(tokens, phrases).Select(hit => hit.Span)];
    }

    private readonly record struct Hit(Value.Range Range, TextSpan Span);

    private static TextSpan[] AmountWords(string quote, List<Token> tokens, Value.Range value, ValueContext context)
    {
        var hits = new List<Hit>();
        for (var position = 0; position < tokens.Count; position++)
        {
            if (tokens[position].Is("the"))
                continue;
            AddHit(position, readsSpans: true);
            // "Rose from 5 to 10" says 5, too.
            if (NumberReader.IsAtNumber(new TokenReader(tokens, position)))
                AddHit(position, readsSpans: false);
        }
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
        if (value.Literal == Interval.Point(0) && PhraseFinder.Find(tokens, Nothing).Select(hit => hit.Span).FirstOrDefault() is { Length: > 0 } none)
            return [none];
        return OwnWords(tokens, value.Text);

        void AddHit(int position, bool readsSpans)
        {
            var reader = new TokenReader(tokens, position);
            if (NewReader(reader, context, readsSpans).Read(quote, wholeText: false) is { } range && reader.Position > position)
                hits.Add(new Hit(range, PhraseFinder.Span(tokens, position, reader.Position - position)));
        }

        static Hit? First(List<Hit> hits, Predicate<Hit> fits) => hits.FindIndex(fits) is >= 0 and var index ? hits[index] : null;
    }

    private static AmountReader NewReader(TokenReader reader, ValueContext context, bool readsSpans) => context.Answer == AnswerType.Duration
        ? new DurationReader(reader, context) { ReadsSpans = readsSpans }
        : new QuantityReader(reader, context) { ReadsSpans = readsSpans };

    // The number alone: of "around a month", a month.
    private static Value.Range WithoutHedge(Value.Range value, ValueContext context)
    {
        var reader = new TokenReader(Tokenizer.Read(value.Text));
        return reader.TryTake(Hedges.Before, out _) && NewReader(reader, context, readsSpans: true).Read(value.Text, wholeText: false) is { } core ? core : value;
    }

    private static TextSpan[] DateWords(string quote, List<Token> tokens, Value.Range value, ValueContext context)
    {
        TextSpan? same = null;
        for (var position = 0; position < tokens.Count; position++)
        {
            if (tokens[position].Text is "on" or "in" or "at" or "the" or "during")
                continue;
            var reader = new TokenReader(tokens, position);
            if (new DateReader(reader, context).Read(quote, wholeText: false) is not { } range || reader.Position == position || range.Literal != value.Literal)
                continue;
            var span = PhraseFinder.Span(tokens, position, reader.Position - position);
            if (range.Usual == value.Usual)
                return [span];
            same ??= span;
        }
        if (same is { } found)
            return [found];
        var parts = new DateParts(value);
        return LongestRun(tokens, position => parts.LengthAt(quote, tokens, position)) is { } run ? [run] : OwnWords(tokens, value.Text);
    }

    // Parts of a date side by side: "Monday, October 7".
    private static TextSpan? LongestRun(List<Token> tokens, Func<int, int> lengthAt)
    {
        TextSpan? best = null;
        var position = 0;
        while (position < tokens.Count)
        {
            var end = position;
            var last = position;
            while (end < tokens.Count)
            {
                var length = lengthAt(end);
                if (length > 0)
                {
                    end += length;
                    last = end;
                }
                else if (last > position && tokens[end].Text is "," or "." or "of" or "the" or "st" or "nd" or "rd" or "th")
                {
                    end++;
                }
                else
                {
                    break;
                }
            }
            if (last > position && PhraseFinder.Span(tokens, position, last - position) is var run && !(best?.Length >= run.Length))
                best = run;
            position = Math.Max(last, position + 1);
        }
        return best;
    }

    // The value's own words, one after the other.
    private static TextSpan[] OwnWords(List<Token> tokens, string words)
    {
        if (Tokenizer.Read(words).Count == 0)
            return [];
        var phrase = new PhraseTable<bool>([(words, true)]);
        return PhraseFinder.Find(tokens, phrase).Select(hit => hit.Span).Take(1).ToArray();
    }

    /// <summary>The parts that a quote may name of a date.</summary>
    private sealed class DateParts
    {
        private const int FewDays = 31;

        // Names of months and days that are other words too, unless they start with a capital.
        private static readonly HashSet<string> AlsoWords = new(["may", "march", "mar", "sat", "sun", "mon", "wed", "fall", "spring"], StringComparer.Ordinal);

        private readonly HashSet<int> _days = [];
        private readonly HashSet<int> _months = [];
        private readonly HashSet<int> _years = [];

        public DateParts(Value.Range value)
        {
            foreach (var set in new[] { value.Usual, value.Literal })
            {
                var first = Day(set.Low ?? set.High);
                var last = Day(set.High ?? set.Low);
                if (first is not { } from || last is not { } to)
                    continue;
                for (var year = from.Year; year <= to.Year && _years.Count < 200; year++)
                    _years.Add(year);
                for (var month = from.Year * 12 + from.Month - 1; month <= to.Year * 12 + to.Month - 1 && _months.Count < 12; month++)
                    _months.Add(month % 12 + 1);
                if (to.DayNumber - from.DayNumber < FewDays)
                {
                    _days.Add(from.Day);
                    _days.Add(to.Day);
                }
            }
        }

        /// <summary>How many tokens at <paramref name="position"/> name a part of the date; 0 where none does.</summary>
        public int LengthAt(string quote, List<Token> tokens, int position)
        {
            var token = tokens[position];
            if (token.Kind == TokenKind.Number)
                return _days.Contains(Whole(token)) || (token.Length == 4 && _years.Contains(Whole(token))) ? 1 : 0;
            if (!CalendarWords.Words.TryMatch(tokens, position, out var word, out var length))
                return 0;
            if (length == 1 && AlsoWords.Contains(token.Text) && !char.IsUpper(quote[token.Start]))
                return 0;
            return word.Kind switch
            {
                CalendarWordKind.Month => _months.Contains(word.Value) ? length : 0,
                CalendarWordKind.Weekday or CalendarWordKind.Day or CalendarWordKind.Season => length,
                CalendarWordKind.Turn => CalendarWords.Words.TryMatch(tokens, position + length, out var turned, out var more) && turned.Kind != CalendarWordKind.Turn ? length + more : 0,
                _ => 0,
            };
        }

        private static int Whole(Token token) => token.Number.IsWhole && token.Number.Value is >= 0 and <= 9999 ? (int)token.Number.Value : -1;

        private static DateOnly? Day(decimal? number) =>
            number is { } day ? DateOnly.FromDayNumber((int)Math.Clamp(day, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber)) : null;
    }
}
