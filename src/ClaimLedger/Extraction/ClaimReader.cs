using ClaimLedger.Matching;
using ClaimLedger.News;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.Extraction;

/// <summary>Reads the claims that a text makes: figures, dates and lengths of time, with who says so and what is asked.</summary>
/// <remarks>Deterministic, and never more than a proposal: each claim says which words and rules it rests on.</remarks>
public static class ClaimReader
{
    /// <summary>The claims of a text, in order of place.</summary>
    public static IReadOnlyList<ReadClaim> Read(string text, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(context);
        return new Pass(text, context).Read();
    }

    private sealed class Pass
    {
        private readonly NewsText _text;
        private readonly ReadingContext _context;
        private readonly AttributionReader _attribution;
        private readonly QuestionMatcher _questions;
        private readonly QuantityScanner _back;
        private readonly QuantityScanner _ahead;
        private readonly HashSet<string>[] _stems;
        private readonly HashSet<string> _title;
        private readonly Dictionary<string, string> _asked = new(StringComparer.Ordinal);
        private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
        private readonly HashSet<(string, Interval, string, Modality)> _said = [];

        public Pass(string text, ReadingContext context)
        {
            _context = context;
            _text = new NewsText(text);
            _attribution = new AttributionReader(_text, new SpeakerBook(context.Speakers, _text));
            _questions = new QuestionMatcher(context);
            var options = new ScanOptions { Kinds = QuantityKinds.All & ~QuantityKinds.Ordinal, Published = context.Published, Readings = context.Readings };
            _back = new QuantityScanner(options);
            _ahead = new QuantityScanner(options with { LooksAhead = true });
            _stems = [.. _text.Sentences.Select(sentence => QuestionMatcher.Stems(WordsOf(sentence.Span)))];
            _title = QuestionMatcher.Stems(context.Title);
        }

        public List<ReadClaim> Read()
        {
            var claims = new List<ReadClaim>();
            var headlines = new List<ReadClaim>();
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var sentence = 0; sentence < _text.Sentences.Count; sentence++)
            {
                if (seen.Add(WordsOf(_text.Sentences[sentence].Span)) && !IsHeadline(sentence))
                    claims.AddRange(Read(sentence));
            }
            // What a headline says again is said once; what it says otherwise is a claim of its own.
            for (var sentence = 0; sentence < _text.Sentences.Count; sentence++)
            {
                if (IsHeadline(sentence) && seen.Remove(WordsOf(_text.Sentences[sentence].Span)))
                    headlines.AddRange(Read(sentence));
            }
            return [.. headlines, .. claims];
        }

        private string WordsOf(TextSpan span) => _text.Text.Substring(span.Start, span.Length);

        private bool IsHeadline(int sentence)
        {
            var span = _text.Sentences[sentence].Span;
            return _text.Sentences[sentence].Paragraph <= 1 && char.IsLetterOrDigit(_text.Text[span.End - 1])
                && span.Length < 200 && (sentence + 1 >= _text.Sentences.Count || _text.Sentences[sentence + 1].Paragraph != _text.Sentences[sentence].Paragraph)
                && (sentence == 0 || _text.Sentences[sentence - 1].Paragraph != _text.Sentences[sentence].Paragraph);
        }

        private IEnumerable<ReadClaim> Read(int sentence)
        {
            var span = _text.Sentences[sentence].Span;
            var found = new List<FoundQuantity>();
            var looksAhead = LooksAhead(sentence);
            var scanner = looksAhead ? _ahead : _back;
            var words = WordsOf(span);
            scanner.Scan(words, found);
            var figures = found.ConvertAll(each => Figure.Of(_text, sentence, Figure.Bare(words, each, scanner), span.Start));
            foreach (var figure in figures)
            {
                if (FigureFilter.WhyNot(_text, sentence, figure, _attribution.In(sentence)) is null && Claim(sentence, figure, figures) is { } claim)
                    yield return claim;
            }
        }

        private bool LooksAhead(int sentence)
        {
            for (var token = _text.First(sentence); token < _text.Last(sentence); token++)
            {
                if (NewsWords.OfForecasts.Contains(_text.Tokens[token].Text))
                    return true;
            }
            return false;
        }

