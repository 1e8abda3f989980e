using ClaimLedger.Reconciliation;
using ClaimLedger.Reports.Charts;
using ClaimLedger.Reports.Escaping;
using ClaimLedger.Text;

namespace ClaimLedger.Reports.Model;

/// <summary>Puts a data set and its conflicts into the words and drawings that a template lays out. It judges nothing.</summary>
internal sealed class ReportBuilder
{
    /// <summary>So many claims of a position are shown at once; the rest can be unfolded.</summary>
    public const int ClaimsShown = 5;

    /// <summary>So many claims of a conflict can be unfolded, shared by its positions; the rest is counted.</summary>
    public const int MostUnfolded = 400;

    /// <summary>So many uses of a term by one source are shown; the rest is counted.</summary>
    public const int UsesShown = 3;

    /// <summary>Of so many sources of a term the uses are shown.</summary>
    public const int UsersShown = 60;

    private readonly DataSetIndex _index;
    private readonly ReportFacts _facts;
    private readonly IReadOnlyList<ListedConflict> _conflicts;
    private readonly Func<ConflictId, string> _address;
    private readonly Func<SourceId, string>? _sourceAddress;
    private readonly ReportOptions _options;
    private readonly Markup _markup;
    private readonly SourceNames _names;
    private readonly FindingWords _findings;

    /// <param name="data">What is reported on.</param>
    /// <param name="options">How.</param>
    /// <param name="markup">The language that is written.</param>
    /// <param name="address">Where a conflict stands; left out, on the same page.</param>
    /// <param name="sourceAddress">Where a source stands; left out, on the same page.</param>
    public ReportBuilder(
        ReportData data,
        ReportOptions options,
        Markup markup,
        Func<ConflictId, string>? address = null,
        Func<SourceId, string>? sourceAddress = null)
    {
        _index = data.Index;
        _facts = data.Facts;
        _conflicts = options.Shown is { } shown ? [.. shown.Select(data.Conflict)] : data.Conflicts;
        _options = options;
        _markup = markup;
        _names = _facts.Names;
        _findings = new FindingWords(_index, _names);
        _address = address ?? (id => $"#{id}");
        _sourceAddress = sourceAddress;
    }

    /// <summary>The conflicts that are shown, in their order.</summary>
    public IReadOnlyList<ListedConflict> Conflicts => _conflicts;

    /// <summary>How many claims of a conflict are shown: what decides how long it gets.</summary>
    public int ClaimsShownOf(Conflict conflict) => Displayed(conflict).Count();

    /// <summary>Whether there is room for drawings.</summary>
    public bool DrawsCharts => IsHtml;

    private bool IsHtml => _markup.Kind == MarkupKind.Html;

    /// <summary>The report of all that is at hand, or of the conflicts that are to be shown.</summary>
    public ReportModel Build()
    {
        var isWhole = _options.Shown is null;
        var questions = isWhole ? _index.DataSet.Questions : [];
        var disputes = Disputes.Of(isWhole ? _conflicts : []);
        var (agreements, changes) = new Harmony(_index, disputes, this).Find(questions);
        return Frame([.. _conflicts.Select(CountedConflict.Of)], First(), () => Links(_conflicts.Where(IsNew))) with
        {
            Groups = [.. Grouping.All.Select(each => Group(each)).Where(group => group.Count > 0)],
            Alone = new Alone(_index, disputes, this).Find(questions),
            Agreements = agreements,
            Changes = changes,
            Replaced = Replaced(questions),
            Speakers = Speakers(_index.DataSet.Speakers, Credits(ShownClaims())),
            Sources = Sources(isWhole
                ? _facts.Frame.Sources
                : ShownClaims().Select(claim => claim.Source).Distinct().Select(_index.Source)),
        };
    }

