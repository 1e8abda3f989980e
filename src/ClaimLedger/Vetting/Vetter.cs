using System.Collections.Frozen;
using System.Collections.Immutable;
using ClaimLedger.Matching;
using ClaimLedger.News;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.Vetting;

/// <summary>Holds the figures and dates of a draft against what a ledger knows.</summary>
public static class Vetter
{
    /// <summary>What the ledger has to say of a draft. Only a figure that surely answers one of its questions is held against its
    /// claims.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="dataSet">What is known.</param>
    /// <param name="published">When the draft is to appear: relative dates are reckoned from there, and what came later is not held
    /// against it.</param>
    public static VetReport Vet(string draft, DataSet dataSet, DaySpan published)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(dataSet);
        return Vet(draft, dataSet, published, []);
    }

    /// <summary>The same, with what an assistant takes for answers: it adds warnings and notes, and changes nothing of the rest.</summary>
    internal static VetReport Vet(string draft, DataSet dataSet, DaySpan published, IReadOnlyList<ProposedAnswer> proposed) =>
        new Run(draft, dataSet, published, proposed).Vet();

    private sealed class Run
    {
        // Words that date a figure by what was told before.
        private static readonly FrozenSet<string> OfTelling = WordClasses.Of("of-telling");


        private readonly NewsReader _reader;
        private readonly DaySpan _published;
        private readonly DataSet _dataSet;
        private readonly QuestionMatcher _matcher;
        private readonly Readings _readings;
        private readonly List<DaySpan> _events;
        private readonly IReadOnlyList<ProposedAnswer> _proposed;

        public Run(string draft, DataSet dataSet, DaySpan published, IReadOnlyList<ProposedAnswer> proposed)
        {
            (_dataSet, _published, _proposed) = (dataSet, published, proposed);
            _readings = Readings.Of(dataSet);
            _reader = new NewsReader(draft, dataSet.Speakers, published, _readings);
            _matcher = new QuestionMatcher(QuestionIndex.Of(dataSet), MatchPolicy.Sure, Text, title: "", published);
            var dated = dataSet.Questions.Where(question => question.Answer is AnswerType.Date).Select(question => question.Id).ToHashSet();
            _events = [.. dataSet.Sources.SelectMany(source => source.Claims).Where(claim => dated.Contains(claim.Question))
                .Select(claim => claim.Value).OfType<Value.Range>().Select(range => Dating.Days(range.Literal)).OfType<DaySpan>()];
        }

        private NewsText Text => _reader.Text;

        public VetReport Vet()
        {
            var read = new List<(Figure Figure, DraftFigure? Held, string Why)>();
            for (var sentence = 0; sentence < Text.Sentences.Count; sentence++)
            {
                var figures = _reader.FiguresIn(sentence);
                var mentions = _reader.Mentions(sentence, figures).ToDictionary(mention => mention.Figure.Index);
                foreach (var figure in figures)
                {
                    var why = "it is no claim by itself: a date of reporting, an age, a place in a row or part of a name";
                    var held = mentions.TryGetValue(figure.Index, out var mention) ? Hold(mention, out why) : null;
                    read.Add((figure, held, why));
                }
                foreach (var time in _reader.Times(sentence, figures))
                    read.Add((time.Figure, Hold(time, out var why), why));
            }
            List<DraftFigure> drafts = [.. read.Select(each => each.Held).OfType<DraftFigure>()];
            // What is proposed is judged with all that the draft says; the rest, as though nothing had been proposed.
            var own = drafts.FindAll(figure => figure.ProposedBy is null);
            var judge = new Judge(_dataSet, _published, own);
            var proposals = own.Count == drafts.Count ? judge : new Judge(_dataSet, _published, drafts);
            var findings = drafts
                .Select(figure => figure.ProposedBy is { } by ? Proposed(proposals.Of(figure), by) : judge.Of(figure))
                .OfType<VetFinding>().ToImmutableArray();
            var found = findings.Select(finding => finding.Span).ToHashSet();
            ImmutableArray<VetReading> readings =
            [
                .. read.Select(each => each.Held is { } held ? Reading(held, judge, found.Contains(held.Span), each.Why)
                    : new VetReading(each.Figure.Span, Text.At(each.Figure.Span), null, [], each.Why)),
            ];
            return new VetReport(findings, read.Count, readings.Count(each => !each.Claims.IsEmpty))
            {
                PassedOver = _reader.PassedOver,
                Read = readings,
            };
        }

        // A figure of which nothing is found may be right for a question that fits nearly as well: that one is then shown.
        private static VetReading Reading(DraftFigure figure, Judge judge, bool isFound, string why)
        {
            var asked = isFound ? figure.Match.Question : judge.Asked(figure);
            return new VetReading(figure.Span, figure.Says, asked, judge.Answering(asked), why)
            {
                IsSupported = judge.IsSaid(figure, asked),
            };
        }

        private DraftFigure? Hold(Mention mention, out string why)
        {
            // What is said of a change, "from" on, is said of both its figures.
            var left = OldFigures.LeftBy(Text, mention.Beside, mention.Figure);
            var asked = left is null ? mention : mention with { Figure = mention.Figure with { First = left.First - 1 } };
            string? by = null;
            if ((_matcher.Find(asked, out why) is [var sure, ..] ? sure : Proposed(mention, out by)) is not { } match)
                return null;
            why = match.Because;
            var (figure, modality) = (mention.Figure, mention.Mood.Modality);
            var context = ValueContext.For(match.Question, _published, modality, _readings);
            if (mention.ValueIn(context) is not { } value)
            {
                why = $"it is not in a unit of what “{match.Question.Asks}” ({match.Question.Subject}) asks for";
                return null;
            }
            // "Two days later the toll was 14": told of a time that has passed.
            var isTold = mention.Passage.Has(OfTelling);
            var chain = mention.Attribution.Chain.Select(name => new SpeakerName(name));
            return new DraftFigure(figure.Span, Text.At(figure.Span), value, modality, [.. chain], AsOf(mention), isTold, match)
            {
                Before = left?.Found.ValueIn(context),
                ProposedBy = by,
            };
        }

        // Only where all that is proposed of a figure is one question.
        private QuestionMatch? Proposed(Mention mention, out string? by)
        {
            var span = mention.Figure.Span;
            var answers = _proposed.Where(each => each.Figure.Start < span.End && span.Start < each.Figure.End).ToList();
            by = answers.Count > 0 ? answers[0].By : null;
            return answers.Select(each => each.Question).Distinct().ToList() is [var only]
                && _dataSet.Questions.FirstOrDefault(question => question.Id == only) is { } asked
                ? new QuestionMatch(asked, Score: 0, $"{by} takes it for an answer", [], []) : null;
        }

        // Whether it is of that question rests on an assistant's word: never an error, as wherever that is assumed.
        private static VetFinding? Proposed(VetFinding? finding, string by) => finding is null ? null : finding with
        {
            Severity = finding.Severity > Severity.Warning ? Severity.Warning : finding.Severity,
            Explanation = $"{finding.Explanation} That it answers this question is proposed by {by}, and not reviewed.",
        };

        // The days that the figure may be as of: those that the sentence names for it, and else that of the draft.
        private ImmutableArray<DaySpan> AsOf(Mention mention)
        {
            var days = ImmutableArray.CreateBuilder<DaySpan>();
            foreach (var date in mention.Beside)
            {
                // "Since October 2023" tells when the count began, and not of when it is.
                if (date.Index == mention.Figure.Index || Periods.IsStart(Text, mention.Beside, date)
                    || DaysUntilNow(date) is not { } span)
                    continue;
                if (IsOfFigure(mention, date, span))
                    return [span];
                days.Add(span);
            }
            days.Add(_published);
            return days.ToImmutable();
        }

        private DaySpan? DaysUntilNow(Figure date)
        {
            if (date.Found is not { Kind: QuantityKinds.Date, Literal.High: { } high }
                || (date.Found.Literal.Low ?? high) > _published.Last.DayNumber)
                return null;
            var last = Math.Min(high, _published.Last.DayNumber);
            return Dating.Days(Interval.Between(date.Found.Literal.Low ?? last, last));
        }

        // "By 15 March" bounds the day, and the figure is of its end; what was said on a day was so by then; what happened on a day may
        // be counted later.
        private bool IsOfFigure(Mention mention, Figure date, DaySpan days) =>
            Dating.IsBound(Text, mention.Beside, date) || Dating.IsAsOf(Text, date)
            || Dating.OfWords(Text, mention.Beside, date, mention.Credits)
            || (date.First >= mention.Passage.First && date.Last <= mention.Passage.Last
                || Dating.OfClause(Text, mention, _published)?.Index == date.Index) && !_events.Exists(day => days.Meets(day));
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
internal sealed record DraftFigure(
    TextSpan Span, string Says, Value.Range Value, Modality Modality, ImmutableArray<SpeakerName> Chain, ImmutableArray<DaySpan> AsOf,
        bool IsTold, QuestionMatch Match)
{
    /// <summary>What it was before, where the draft tells of a change.</summary>
    public Value.Range? Before { get; init; }

    /// <summary>Who proposed that it answers the question, as people are told; null where our own reader is sure.</summary>
    public string? ProposedBy { get; init; }
}
