using System.Collections.Immutable;
using ClaimLedger.Extraction;
using ClaimLedger.Matching;
using ClaimLedger.News;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.Vetting;

/// <summary>Holds the figures and dates of a draft against what a ledger knows.</summary>
public static class Vetter
{
    /// <summary>What the ledger has to say of a draft. Only a figure that surely answers one of its questions is held against its claims.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="dataSet">What is known.</param>
    /// <param name="published">When the draft is to appear: relative dates are reckoned from there, and what came later is not held against it.</param>
    public static VetReport Vet(string draft, DataSet dataSet, DaySpan published)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(dataSet);
        return new Run(draft, dataSet, published).Vet();
    }

    private sealed class Run
    {
        // Words that date a figure by what was told before.
        private static readonly HashSet<string> OfTelling = new(["later", "earlier", "then", "next", "following", "afterwards", "initial", "initially"], StringComparer.Ordinal);

        private readonly NewsText _text;
        private readonly DaySpan _published;
        private readonly DataSet _dataSet;
        private readonly AttributionReader _attribution;
        private readonly FigureMatcher _matcher;
        private readonly Readings _readings;
        private readonly List<DaySpan> _events;
        private readonly QuantityScanner _back;
        private readonly QuantityScanner _ahead;

        public Run(string draft, DataSet dataSet, DaySpan published)
        {
            (_dataSet, _published) = (dataSet, published);
            _text = new NewsText(draft);
            _attribution = new AttributionReader(_text, new SpeakerBook(dataSet.Speakers, _text));
            _matcher = new FigureMatcher(_text, dataSet);
            _readings = dataSet.Readings.Aggregate(Readings.Default, static (readings, own) => readings.With(own.Row, own.Literal, own.Usual) is { Success: true, Value: var all } ? all : readings);
            var dated = dataSet.Questions.Where(question => question.Answer is AnswerType.Date).Select(question => question.Id).ToHashSet(StringComparer.Ordinal);
            _events = [.. dataSet.Sources.SelectMany(source => source.Claims).Where(claim => dated.Contains(claim.Question)).Select(claim => DaysOf(claim.Value)).OfType<DaySpan>()];
            var options = new ScanOptions { Kinds = QuantityKinds.All & ~QuantityKinds.Ordinal, Published = published, Readings = _readings };
            _back = new QuantityScanner(options);
            _ahead = new QuantityScanner(options with { LooksAhead = true });
        }

        public VetReport Vet()
        {
            var count = 0;
            var held = new List<DraftFigure>();
            for (var sentence = 0; sentence < _text.Sentences.Count; sentence++)
            {
                var span = _text.Sentences[sentence].Span;
                var words = _text.Text.Substring(span.Start, span.Length);
                var found = new List<FoundQuantity>();
                var scanner = LooksAhead(sentence) ? _ahead : _back;
                scanner.Scan(words, found);
                count += found.Count;
                var figures = found.ConvertAll(each => Figure.Of(_text, sentence, Figure.Bare(words, each, scanner), span.Start));
                foreach (var figure in figures)
                {
                    if (FigureFilter.WhyNot(_text, sentence, figure, _attribution.In(sentence)) is null && Hold(sentence, figure, figures) is { } draft)
                        held.Add(draft);
                }
            }
            var judge = new Judge(_dataSet, _published, held);
            return new VetReport([.. held.Select(judge.Of).OfType<VetFinding>()], count, held.Count);
        }

        private static DaySpan? DaysOf(Value value) => value is Value.Range { Literal: { Low: { } low, High: { } high } }
            ? new DaySpan(DateOnly.FromDayNumber((int)low), DateOnly.FromDayNumber((int)high))
            : null;

        private bool LooksAhead(int sentence)
        {
            for (var token = _text.First(sentence); token < _text.Last(sentence); token++)
            {
                if (NewsWords.OfForecasts.Contains(_text.Tokens[token].Text))
                    return true;
            }
            return false;
        }

        private DraftFigure? Hold(int sentence, Figure figure, List<Figure> figures)
        {
            var attribution = _attribution.At(sentence, figure.Core.Start);
            var passage = new Passage(_text, sentence, figure, figures, _attribution.In(sentence));
            if (_matcher.Find(sentence, figure, figures, passage, _attribution.In(sentence)) is not { } match)
                return null;
            var (modality, _) = ModalityReader.Read(_text, sentence, figure, passage.First, passage.Last, attribution);
            var context = ValueContext.For(match.Question, _published, modality, _readings);
            if (Wording.Of(_text.Text, figure, context) is not { } said)
                return null;
            return new DraftFigure(figure.Span, _text.Text.Substring(figure.Span.Start, figure.Span.Length), said.Value, modality, attribution.Chain, AsOf(sentence, figure, figures, passage), IsTold(passage), match);
        }

        // "Two days later the toll was 14": told of a time that has passed.
        private bool IsTold(Passage passage)
        {
            for (var token = passage.First; token < passage.Last; token++)
            {
                if (OfTelling.Contains(_text.Tokens[token].Text))
                    return true;
            }
            return false;
        }

        // The days that the figure may be as of: those that the sentence names for it, and else that of the draft.
        private ImmutableArray<DaySpan> AsOf(int sentence, Figure figure, List<Figure> figures, Passage passage)
        {
            var days = ImmutableArray.CreateBuilder<DaySpan>();
            foreach (var date in figures)
            {
                if (date == figure || date.Found.Kind is not QuantityKinds.Date || date.Found.Literal is not { High: { } high } set || (set.Low ?? high) > _published.Last.DayNumber)
                    continue;
                var last = (int)Math.Min(high, _published.Last.DayNumber);
                var span = new DaySpan(DateOnly.FromDayNumber((int)(set.Low ?? last)), DateOnly.FromDayNumber(last));
                // "By 15 March" bounds the day, and the figure is of its end; what was said on a day was so by then; what happened on a day may be counted later.
                if (set.Low is null || FigureFilter.IsAsOf(_text, date) || (date.First > _text.First(sentence) && _text.Tokens[date.First - 1].Text is "by" or "until")
                    || FigureFilter.DatesWords(_text, sentence, date, _attribution.In(sentence))
                    || (date.First >= passage.First && date.Last <= passage.Last && !_events.Exists(day => span.Meets(day))))
                    return [span];
                days.Add(span);
            }
            days.Add(_published);
            return days.ToImmutable();
        }
    }
}

/// <summary>A figure of a draft that surely answers a question.</summary>
/// <param name="Span">Its words.</param>
/// <param name="Says">The same as text.</param>
/// <param name="Value">What they allow.</param>
/// <param name="Modality">How it is put forward.</param>
/// <param name="Chain">Who is credited.</param>
/// <param name="AsOf">The days that it may be as of: it is wrong only where it is wrong for each.</param>
/// <param name="IsTold">Whether it is told of a time that has passed: then a newer figure is no reproach.</param>
/// <param name="Match">The question.</param>
internal sealed record DraftFigure(TextSpan Span, string Says, Value.Range Value, Modality Modality, ImmutableArray<string> Chain, ImmutableArray<DaySpan> AsOf, bool IsTold, SureMatch Match);