    /// <summary>What stands on every page of a report: all of it but the conflicts, answers, speakers and sources.</summary>
    /// <param name="conflicts">The conflicts that are shown.</param>
    /// <param name="first">Of them the first one of the gravest; null where there is none.</param>
    /// <param name="fresh">Makes the list of those that are new.</param>
    public ReportModel Frame(IReadOnlyList<CountedConflict> conflicts, ListedConflict? first, Func<IReadOnlyList<LinkModel>> fresh)
    {
        var data = _facts.Frame;
        var counts = new ReportCounts(conflicts, IsHtml);
        var isWhole = _options.Shown is null;
        var gone = isWhole && data.HasBaseline ? data.Baseline.Count(id => !_facts.Has(id)) : 0;
        return new ReportModel(
            Title: data.Title,
            About: data.About,
            Notice: _options.Notice,
            Description: Description(first, conflicts.Count),
            Language: data.Language,
            MadeOn: ReportWords.Date(_options.On),
            MadeOnIso: ReportWords.Iso(_options.On),
            Corrections: _options.Corrections,
            Read: _facts.Read,
            Totals: counts.Totals,
            Baseline: counts.Baseline(data.HasBaseline, gone, fresh),
            Severities: counts.Severities,
            Groups: [],
            Part: null,
            Pages: [],
            Single: _options.IsSingle && conflicts.Count == 1 ? Conflict(first!) : null,
            Narrowed: isWhole
                ? null
                : $"Shown here: {conflicts.Count} of {ReportWords.Count(_facts.Conflicts.Count, "conflict")} of the data set",
            Alone: [],
            Agreements: [],
            Changes: [],
            Replaced: [],
            Speakers: [],
            Sources: [],
            Provenance: _options.Provenance is { } from
                ? new ProvenanceModel(from.Desk, from.Tool, from.Fingerprint, from.History, from.Revision)
                : new ProvenanceModel(null, null, null, null, null),
            MarkDefinitions: IsHtml ? PositionStyle.Definitions() : RawText.Empty,
            ChartKey: IsHtml ? ChartKeyDrawing.Whole : RawText.Empty);
    }

    /// <summary>The single conflict that is shown, as a card; null where more or fewer are shown.</summary>
    public ConflictCard? Card() => _conflicts is [var only]
        ? new ConflictCard(
            _markup.Typeset(only.Conflict.Asks),
            _markup.Typeset(only.Conflict.Subject),
            KindWords.Gravity(only.Conflict),
            _markup.Typeset(_findings.Of(only.Conflict)),
            [.. only.Conflict.Positions.Select(position => _markup.Typeset(position.Says))],
            [_markup.Typeset(_facts.Frame.Title), ReportWords.Date(_options.On), only.Conflict.Id.ToString()])
        : null;

    /// <summary>A source as a claim names it.</summary>
    public SourceLinkModel SourceLink(Source source) => _sourceAddress is null
        ? _facts.LinkOf(source, made => SourceLink(made, $"#source-{made.Id}"))
        : SourceLink(source, _sourceAddress(source.Id));

    private SourceLinkModel SourceLink(Source source, string address) => new(
        source.Id.ToString(),
        address,
        source.Title,
        _markup.Link(source.Title, source.Url),
        _names.Label(source.Id),
        _names.Prose(source.Id),
        ReportWords.Publisher(source),
        !Publishers.IsUnknown(source.Publisher),
        ReportWords.Date(source.Published),
        source.Published.ToString());

    /// <summary>Whose word a claim is.</summary>
    public string Voice(Claim claim) => ReportWords.Credit(claim.Speakers, _index.Speaker);

    /// <summary>The claims that stand in what is shown; all of them in a whole report.</summary>
    public IEnumerable<Claim> ShownClaims() => _options.Shown is null
        ? _index.DataSet.Sources.SelectMany(source => source.Claims)
        : _conflicts.SelectMany(listed => Displayed(listed.Conflict)).Distinct().Select(_index.Claim);

