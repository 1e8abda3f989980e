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
        var pass = new Pass(text, context);
        var claims = pass.Read();
        return new ReadArticle(claims, pass.Left, pass.PassedOver);
    }

    private sealed class Pass
    {
        private const int LongestHeadline = 200;
        private const int LongestId = 40;

        private readonly NewsReader _reader;
        private readonly ReadingContext _context;
        private readonly QuestionMatcher _questions;
        private readonly QuotePlaces _places;
        private readonly NewQuestion _newQuestions;
        private readonly Func<Mention, StoryFigure?> _measured;
        private readonly List<LeftFigure> _left = [];
        private readonly UniqueNames _ids = new();
        private readonly HashSet<(QuestionId, Interval, string, Modality)> _said = [];

        public Pass(string text, ReadingContext context)
        {
            _context = context;
            _reader = new NewsReader(text, context.Speakers, context.Published, context.Readings);
            var index = new QuestionIndex(context.Questions, context.Claims);
            _questions = new QuestionMatcher(index, MatchPolicy.Propose, Text, context.Title, context.Published);
            _places = new QuotePlaces(Text);
            _newQuestions = new NewQuestion(Text, context);
            var article = new StoryArticle("", text, context.Title, "", WrittenDate.Of(context.Published));
            _measured = StoryReader.Of(article, _reader, context.Readings);
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
            return mentions.Select(mention => Claim(mention, mayAsk: !dating.Contains(mention.Figure.Index))).OfType<ReadClaim>();
        }

        private ReadClaim? Claim(Mention mention, bool mayAsk)
        {
            var measured = _measured(mention);
            foreach (var match in _questions.Find(mention))
            {
                var why = FormattableString.Invariant(
                    $"answers {match.Question.Id} by {match.Because} ({match.Score:0.00}: {match.Explanation})");
                if (Make(mention, match.Question, isNew: false, why) is { } claim)
                    return claim;
            }
            if (!mayAsk)
                return null;
            if (_newQuestions.For(mention, measured) is { } question)
                return Make(mention, question, isNew: true, measured is null ? "no question of the data set fits"
                    : $"no question of the data set fits; of {measured.Measure.Id} by {measured.Because}");
            _left.Add(new LeftFigure(Text.At(mention.Figure.Span), mention.Passage.Rest));
            return null;
        }

        private ReadClaim? Make(Mention mention, Question question, bool isNew, string whyQuestion)
        {
            var (figure, chain, modality) = (mention.Figure, mention.Attribution.Chain, mention.Mood.Modality);
            var context = ValueContext.For(question, _context.Published, modality, _context.Readings);
            if (mention.ValueIn(context) is not { } value)
                return null;
            var (quote, isUnique) = mention.Passage.Quote(_places);
            var words = Text.At(quote);
            if (QuoteReader.DecidingWords(words, value, context).Count == 0)
                return null;
            if (!_said.Add((question.Id, value.Literal, string.Join('\n', chain), modality)))
                return null;
            var reasons = new[] { $"\"{Text.At(figure.Span)}\" read as {figure.Found.Reading}", mention.Attribution.Rule, mention.Mood.Why,
                whyQuestion };
            return new ReadClaim
            {
                Id = _ids.Of(Slugs.Of($"{value.Text} {figure.Counted}", LongestId)),
                Question = question,
                IsNewQuestion = isNew,
                Says = value.Text,
                Value = value,
                Quote = words,
                Span = quote,
                Deciding = figure.Span,
                Anchor = isUnique ? null : Anchors.Around(Text.Text, quote),
                Speakers = chain,
                Modality = modality,
                AsOf = Dating.AsOf(Text, mention, _context.Published)?.ToString(),
                Why = string.Join("; ", reasons.OfType<string>()).ReplaceLineEndings(" "),
            };
        }
    }
}