        private ReadClaim? Claim(int sentence, Figure figure, List<Figure> figures)
        {
            var attribution = _attribution.At(sentence, figure.Core.Start);
            // A demand or forecast looks ahead where the text by itself would look back: "until mid-April".
            if (figure.Found.Kind is QuantityKinds.Date && attribution.Kinds.Any(kind => kind is ReportingKind.Demanding or ReportingKind.Forecasting))
                figure = Ahead(figure);
            var passage = new Passage(_text, sentence, figure, figures, _attribution.In(sentence));
            var (modality, whyModality) = ModalityReader.Read(_text, sentence, figure, passage.First, passage.Last, attribution);
            // The noun itself: "Palestinian detainees" are detainees.
            var counted = QuestionMatcher.Stems(figure.Counted[(figure.Counted.LastIndexOf(' ') + 1)..]);
            var around = new Surroundings(Closest(sentence, figure), QuestionMatcher.Stems(_text.Words(passage.First, passage.Last)), _stems[sentence], Near(sentence), _title);
            foreach (var match in _questions.Find(figure.Found, counted, modality, around))
            {
                if (Make(match.Question, isNew: false, $"answers {match.Question.Id} by {match.Why} ({match.Score:0.00})") is { } claim)
                    return claim;
            }
            var question = NewQuestion.For(_context, figure.Found, figure.Counted, passage.Deed, passage.Rest);
            return Make(question with { Id = FreeId(question) }, isNew: true, "no question of the data set fits");

            ReadClaim? Make(Question question, bool isNew, string whyQuestion)
            {
                var value = ValueContext.For(question, _context.Published, modality, _context.Readings);
                if (Wording.Of(_text.Text, figure, value) is not { } said)
                    return null;
                var quote = passage.Quote(_text.Text);
                var words = WordsOf(quote);
                if (QuoteReader.DecidingWords(words, said.Value, value).Count == 0)
                    return null;
                if (!_said.Add((question.Id, said.Value.Literal, string.Join('\n', attribution.Chain), modality)))
                    return null;
                return new ReadClaim
                {
                    Id = Unique(NewQuestion.Slug($"{said.Value.Text} {figure.Counted}", longest: 40)),
                    Question = question,
                    IsNewQuestion = isNew,
                    Says = said.Value.Text,
                    Value = said.Value,
                    Quote = words,
                    Span = quote,
                    Deciding = figure.Span,
                    Anchor = AnchorOf(quote),
                    Speakers = attribution.Chain,
                    Modality = modality,
                    AsOf = AsOf(sentence, figure, figures, modality),
                    Why = string.Join("; ", new[] { $"\"{WordsOf(figure.Span)}\" read as {figure.Found.Reading}", attribution.Rule, whyModality, whyQuestion }.OfType<string>()).ReplaceLineEndings(" "),
                };
            }
        }

        private Figure Ahead(Figure figure)
        {
            var found = new List<FoundQuantity>();
            _ahead.Scan(WordsOf(figure.Span), found);
            return found is [{ Kind: QuantityKinds.Date } date] && date.Span.Length == figure.Span.Length
                ? figure with { Found = figure.Found with { Literal = date.Literal, Usual = date.Usual } } : figure;
        }

        // The verb and the noun that a figure goes with stand next to it.
        private HashSet<string> Closest(int sentence, Figure figure)
        {
            const int Before = 5, Behind = 4;
            return QuestionMatcher.Stems(_text.Words(Math.Max(_text.First(sentence), figure.First - Before), Math.Min(_text.Last(sentence), figure.Last + Behind)));
        }

        private HashSet<string> Near(int sentence)
        {
            var near = new HashSet<string>(StringComparer.Ordinal);
            for (var other = Math.Max(0, sentence - 2); other <= Math.Min(_stems.Length - 1, sentence + 1); other++)
            {
                if (other != sentence)
                    near.UnionWith(_stems[other]);
            }
            return near;
        }

        // A new question has no id of another one; the same question asked twice has one.
        private string FreeId(Question question)
        {
            var id = question.Id;
            for (var number = 2; _context.Questions.Any(known => known.Id == id) || (_asked.TryGetValue(id, out var asks) && asks != question.Asks); number++)
                id = $"{question.Id}-{number}";
            _asked[id] = question.Asks;
            return id;
        }

        private string Unique(string id)
        {
            var unique = id;
            for (var number = 2; !_ids.Add(unique); number++)
                unique = $"{id}-{number}";
            return unique;
        }

        // The words alone have to tell where they stand; where a sentence comes twice, those around it do.
        private Anchor? AnchorOf(TextSpan quote)
        {
            const int Context = 32;
            var words = WordsOf(quote);
            if (_text.Text.IndexOf(words, StringComparison.Ordinal) == quote.Start && _text.Text.IndexOf(words, quote.Start + 1, StringComparison.Ordinal) < 0)
                return null;
            var (before, behind) = (Math.Max(0, quote.Start - Context), Math.Min(_text.Text.Length, quote.End + Context));
            if (before > 0 && char.IsLowSurrogate(_text.Text[before]))
                before++;
            if (behind < _text.Text.Length && char.IsLowSurrogate(_text.Text[behind]))
                behind--;
            var known = new Anchor(_text.Text[before..quote.Start], _text.Text[quote.End..behind], 0, 0);
            return Anchors.Find(_text.Text, words, known, Context) is FoundQuote.Anchored { Anchor: var anchor } ? anchor : null;
        }

        // The day on which it was said, or as of which it was counted.
        private string? AsOf(int sentence, Figure figure, List<Figure> figures, Modality modality)
        {
            foreach (var date in figures)
            {
                if (date == figure || date.Found.Kind is not QuantityKinds.Date || date.Found.Literal is not { Low: { } low, High: { } high })
                    continue;
                if (!FigureFilter.DatesWords(_text, sentence, date, _attribution.In(sentence)) && !FigureFilter.IsAsOf(_text, date))
                    continue;
                var span = new DaySpan(DateOnly.FromDayNumber((int)low), DateOnly.FromDayNumber((int)high));
                // A week that is not over yet began before the text was published; a day after it was not meant.
                if (span.First > _context.Published.Last)
                    return null;
                if (modality is not Modality.Forecast && span.Last > _context.Published.Last)
                    span = new DaySpan(span.First, _context.Published.Last);
                return span == _context.Published ? null : span.ToString();
            }
            return null;
        }
    }
}