    private IEnumerable<ClaimId> Displayed(Conflict conflict) => conflict.Kind == ConflictKind.Framing
        ? conflict.Positions.SelectMany(position => Uses(position).Shown).Select(claim => claim.Id)
        : conflict.Positions.SelectMany(position => position.Claims.Take(ClaimsShown + Unfolded(conflict)));

    // The claims of a position that can be unfolded.
    private static int Unfolded(Conflict conflict) => Math.Max(1, MostUnfolded / Math.Max(1, conflict.Positions.Length));

    // For previews of a link: what stands first.
    private string Description(ListedConflict? first, int count)
    {
        if (first is null)
            return _facts.Frame.About ?? _facts.Frame.Title;
        return _options.IsSingle && count == 1
            ? _findings.Of(first.Conflict)
            : $"{ReportWords.Count(count, "conflict")} in {ReportWords.Count(_facts.Frame.Sources.Length, "source")}. "
                + $"{first.Conflict.Asks} {_findings.Of(first.Conflict)}";
    }

    private ListedConflict? First() => _conflicts.MaxBy(listed => listed.Conflict.Severity);

    /// <summary>Conflicts as a list names them, the gravest first.</summary>
    public IReadOnlyList<LinkModel> Links(IEnumerable<ListedConflict> conflicts) =>
        [.. conflicts.OrderByDescending(listed => listed.Conflict.Severity).Select(Link)];

    private GroupModel Group(Grouping grouping)
    {
        var members = _conflicts.Where(listed => CountedConflict.Of(listed).Grouping == grouping).ToList();
        return Group(grouping, members.Count) with
        {
            Contents = [.. members.Select(Link)],
            IsHere = true,
            Conflicts = members.Select(Conflict),
        };
    }

    /// <summary>A group of so many conflicts that stand elsewhere.</summary>
    public GroupModel Group(Grouping grouping, int count) => new(
        grouping.Id, grouping.Title, grouping.Summary, ReportWords.Name(grouping.Severity), Sign(grouping.Severity),
        count, ReportWords.Count(count, "conflict"), [], [], false, []);

    /// <summary>A conflict as a list names it.</summary>
    public LinkModel Link(ListedConflict listed) => new(
        listed.Conflict.Id.ToString(),
        _address(listed.Conflict.Id),
        listed.Conflict.Subject,
        listed.Conflict.Asks,
        _findings.Of(listed.Conflict),
        Kind(listed.Conflict).Name,
        ReportWords.Name(listed.Conflict.Severity),
        KindWords.Gravity(listed.Conflict),
        Sign(listed.Conflict.Severity), IsNew(listed), listed.Status == ConflictStatus.Ruled, listed.Status == ConflictStatus.Stale);

    private bool IsNew(ListedConflict listed) => _facts.Frame.HasBaseline && !listed.IsAccepted;

    private RawText Sign(Severity severity) => IsHtml ? PositionStyle.SeverityMark(severity) : RawText.Empty;

    private static ConflictKindInfo Kind(Conflict conflict) => ClaimLedger.Conflicts.Info(conflict.Kind);

