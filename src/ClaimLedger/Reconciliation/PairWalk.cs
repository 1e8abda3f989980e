using System.Collections.Immutable;
using ClaimLedger.Text;
using Humanizer;

namespace ClaimLedger.Reconciliation;

/// <summary>Puts into words how two claims walk through gate, relation, series and voice.</summary>
internal sealed class PairWalk
{
    private readonly ImmutableArray<ExplanationStep>.Builder _steps = ImmutableArray.CreateBuilder<ExplanationStep>();
    private readonly IClaimView _view;
    private readonly IReadOnlyList<Conflict> _conflicts;

    /// <summary>Walks until a gate keeps the claims apart, or their answers have been compared.</summary>
    /// <param name="first">One claim.</param>
    /// <param name="second">The other.</param>
    /// <param name="view">What both are of.</param>
    /// <param name="conflicts">The conflicts found there, which tell what is out of date.</param>
    public PairWalk(Claim first, Claim second, IClaimView view, IReadOnlyList<Conflict> conflicts)
    {
        (_view, _conflicts) = (view, conflicts);
        WhyNot = Walk(first, second);
        Steps = _steps.ToImmutable();
    }

    /// <summary>The gates and comparisons, in the order they were walked.</summary>
    public ImmutableArray<ExplanationStep> Steps { get; }

    /// <summary>Why the answers are in no conflict, as a sentence; of no meaning where they are.</summary>
    public string WhyNot { get; }

    /// <summary>The kind of conflict that the answers are in by themselves, or null.</summary>
    public ConflictKind? Conflict { get; private set; }

    /// <summary>Whether one of the two does not count, or not any more, for the sake of some third claim.</summary>
    public bool IsHistory { get; private set; }

    private string Walk(Claim first, Claim second)
    {
        var (question, other) = (_view.Question(first.Question)!, _view.Question(second.Question)!);
        if (question.Id != other.Id)
            return Stop("question", Apart(question, other));
        Pass("question", $"Both answer {question.Id}: {question.Asks} ({question.Subject})." + Fixed(question));
        if (first.Id == second.Id)
            return "No conflict: they are one claim.";
        foreach (var claim in new[] { first, second })
        {
            if (_view.AsideFor(claim) is not { } origin)
                continue;
            IsHistory = true;
            return Stop("aside", $"{claim.Id}: {StandsAside.Because(origin.Text)}");
        }

        var claims = Known.Of(question.Id, _view);
        var (one, two) = (claims.Find(known => known.Claim.Id == first.Id)!, claims.Find(known => known.Claim.Id == second.Id)!);
        if (new History(question, claims, _view, _conflicts).Of(one, two, out var isOfThird) is { } history)
        {
            IsHistory = isOfThird;
            return Stop("history", history);
        }
        var pair = ClaimPair.Of(question, one.Facts, two.Facts);
        var (earlier, later) = pair.Earlier.Key == one.Facts.Key ? (first, second) : (second, first);
        foreach (var gate in Enum.GetValues<Gate>())
        {
            if (pair.KeptApartBy == gate)
                return Stop(Gates.NameOf(gate), WhyClosed(gate, pair, earlier, later));
            if (WhyOpen(gate, pair, earlier, later) is { } open)
                Pass(Gates.NameOf(gate), open);
        }
        Conflict = pair.Conflict;
        return question.Answer == AnswerType.Term ? Terms(question, pair)
            : pair.IsAlongTime ? AlongTime(pair, earlier, later)
            : Compare(pair, first, second);
    }

    private void Pass(string gate, string text) => _steps.Add(new ExplanationStep(gate, true, text));

    private string Stop(string gate, string text)
    {
        _steps.Add(new ExplanationStep(gate, false, text));
        return $"No conflict: the gate “{gate}” keeps them apart.";
    }

    private static string Apart(Question question, Question other)
    {
        var shared = question.Event is not null && question.Event == other.Event
            ? $" Both describe the event {question.Event}, so their word choices are compared; their answers are not."
            : "";
        return $"They answer different questions: {question.Id} asks “{question.Asks}” of {question.Subject}; "
            + $"{other.Id} asks “{other.Asks}” of {other.Subject}.{shared}";
    }

    private static string Fixed(Question question)
    {
        string[] parts =
        [
            .. question.Unit is null ? Array.Empty<string>() : [$"the unit “{question.Unit}”"],
            .. question.Includes.IsEmpty ? Array.Empty<string>() : [$"what they include (“{question.Includes.Humanize("and")}”)"],
            .. question.Qualifiers.Select(pair => $"the {pair.Key} “{pair.Value}”"),
        ];
        return parts.Length == 0 ? "" : $" All answers to it share {parts.Humanize("and")}.";
    }

