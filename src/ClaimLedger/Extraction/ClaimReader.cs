using ClaimLedger.Matching;
using ClaimLedger.Naming;
using ClaimLedger.News;
using ClaimLedger.Stories;
using ClaimLedger.Text;

namespace ClaimLedger.Extraction;

/// <summary>Reads the claims that a text makes: figures, dates and lengths of time, with who says so and what is asked.</summary>
/// <remarks>Deterministic, and never more than a proposal: each claim says which words and rules it rests on.</remarks>
internal static class ClaimReader
{
    /// <summary>The claims of a text, and what is left of it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="context">What is known of it.</param>
    public static ReadArticle Read(string text, ReadingContext context)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(context);
        return Read([(text, context)])[0];
    }

    /// <summary>
    /// The claims of several texts, and what is left of each: those of one story are read by what all of them tell of it, and figures that
    /// answer one new question bring the same.
    /// </summary>
    /// <param name="texts">The texts, each with what is known of it; their prefixes differ.</param>
    /// <param name="cancellation">Stops it between two texts.</param>
    public static IReadOnlyList<ReadArticle> Read(
        IReadOnlyList<(string Text, ReadingContext Context)> texts, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var readers = texts.Select(text =>
            new NewsReader(text.Text, text.Context.Speakers, text.Context.Published, text.Context.Readings)).ToList();
        var read = new ReadArticle[texts.Count];
        var shared = new SharedQuestions(texts.Select(text => text.Context));
        foreach (var story in Topic.Stories([.. texts.Zip(readers, (text, reader) => (text.Context.Title, reader.Text))]))
        {
            var articles = story.Select(index => ArticleOf(texts[index].Text, texts[index].Context)).ToList();
            var reader = new StoryReader(articles, texts[story[0]].Context.Readings);
            var measured = reader.Each([.. story.Select(index => readers[index])], cancellation);
            for (var at = 0; at < story.Count; at++)
            {
                cancellation.ThrowIfCancellationRequested();
                var pass = new Pass(readers[story[at]], texts[story[at]].Context, measured[at]);
                var claims = pass.Read();
                read[story[at]] = new ReadArticle(claims, pass.Left, pass.PassedOver);
            }
            if (story.Count > 1)
                shared.Share(story, read, [.. texts.Select(text => text.Context)], reader.Subject);
        }
        return read;
    }

    private static StoryArticle ArticleOf(string text, ReadingContext context) =>
        new(context.Name, text, context.Title, "", WrittenDate.Of(context.Published));

    private sealed class Pass
    {
        private const int LongestHeadline = 200;
        private const int LongestId = 40;

        private readonly NewsReader _reader;
        private readonly ReadingContext _context;
        private readonly QuestionMatcher _questions;
        private readonly QuestionMatcher _sure;
        private readonly HashSet<QuestionId> _declared;
        private readonly NewQuestion _newQuestions;
        private readonly Func<Mention, StoryFigure?> _measured;
        private readonly List<LeftFigure> _left = [];
        private readonly UniqueNames _ids = new();
        private readonly HashSet<(QuestionId, Interval, string, Modality)> _said = [];

        public Pass(NewsReader reader, ReadingContext context, Func<Mention, StoryFigure?> measured)
        {
            (_context, _reader, _measured) = (context, reader, measured);
            _declared = [.. context.Questions.Select(question => question.Id)];
            var index = new QuestionIndex(context.Questions.Concat(context.Proposed), context.Claims);
            _questions = new QuestionMatcher(index, MatchPolicy.Propose, Text, context.Title, context.Published);
            _sure = new QuestionMatcher(index, MatchPolicy.Sure, Text, context.Title, context.Published);
            _newQuestions = new NewQuestion(Text, context);
        }

        public IReadOnlyList<LeftFigure> Left => _left;

        public int PassedOver => _reader.PassedOver;

        private NewsText Text => _reader.Text;

        public List<ReadClaim> Read()
        {
            var claims = new List<ReadClaim>();
            var headlines = new List<ReadClaim>();
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var sentence = 0; sentence < Text.Sentences.Count; sentence++)
            {
                if (seen.Add(WordsOf(sentence)) && !IsHeadline(sentence))
                    claims.AddRange(Read(sentence));
            }
            // What a headline says again is said once; what it says otherwise is a claim of its own.
            for (var sentence = 0; sentence < Text.Sentences.Count && Text.Sentences[sentence].Paragraph <= 1; sentence++)
            {
                if (IsHeadline(sentence) && seen.Remove(WordsOf(sentence)))
                    headlines.AddRange(Read(sentence));
            }
            return [.. headlines, .. claims];
        }

        private string WordsOf(int sentence) => Text.At(Text.Sentences[sentence].Span);

        // One of the first two paragraphs, short, of one sentence and without a full stop.
        private bool IsHeadline(int sentence)
        {
            var (span, paragraph) = Text.Sentences[sentence];
            return paragraph <= 1 && span.Length < LongestHeadline && char.IsLetterOrDigit(Text.Text[span.End - 1])
                && Text.Paragraph(paragraph) == (sentence, sentence + 1);
        }

        private IEnumerable<ReadClaim> Read(int sentence)
        {
            var mentions = _reader.Mentions(sentence, _reader.FiguresIn(sentence)).ToList();
            // A date as of which another figure is counted is that figure's, and answers no question of its own that nobody has asked.
            var dating = mentions.Select(mention => Dating.OfClause(Text, mention, _context.Published)?.Index).ToHashSet();
            return mentions.Select(mention => Claim(mention, mayAsk: !dating.Contains(mention.Figure.Index)))
                .Concat(_reader.Times(sentence, _reader.FiguresIn(sentence)).Select(time => Claim(time, mayAsk: true)))
                .OfType<ReadClaim>();
        }

        private ReadClaim? Claim(Mention mention, bool mayAsk)
        {
            var measured = _measured(mention);
            foreach (var match in _questions.Find(mention))
            {
                var why = FormattableString.Invariant(
                    $"answers {match.Question.Id} by {match.Because} ({match.Score:0.00}: {match.Explanation})");
                var isDeclared = _declared.Contains(match.Question.Id);
                var doubt = DoubtOf(mention, match.Question);
                // What another article proposed to ask, nobody has asked yet: it is answered for sure, or not at all.
                if (!isDeclared && doubt is not null)
                    continue;
                if (Make(mention, match.Question, why, doubt) is { } claim)
                    return claim with
                    {
                        IsNewQuestion = !isDeclared,
                        IsLinked = true,
                        Measured = measured,
                    };
            }
            if (!mayAsk)
                return null;
            if (_newQuestions.For(mention, measured) is { } question)
            {
                const string NoneFits = "no question of the data set fits";
                return measured is null ? Make(mention, question, NoneFits, "the question is made of the figure's own clause")
                    : Make(mention, question, $"{NoneFits}; of {measured.Measure.Id} by {measured.Because}", measured.Doubt) is { } claim
                    ? claim with { Measured = measured } : null;
            }
            _left.Add(new LeftFigure(Text.At(mention.Figure.Span), mention.Passage.Rest));
            return null;
        }

        // Why whoever has to be sure of the question would not take it; null where that is the one.
        private string? DoubtOf(Mention mention, Question question) => _sure.Find(mention, out var why) switch
        {
            [] => why,
            [var first, ..] when first.Question.Id == question.Id => null,
            [var first, ..] => $"it may answer “{first.Question.Asks}” ({first.Question.Subject})",
        };

        private ReadClaim? Make(Mention mention, Question question, string whyQuestion, string? doubt)
        {
            var (figure, chain, modality) = (mention.Figure, mention.Attribution.Chain, mention.Mood.Modality);
            var context = ValueContext.For(question, _context.Published, modality, _context.Readings);
            if (mention.ValueIn(context) is not { } value)
                return null;
            var quote = mention.Passage.Quote();
            var words = Text.At(quote);
            value = Written(mention, value, words, context);
            // "Months-long": an interval is no words, and nobody could say so in a data set.
            if (value.Text.StartsWith('['))
            {
                var left = new LeftFigure(Text.At(figure.Span), mention.Passage.Rest);
                if (!_left.Contains(left))
                    _left.Add(left);
                return null;
            }
            if (QuoteReader.DecidingWords(words, value, context).Count == 0)
                return null;
            if (!_said.Add((question.Id, value.Literal, string.Join('\n', chain), modality)))
                return null;
            var reasons = new[]
            {
                $"\"{Text.At(figure.Span)}\" read as {figure.Found.Reading}", mention.Attribution.Rule, mention.Mood.Why,
            };
            return new ReadClaim
            {
                Id = _ids.Of(Slugs.Of($"{value.Text} {figure.Counted}", LongestId)),
                Question = question,
                IsNewQuestion = true,
                Says = value.Text,
                Value = value,
                Quote = words,
                Span = quote,
                Deciding = figure.Span,
                Anchor = Anchors.Around(Text.Searched, quote),
                Speakers = chain,
                Modality = modality,
                AsOf = Dating.AsOf(Text, mention, _context.Published)?.ToString(),
                Rests = [.. reasons.OfType<string>()],
                WhyQuestion = whyQuestion,
                Doubt = doubt,
            };
        }

        // Said in the article's words where these alone, read on the day of publication, say the same; a date that was reckoned and an
        // end that was worked out are no words of it.
        private Value.Range Written(Mention mention, Value.Range value, string quote, ValueContext context)
        {
            if (context.Answer is not AnswerType.Date && quote.Contains(value.Text, StringComparison.Ordinal))
                return value;
            foreach (var span in (TextSpan[])[mention.Figure.Span, mention.Figure.Core])
            {
                var words = string.Join(' ', Text.At(span).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
                if (ValueParser.Parse(words, context) is { Success: true, Value: Value.Range written }
                    && (written.Literal, written.Usual) == (value.Literal, value.Usual))
                    return written;
            }
            return value;
        }
    }
}