    /// <summary>A conflict, whole.</summary>
    public ConflictModel Conflict(ListedConflict listed)
    {
        var conflict = listed.Conflict;
        var question = _index.Question(conflict.Question);
        var claims = conflict.Positions.SelectMany(position => position.Claims).Select(_index.Claim).ToList();
        var isFraming = conflict.Kind == ConflictKind.Framing;
        var drawing = isFraming || !IsHtml || conflict.Kind is ConflictKind.Unattributed or ConflictKind.Circular
            ? default
            : Chart(conflict, question);
        return new ConflictModel(
            Id: conflict.Id.ToString(),
            Kind: Kind(conflict).Name,
            KindMeaning: KindWords.MeaningOf(Kind(conflict)),
            Severity: ReportWords.Name(conflict.Severity),
            Gravity: KindWords.Gravity(conflict),
            SeverityMark: Sign(conflict.Severity),
            Scope: ReportWords.Name(conflict.Scope),
            ScopeText: conflict.Scope == Scope.Within ? "within one source" : "across sources",
            Question: conflict.Question.ToString(),
            Subject: conflict.Subject,
            Asks: conflict.Asks,
            Finding: _findings.Of(conflict),
            Explanation: conflict.Explanation,
            Hint: conflict.Hint,
            Notes: Notes(conflict, claims),
            IsReading: IsReading(question),
            Compared: Compared(conflict, question, claims),
            Constraint: _index.Constraint(conflict.Constraint) is { } constraint
                ? new ConstraintModel(constraint.Id, constraint.Holds, constraint.Why)
                : null,
            IsNew: IsNew(listed),
            IsAccepted: listed.IsAccepted,
            Status: ReportWords.Name(listed.Status),
            Ruling: listed.Ruling is { } ruling
                ? new RulingModel(
                    ruling.Conflict.ToString(),
                    listed.Status == ConflictStatus.Stale,
                    ReportWords.Name(ruling.Verdict),
                    ReportWords.Verdict(ruling.Verdict),
                    ruling.Position,
                    ruling.Reason,
                    ruling.By,
                    ReportWords.Date(ruling.On),
                    ReportWords.Iso(ruling.On))
                : null,
            Positions: [.. conflict.Positions.Select((position, index) => Position(conflict, position, index))],
            Chart: drawing.Chart,
            ChartCaption: drawing.Caption,
            IsDrawnOverTime: drawing.IsOverTime,
            Framing: isFraming ? Framing(conflict) : null);
    }

    // The notes of the questions, each with its question where there are several. Word choices about an event are no answers to one.
    private List<FactModel> Notes(Conflict conflict, List<Claim> claims)
    {
        if (conflict.Kind == ConflictKind.Framing && conflict.Event is not null)
            return [];
        var questions = claims
            .Select(claim => claim.Question)
            .Prepend(conflict.Question)
            .Distinct()
            .Select(_index.Question)
            .ToList();
        return [
            .. questions
                .Where(question => question.Note is not null)
                .Select(question => new FactModel(questions.Count > 1 ? question.Asks : "", question.Note!)),
        ];
    }

    /// <summary>Whether its answers are names that the desk gave, an option or a term, and not words of a source.</summary>
    public static bool IsReading(Question question) => question.Answer is AnswerType.Choice or AnswerType.Term;

    /// <summary>What was checked to be the same before the claims were compared.</summary>
    private static List<FactModel> Compared(Conflict conflict, Question question, List<Claim> claims)
    {
        var facts = new List<FactModel>();
        if (conflict.Kind == ConflictKind.Framing)
        {
            facts.Add(
                new(
                    "Compared",
                    conflict.Event is null
                        ? "The words in the quotes that answer this question"
                        : "The words in all quotes about this event"));
            return facts;
        }
        foreach (var (label, text) in question.Qualifiers)
            facts.Add(new(Sentence(label), text));
        if (question.Unit is not null)
            facts.Add(new("Unit", question.Unit));
        if (!question.Includes.IsEmpty)
            facts.Add(new("Includes", string.Join(", ", question.Includes)));
        if (ReportWords.Period(claims.Select(claim => claim.AsOf.Days)) is { } period)
            facts.Add(new("As of", period));
        facts.Add(new("Over time", question.OverTime switch
        {
            OverTime.Fixed => "One answer for good, so answers of any date are compared",
            OverTime.Instant => "An answer holds at a moment, so answers of one time are compared",
            _ => "A figure that can only grow",
        }));
        facts.Add(
            new(
                "Put forward as",
                string.Join(
                    " and ", claims.Select(claim => claim.Modality).Distinct().Order().Select(modality => ReportWords.Name(modality)))));
        if (question.Tolerance is not null)
            facts.Add(new("Tolerance", question.Tolerance));
        foreach (var change in question.Breaks)
            facts.Add(new("Counted anew", $"From {ReportWords.Date(change.On)}: {change.Reason}"));
        return facts;

        static string Sentence(string label) => label.Length == 0 ? label : char.ToUpperInvariant(label[0]) + label[1..];
    }