    private static string WhyClosed(Gate gate, ClaimPair pair, Claim earlier, Claim later) => gate switch
    {
        Gate.Unknown => "One gives no answer that could be compared: that it is not known, or an amount without a size.",
        Gate.Modality => $"One is {Word(earlier.Modality)}, the other {Word(later.Modality)}: "
            + "what is stated meets only what is stated or denied, and proposals, demands, forecasts and beliefs each meet only "
            + "their own kind.",
        Gate.Denial => "Both deny; two denials can be true together.",
        Gate.Condition => $"They hold on different conditions: {Condition(earlier)} and {Condition(later)}.",
        Gate.Target => $"They are forecasts of different times, {Date(earlier.AsOf.Days)} and {Date(later.AsOf.Days)}.",
        Gate.AsOf when !Moments.IsBefore(pair.Earlier, pair.Later) =>
            $"Their times, {Date(earlier.AsOf.Days)} and {Date(later.AsOf.Days)}, overlap and need not be one moment: "
                + "the answer may have changed from one to the other.",
        Gate.AsOf when pair.Question.OverTime == OverTime.Instant =>
            $"{Times(earlier, later)}; the question asks about a moment, so a difference is change and not conflict.",
        Gate.AsOf when earlier.Modality != later.Modality => $"{Times(earlier, later)}; what is denied of one time may be so at another.",
        Gate.AsOf => $"{Times(earlier, later)}.",
        Gate.Midnight => "One is a time late at night, the other one early in the morning, and nothing tells which midnight lies between "
            + "them.",
        _ => Series.BreakBetween(pair.Question, pair.Earlier, pair.Later) is { } seriesBreak
            ? $"The counter was redefined on {Date(seriesBreak.On)}: {seriesBreak.Reason}"
            : "",
    };

    private static string? WhyOpen(Gate gate, ClaimPair pair, Claim earlier, Claim later) => gate switch
    {
        Gate.Modality when earlier.Modality == later.Modality => $"Both are {Word(earlier.Modality)}, which does not keep them apart.",
        Gate.Modality => $"One is {Word(earlier.Modality)} and the other {Word(later.Modality)}, which does not keep "
            + "them apart.",
        Gate.AsOf when pair.Question.OverTime == OverTime.Fixed => "The question has one answer at all times, so the dates do not matter.",
        Gate.AsOf when pair.IsOneMoment => $"Both are as of {Date(earlier.AsOf.Days)}.",
        Gate.AsOf => $"{Times(earlier, later)}; the figure can only grow, so the later one must not be lower.",
        _ => null,
    };

    private static string Condition(Claim claim) => claim.If is { } condition ? $"“{condition}”" : "none";

    private static string Times(Claim earlier, Claim later) =>
        $"They are about different times, {Date(earlier.AsOf.Days)} and {Date(later.AsOf.Days)}";

    private string AlongTime(ClaimPair pair, Claim earlier, Claim later)
    {
        Readings(pair, later, earlier, Below);
        return "No conflict: the figure grew, stayed, or fell within its rounding.";

        static string Below(Interval after, Interval before, string one, string two) =>
            $" {one} {(after.IsBelow(before) ? "is" : "is not")} below {two}";
    }

    private string Terms(Question question, ClaimPair pair)
    {
        var isOne = pair.Earlier.Options == pair.Later.Options;
        Pass("term", isOne ? "They use the same term." : $"They use different terms of the facet {question.Facet}.");
        return "No conflict.";
    }

    private string Compare(ClaimPair pair, Claim first, Claim second)
    {
        var isContradiction = pair.Relation == Relation.Contradiction;
        if (first.Modality != second.Modality)
        {
            Pass("denial", isContradiction
                ? "What one states is all that the other denies."
                : "What is stated is not wholly what is denied.");
            return "No conflict.";
        }
        var verb = isContradiction ? "exclude each other" : "can stand together";
        if (!Readings(pair, first, second, Common))
            Pass("options", $"“{first.Value.Text}” and “{second.Value.Text}” {verb}.");
        if (isContradiction && Voices(pair, first, second) is { } voices)
            Pass(voices.Gate, voices.Text);
        return first.Value is Value.Range ? "Agree: both readings meet." : "No conflict.";

        static string Common(Interval left, Interval right, string one, string two) =>
            $": {one} and {two} have {(left.Meets(right) ? "answers" : "no answer")} in common";
    }

    /// <summary>Passes both readings of two figures; false where the answers are no figures.</summary>
    private bool Readings(ClaimPair pair, Claim first, Claim second, Func<Interval, Interval, string, string, string> tell)
    {
        if (first.Value is not Value.Range one || second.Value is not Value.Range two)
            return false;
        Pass("literal", $"By the letter{Told(one.Literal, two.Literal)}.");
        Pass("usual", $"As usually read{Told(one.Usual, two.Usual)}.");
        return true;

        string Told(Interval left, Interval right) => tell(left, right, $"“{one.Text}” ({Words(left)})", $"“{two.Text}” ({Words(right)})");

        string Words(Interval interval) => ValueText.Describe(interval, pair.Question.Answer, pair.Question.Unit);
    }

    private (string Gate, string Text)? Voices(ClaimPair pair, Claim first, Claim second) => Voice.KindOf(pair.Earlier, pair.Later) switch
    {
        ConflictKind.SelfContradiction when first.Version is { } one && second.Version is { } two && one != two =>
            ("version", "One source gave both, in one voice: "
                + $"one in version {Math.Min(one, two)}, the other in version {Math.Max(one, two)}."),
        ConflictKind.SelfContradiction => ("voice", "One source gives both, in one voice."),
        ConflictKind.Misattribution when first.Source == second.Source =>
            ("voice", $"Two accounts in one source credit {Voice.NameOf(first, _view)}."),
        ConflictKind.Misattribution => ("voice", $"Two sources credit {Voice.NameOf(first, _view)}."),
        ConflictKind.Revised => ("voice", "One voice put both forward, one after the other."),
        _ => null,
    };

    private static string Word(Modality modality) => modality.ToString().ToLowerInvariant();

    private static string Date(DaySpan span) => ValueText.Describe(span.ToInterval(), AnswerType.Date, null);
}