    private PositionModel Position(Conflict conflict, Position position, int index)
    {
        var question = _index.Question(position.Question ?? conflict.Question);
        var claims = position.Claims.Select(_index.Claim).ToList();
        var more = claims.Count > ClaimsShown + 1 ? claims[ClaimsShown..] : [];
        var untold = Math.Max(0, more.Count - Unfolded(conflict));
        // Which claim is which matters in a long list of equal words only for the first few.
        var shown = more.Count > 0 ? claims[..ClaimsShown] : claims;
        var (literal, usual) = (Describe(position.Literal, question), Describe(position.Usual, question));
        return new PositionModel(
            Letter: PositionStyle.Letter(index),
            Mark: Mark(index),
            Style: PositionStyle.Class(index),
            Says: position.Says,
            IsReading: IsReading(question),
            Asks: position.Question is null || position.Question == conflict.Question && conflict.Constraint is null ? null : question.Asks,
            Literal: literal,
            Usual: usual,
            ReadingsDiffer: position.Literal is { } left && position.Usual is { } right && left != right,
            Options: position.Options,
            Term: position.Term,
            Origins: position.Origins,
            ClaimCount: claims.Count,
            Support: Support(claims.Count, position.Origins),
            Claims: [.. shown.Select(claim => Claim(claim, conflict, position))],
            More: [.. more.SkipLast(untold).Select(claim => Claim(claim, conflict, position))],
            MoreText: more.Count > 0 ? ReportWords.Count(more.Count - untold, "more claim") : null,
            LeftText: untold > 0 ? $"{ReportWords.Count(untold, "further claim")} {(untold == 1 ? "is" : "are")} not shown" : null);
    }

    /// <summary>"2 claims, 1 independent origin".</summary>
    public static string Support(int claims, int origins) =>
        $"{ReportWords.Count(claims, "claim")}, {ReportWords.Count(origins, "independent origin")}";

    private RawText Mark(int index) => RawText.Trusted(IsHtml ? PositionStyle.Inline(index) : PositionStyle.Letter(index));

    private static string? Describe(Interval? interval, Question question) => interval is { } set ? Answers.Describe(set, question) : null;

    /// <summary>A claim, with the words of its quote marked that decide: its answer's, or those that show a position's term.</summary>
    public ClaimModel Claim(Claim claim, Conflict? conflict = null, Position? position = null)
    {
        var source = _index.Source(claim.Source);
        return new ClaimModel(
            claim.Id.ToString(),
            claim.Value.Text,
            IsReading(_index.Question(claim.Question)),
            claim.Quote is { } quote ? _markup.Highlight(quote, Spans(claim, source, conflict, position), !HasMarks(quote)) : null,
            HasMarks(claim.Quote),
            source.Language,
            SourceLink(source),
            Voice(claim),
            claim.Speakers.IsEmpty,
            ReportWords.PutForward(claim),
            claim.If,
            claim.IsCounted,
            ReportWords.Date(claim.AsOf),
            claim.AsOf.Days.ToString(),
            !claim.AsOf.IsWritten,
            History(claim, source),
            MachineNotes.ForReaders(claim.Note));
    }

    /// <summary>What became of a claim, in sentences; null where there is nothing to say.</summary>
    private string? History(Claim claim, Source source)
    {
        List<string> sentences = [];
        if (source.VersionOf(claim) is { } version)
            sentences.Add($"In the version retrieved {ReportWords.Date(version.Retrieved)}.");
        foreach (var corrected in claim.Corrects.Select(_index.Claim))
            sentences.Add(
                $"Corrects the answer {corrected.Value.Text} ({_names.Label(corrected.Source)}).");
        foreach (var correction in _index.CorrectionsOf(claim))
            sentences.Add(
                $"Corrected to {correction.Value.Text} ({_names.Label(correction.Source)}).");
        if (claim.Withdrawn is { } withdrawal)
            sentences.Add($"Withdrawn {ReportWords.Date(withdrawal.On)}{(withdrawal.Why is { } why ? $": {why}" : "")}.");
        if (_index.AsideFor(claim) is { } origin)
            sentences.Add(StandsAside.Because(_names.Named(origin)));
        return sentences.Count == 0 ? null : string.Join(' ', sentences);
    }

    /// <summary>The claims on these questions that count no more.</summary>
    public IReadOnlyList<ReplacedModel> Replaced(IEnumerable<Question> questions) => [.. _index.Replaced(questions).Select(Replaced)];

    private ReplacedModel Replaced(Claim claim)
    {
        var question = _index.Question(claim.Question);
        return new ReplacedModel(
            question.Id.ToString(),
            question.Subject,
            question.Asks,
            IsReading(question),
            Answer(claim),
            [.. _index.CorrectionsOf(claim).Select(Answer)],
            claim.Withdrawn is { } withdrawal ? ReportWords.Date(withdrawal.On.Days)
                : null, claim.Withdrawn?.On.ToString(), claim.Withdrawn?.Why);
    }

    /// <summary>What a claim says, and who.</summary>
    public AnswerModel Answer(Claim claim) =>
        new(
            claim.Value.Text,
            IsReading(_index.Question(claim.Question)),
            claim.Speakers.IsEmpty
                ? null
                : $"according to {(claim.Speakers.Length == 1 ? Voice(claim) : FindingWords.Voice(claim.Speakers))}",
            SourceLink(_index.Source(claim.Source)),
            ReportWords.Date(claim.AsOf), claim.AsOf.ToString());

    private IEnumerable<TextSpan> Spans(Claim claim, Source source, Conflict? conflict, Position? position)
    {
        if (conflict?.Kind != ConflictKind.Framing || position is null)
            return Answers.DecidingWords(claim, source, _index.Question(claim.Question));
        var shown = claim.Frames
            .Where(frame => frame.Facet == conflict.Facet && frame.Term == position.Term)
            .SelectMany(frame => Answers.Occurrences(claim.Quote!, frame.Phrase))
            .ToList();
        return shown.Count > 0 ? shown : Answers.DecidingWords(claim, source, _index.Question(claim.Question));
    }

    // Whether a quote begins and ends with quotation marks of its own.
    private static bool HasMarks(string? quote) => quote is ['“' or '"' or '‘' or '«' or '„', .., '”' or '"' or '’' or '»' or '“'];

    /// <summary>A drawing of a conflict; the default where none can be drawn.</summary>
    private readonly record struct Drawing(RawText? Chart, string? Caption, bool IsOverTime);

    private Drawing Chart(Conflict conflict, Question question)
    {
        var points = (
            from pair in conflict.Positions.Select((position, index) => (position, index))
            from claim in pair.position.Claims.Select(_index.Claim)
            where claim.Value is Value.Range
            select (pair.index, claim, range: (Value.Range)claim.Value, question: _index.Question(claim.Question))).ToList();
        if (points.Count == 0 || points.Count != conflict.Positions.Sum(position => position.Claims.Length))
            return default;
        // Figures of several questions share a scale only where they share a unit.
        if (points.Any(point => point.question.Answer != points[0].question.Answer || point.question.Unit != points[0].question.Unit))
            return default;

        var severalQuestions = points.Any(point => point.question.Id != points[0].question.Id);
        var id = "chart-" + conflict.Id;
        var unit = points[0].question.Unit;
        var description = string.Join(" ", points.Take(IntervalChart.MostRows).Select(point =>
            $"Position {PositionStyle.Letter(point.index)}, as of {ReportWords.Date(point.claim.AsOf)}: "
                + $"{Answers.Describe(point.range.Literal, point.question)}"
            + (point.range.Literal == point.range.Usual
                ? "."
                : $", usually taken as {Answers.Describe(point.range.Usual, point.question)}.")));

        var moves = question.OverTime != OverTime.Fixed && question.Answer == AnswerType.Quantity && !severalQuestions;
        if (moves && points.Select(point => point.claim.AsOf.Days).Distinct().Count() > 1)
        {
            var inConflict = points.Select(point => point.claim.Id).ToHashSet();
            var others = _index.ClaimsOn(question.Id)
                .Where(claim => claim.Value is Value.Range && !inConflict.Contains(claim.Id))
                .Select(
                    claim => new TimePoint(
                        null, claim.Value.Text, claim.AsOf.Days, ((Value.Range)claim.Value).Literal, ((Value.Range)claim.Value).Usual,
                        ((Value.Range)claim.Value).Written))
                .ToList();
            var drawn = TimeLine.Draw(
                id,
                $"{question.Asks} Each position by the date it speaks of",
                description
                    + (others.Count > 0
                        ? $" {ReportWords.Count(others.Count, "other figure")} given for this question, in no position here."
                        : ""),
                [
                    .. points.Select(
                        point => new TimePoint(point.index, point.range.Text, point.claim.AsOf.Days, point.range.Literal,
                            point.range.Usual, point.range.Written)),
                    .. others,
                ],
                question.Breaks,
                Suffix(unit),
                190);
            return Captioned(
                drawn,
                "By the date each figure speaks of"
                    + (others.Count > 0 ? ". Small rings: figures that other claims give and that are no part of this conflict" : ""),
                isOverTime: true);
        }

        var rows = points
            .Select(point => new IntervalRow(
                point.index,
                severalQuestions ? $"{point.range.Text}: {point.question.Asks}" : point.range.Text,
                point.range.Literal,
                point.range.Usual,
                question.Answer == AnswerType.Quantity ? point.range.Written : null))
            .DistinctBy(row => (row.Position, row.Literal, row.Usual))
            .ToList();
        var caption = question.Answer switch
        {
            AnswerType.Date => "By day",
            AnswerType.Duration => "In days",
            AnswerType.Time => unit is null ? "By time of day" : $"By time of day, {unit}",
            _ when unit is not null => ReportWords.Capital(unit),
            _ => "",
        };
        return Captioned(
            IntervalChart.Draw(id, question.Asks, description, rows, question.Answer, unit, labelsAtMargin: severalQuestions), caption,
            isOverTime: false);

        static Drawing Captioned(Drawn? drawn, string words, bool isOverTime) => new(drawn?.Svg, drawn?.Caption(words), isOverTime);
    }

    /// <summary>What stands after a number of this unit on an axis.</summary>
    public static string Suffix(string? unit) => unit is "%" or "percent" or "per cent" ? "%" : "";

    private FramingModel Framing(Conflict conflict) => new(
        _index.Facet(conflict.Facet)?.Asks ?? conflict.Asks,
        [.. conflict.Positions.Select((position, at) => Term(conflict, position, at))]);

    private TermModel Term(Conflict conflict, Position position, int at)
    {
        var (uses, sources, left) = Uses(position);
        return new TermModel(
            position.Term ?? position.Says,
            PositionStyle.Letter(at),
            Mark(at),
            PositionStyle.Class(at),
            sources,
            ReportWords.Count(sources, "source"),
            [.. uses.Select(claim => Use(claim, conflict, position))],
            left > 0 ? $"and {ReportWords.Count(left, "more quote")}" : null);
    }

    // The quotes of a term by its sources, the oldest first; how many sources there are, and how many quotes are only counted.
    private (List<Claim> Shown, int Sources, int Left) Uses(Position position)
    {
        var claims = position.Claims
            .Select(_index.Claim)
            .DistinctBy(claim => (claim.Source, claim.Quote, Voice(claim)))
            .OrderBy(claim => _index.Source(claim.Source).Published.Days)
            .ThenBy(claim => claim.Source)
            .ToList();
        var bySource = claims.GroupBy(claim => claim.Source).ToList();
        var shown = bySource.Take(UsersShown).SelectMany(source => source.Take(UsesShown)).ToList();
        return (shown, bySource.Count, claims.Count - shown.Count);
    }

    private UseModel Use(Claim claim, Conflict conflict, Position position)
    {
        var source = _index.Source(claim.Source);
        var phrase = claim.Frames.FirstOrDefault(frame => frame.Facet == conflict.Facet && frame.Term == position.Term)?.Phrase;
        return new UseModel(
            claim.Quote is { } quote ? _markup.Highlight(quote, Spans(claim, source, conflict, position), !HasMarks(quote)) : null,
            HasMarks(claim.Quote),
            source.Language,
            phrase,
            SourceLink(source),
            claim.Speakers.IsEmpty,
            claim.Speakers.IsEmpty
                ? "in its own voice"
                : $"{(QuotationMarks.AreAround(claim, phrase) ? "quoting" : "reporting")} {Voice(claim)}");
    }

    /// <summary>Whom claims credit, and how many of them.</summary>
    public static Dictionary<SpeakerName, int> Credits(IEnumerable<Claim> claims) =>
        claims.SelectMany(claim => claim.Speakers.Distinct()).CountBy(name => name).ToDictionary();

    /// <summary>Speakers, by name, with how many claims credit each; without those whom none does.</summary>
    public static IReadOnlyList<SpeakerModel> Speakers(IEnumerable<Speaker> speakers, IReadOnlyDictionary<SpeakerName, int> credits) =>
    [
        .. speakers.Where(speaker => credits.ContainsKey(speaker.Name))
            .OrderBy(speaker => speaker.Name.Text, StringComparer.OrdinalIgnoreCase)
            .ThenBy(speaker => speaker.Name.Text, StringComparer.Ordinal)
            .Select(speaker => new SpeakerModel(
                speaker.Name.Text,
                ReportWords.Describe(speaker),
                speaker.Note,
                credits[speaker.Name],
                ReportWords.Count(credits[speaker.Name], "claim"))),
    ];

    /// <summary>Sources as they are listed, the oldest first.</summary>
    public IReadOnlyList<SourceModel> Sources(IEnumerable<Source> sources) =>
    [
        .. sources.OrderBy(source => source.Published.Days).ThenBy(source => source.Id)
            .Select(source => _facts.ListedOf(source, Listed)),
    ];

    private SourceModel Listed(Source source)
    {
        var counts = _facts.Ask(asked => asked.CountsOf(source.Id));
        return new SourceModel(
            source.Id.ToString(),
            _names.Label(source.Id),
            source.Title,
            _markup.Link(source.Title, source.Url),
            Markup.SafeAddress(source.Url),
            ReportWords.Publisher(source),
            !Publishers.IsUnknown(source.Publisher),
            ReportWords.Date(source.Published),
            source.Published.ToString(),
            source.DatedBy,
            source.Language,
            source.Sha256,
            [.. source.Versions.Select((version, index) => new VersionModel(
                index + 1, ReportWords.Date(version.Retrieved), version.Retrieved.ToString(), version.Sha256, version.Note,
                ReportWords.Count(counts.ClaimsOfVersions[index], "claim")))],
            source.Note,
            counts.Claims,
            counts.Conflicts,
            ReportWords.Count(counts.Claims, "claim"),
            ReportWords.Count(counts.Conflicts, "conflict"));
    }
}
