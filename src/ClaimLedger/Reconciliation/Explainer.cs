using System.Collections.Immutable;
using ClaimLedger.Text;
using Humanizer;

namespace ClaimLedger.Reconciliation;

/// <summary>Why something is, or is not, a conflict: gate by gate.</summary>
/// <param name="Title">What is explained.</param>
/// <param name="Steps">The gates, in the order they are walked; it ends at the first that keeps the claims apart.</param>
/// <param name="Verdict">The outcome, as a sentence.</param>
/// <param name="SmallestEdit">The smallest edit of the data set that would dissolve the conflict; null where there is none to dissolve.</param>
public sealed record Explanation(string Title, ImmutableArray<ExplanationStep> Steps, string Verdict, string? SmallestEdit);

/// <summary>One gate.</summary>
/// <param name="Gate">Its name: question, modality, as-of, break, literal, usual, voice.</param>
/// <param name="Passed">Whether the claims passed it, so that they are compared further.</param>
/// <param name="Text">What was found there, as a sentence.</param>
public sealed record ExplanationStep(string Gate, bool Passed, string Text);

/// <summary>Explains conflicts, and pairs of claims that are or are not one.</summary>
public static class Explainer
{
    /// <summary>Why <paramref name="conflict"/> is one, and the smallest edit that would dissolve it.</summary>
    public static Explanation ExplainConflict(Conflict conflict, IClaimView view, Func<ClaimId, Claim> claim)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(claim);

        var info = Conflicts.Info(conflict.Kind);
        var positions = conflict.Positions.Select(position => position.Claims.Select(claim).ToList()).ToList();
        var title = $"{conflict.Id}: {info.Name} ({info.Severity.ToString().ToLowerInvariant()}) on {conflict.Question}";
        ImmutableArray<ExplanationStep> steps = conflict.Kind switch
        {
            ConflictKind.Framing => [.. FramingSteps(conflict, positions)],
            ConflictKind.Arithmetic or ConflictKind.Order => [.. ConstraintSteps(conflict, view)],
            ConflictKind.Unattributed or ConflictKind.Circular or ConflictKind.Stale or ConflictKind.SilentEdit => [.. NoteSteps(conflict, positions, view)],
            _ => Telling(conflict.Kind, positions, view) is var (first, second) ? Walk(first, second, view).Steps : [],
        };
        return new Explanation(title, steps, $"{conflict.WithHint} {info.DecidedBy}", SmallestEdit(conflict, positions, view));
    }

    /// <summary>Why two claims do, or do not, conflict.</summary>
    /// <param name="first">One claim.</param>
    /// <param name="second">The other.</param>
    /// <param name="view">What reconciliation reads.</param>
    /// <param name="conflicts">
    /// The conflicts found: those that are not decided between two answers alone (a sum, an order, word choices, credit) can hold the
    /// two claims all the same, and are then named.
    /// </param>
    public static Explanation ExplainPair(Claim first, Claim second, IClaimView view, IReadOnlyList<Conflict> conflicts)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(conflicts);

        var (steps, verdict) = Walk(first, second, view);
        var shared = conflicts.Where(conflict => Opposes(conflict, first.Id, second.Id)).ToList();
        foreach (var conflict in shared)
        {
            var info = Conflicts.Info(conflict.Kind);
            steps = steps.Add(new ExplanationStep(info.Name, true, $"Both stand in {conflict.Id}. {conflict.Explanation}"));
        }
        if (shared.Count > 0)
            verdict = string.Join(' ', shared.Select(conflict => $"{Conflicts.Info(conflict.Kind).Name.Transform(To.SentenceCase)}: {Conflicts.Info(conflict.Kind).DecidedBy}"));
        return new Explanation($"{first.Id} (“{first.Value.Text}”) and {second.Id} (“{second.Value.Text}”)", steps, verdict, null);
    }

    /// <summary>Whether the two stand in different positions of the conflict.</summary>
    private static bool Opposes(Conflict conflict, ClaimId first, ClaimId second)
    {
        var (left, right) = (Places(first), Places(second));
        return left.Count > 0 && right.Count > 0 && !(left.Count == 1 && left.SetEquals(right));

        HashSet<int> Places(ClaimId id) => [.. Enumerable.Range(0, conflict.Positions.Length).Where(index => conflict.Positions[index].Claims.Contains(id))];
    }

    private static (ImmutableArray<ExplanationStep> Steps, string Verdict) Walk(Claim first, Claim second, IClaimView view)
    {
        var steps = ImmutableArray.CreateBuilder<ExplanationStep>();
        var question = view.Question(first.Question)!;
        var other = view.Question(second.Question)!;

        if (question.Id != other.Id)
        {
            var shared = question.Event is not null && question.Event == other.Event
                ? $" Both describe the event {question.Event}, so their word choices are compared; their answers are not."
                : "";
            return Stop("question", $"They answer different questions: {question.Id} asks “{question.Asks}” of {question.Subject}; {other.Id} asks “{other.Asks}” of {other.Subject}.{shared}");
        }
        Pass("question", $"Both answer {question.Id}: {question.Asks} ({question.Subject})." + Fixed(question));

        if (History(first, second, view) is { } history)
            return Stop("history", history);
        if (first.Value is Value.Unknown || second.Value is Value.Unknown)
            return Stop("unknown", "One says that the answer is not known, which contradicts nothing.");
        if (!Meet(first.Modality, second.Modality))
            return Stop("modality", $"One is {Word(first.Modality)}, the other {Word(second.Modality)}: {ModalityRule}");
        Pass("modality", $"{Word(first.Modality).Transform(To.SentenceCase)} meets {Word(second.Modality)}.");

        if (question.OverTime == OverTime.Fixed)
        {
            Pass("as-of", "The question has one answer at all times, so the dates do not matter.");
        }
        else if (first.AsOf.Meets(second.AsOf))
        {
            Pass("as-of", $"Their dates meet: {Date(first.AsOf)} and {Date(second.AsOf)}.");
        }
        else
        {
            return Later(first, second);
        }

        return Compare();

        void Pass(string gate, string text) => steps.Add(new ExplanationStep(gate, true, text));

        (ImmutableArray<ExplanationStep>, string) Stop(string gate, string text)
        {
            steps.Add(new ExplanationStep(gate, false, text));
            return (steps.ToImmutable(), $"No conflict: the gate “{gate}” keeps them apart.");
        }

        (ImmutableArray<ExplanationStep>, string) Later(Claim one, Claim two)
        {
            var (earlier, later) = one.AsOf.IsBefore(two.AsOf) ? (one, two) : (two, one);
            var dates = $"They are about different times, {Date(earlier.AsOf)} and {Date(later.AsOf)}";
            if (question.OverTime == OverTime.Instant)
                return Stop("as-of", $"{dates}; the question asks about a moment, so a difference is change and not conflict.");
            if (earlier.Value is not Value.Range { } before || later.Value is not Value.Range { } after)
                return Stop("as-of", $"{dates}.");
            Pass("as-of", $"{dates}; the figure can only grow, so the later one must not be lower.");
            if (question.Breaks.FirstOrDefault(item => item.On.Last > earlier.AsOf.First && item.On.First <= later.AsOf.Last) is { } seriesBreak)
                return Stop("break", $"The counter was redefined on {Date(seriesBreak.On)}: {seriesBreak.Reason}");
            var literal = after.Literal.IsBelow(before.Literal);
            var usual = after.Usual.IsBelow(before.Usual);
            Pass("literal", $"By the letter {Reading(after, after.Literal)} is {(literal ? "below" : "not below")} {Reading(before, before.Literal)}.");
            Pass("usual", $"As usually read {Reading(after, after.Usual)} is {(usual ? "below" : "not below")} {Reading(before, before.Usual)}.");
            return (steps.ToImmutable(), literal && usual
                ? "Decrease: the later figure is lower than the earlier, beyond rounding."
                : "No conflict: the figure grew, stayed, or fell within its rounding.");
        }

        (ImmutableArray<ExplanationStep>, string) Compare()
        {
            if (question.Answer == AnswerType.Term)
            {
                var same = ((Value.Options)first.Value).Allowed == ((Value.Options)second.Value).Allowed;
                Pass("term", same ? "They use the same term." : $"They use different terms of the facet {question.Facet}.");
                return (steps.ToImmutable(), same || first.Source == second.Source
                    ? "No conflict."
                    : "Framing: sources describe the same thing in different terms. That is a difference of words, never an error.");
            }
            if (first.Modality != second.Modality)
            {
                var (stated, denied) = first.Modality == Modality.Denied ? (second, first) : (first, second);
                var covered = QuestionFinder.Denies(denied.Value, stated.Value);
                Pass("denial", covered ? "What one states is all that the other denies." : "What is stated is not wholly what is denied.");
                return (steps.ToImmutable(), covered ? "Answer: one denies what the other states." : "No conflict.");
            }
            if (first.Modality == Modality.Denied)
                return Stop("denial", "Both deny; two denials can be true together.");
            if (first.Value is Value.Options left && second.Value is Value.Options right)
            {
                var exclude = new OptionComparison(question.Exclusions).Contradict(left.Allowed, right.Allowed);
                Pass("options", exclude ? $"“{left.Text}” and “{right.Text}” exclude each other." : $"“{left.Text}” and “{right.Text}” can stand together.");
                return (steps.ToImmutable(), exclude ? Voiced(ConflictKind.Answer) : "No conflict.");
            }
            if (first.Value is not Value.Range one || second.Value is not Value.Range two)
                return Stop("answer", "Their answers are of different kinds.");
            var literal = one.Literal.Meets(two.Literal);
            var usual = one.Usual.Meets(two.Usual);
            Pass("literal", $"By the letter: {Reading(one, one.Literal)} and {Reading(two, two.Literal)} {(literal ? "have answers in common" : "have no answer in common")}.");
            Pass("usual", $"As usually read: {Reading(one, one.Usual)} and {Reading(two, two.Usual)} {(usual ? "have answers in common" : "have no answer in common")}.");
            return (steps.ToImmutable(), (literal, usual) switch
            {
                (true, true) => "Agree: both readings meet.",
                (false, true) => "Rounding: only the literal readings differ.",
                (true, false) => "Tension: compatible by the letter, far apart as usually read.",
                _ => Voiced(ConflictKind.Contradiction),
            });
        }

        string Voiced(ConflictKind general)
        {
            var (one, two) = (OriginOrNull(first), OriginOrNull(second));
            var sameVoice = one == two && (one is not null || first.Source == second.Source);
            var anonymous = !first.Speakers.IsEmpty && Speakers.InWhoseName(view.Speaker(first.Speakers[0]), view.Speaker).Kind == SpeakerKind.Anonymous;
            if (sameVoice && first.Source == second.Source && first.Version is { } old && second.Version is { } later && old != later)
            {
                Pass("version", $"One source gave both, in one voice: one in version {Math.Min(old, later)}, the other in version {Math.Max(old, later)}.");
                return "Silent edit: " + Conflicts.Info(ConflictKind.SilentEdit).DecidedBy;
            }
            if (sameVoice && first.Source == second.Source)
            {
                Pass("voice", "One source gives both, in one voice.");
                return "Self-contradiction: " + Conflicts.Info(ConflictKind.SelfContradiction).DecidedBy;
            }
            if (sameVoice && !anonymous)
            {
                Pass("voice", $"Two sources credit {one}.");
                return "Misattribution: " + Conflicts.Info(ConflictKind.Misattribution).DecidedBy;
            }
            var info = Conflicts.Info(general);
            return $"{info.Name.Transform(To.SentenceCase)}: {info.DecidedBy}";
        }

        SpeakerName? OriginOrNull(Claim claim) => claim.Speakers.IsEmpty ? null : Speakers.InWhoseName(view.Speaker(claim.Speakers[0]), view.Speaker).Name;

        string Reading(Value.Range range, Interval interval) => $"“{range.Text}” ({ValueText.Describe(interval, question.Answer, question.Unit)})";
    }

    /// <summary>What keeps apart two claims of which one does not count any more; null where both do.</summary>
    private static string? History(Claim first, Claim second, IClaimView view)
    {
        foreach (var (claim, other) in new[] { (first, second), (second, first) })
        {
            if (other.Corrects.Contains(claim.Id))
                return $"{other.Id} corrects {claim.Id}, which does not count any more.";
            if (claim.Withdrawn is { } withdrawal)
                return $"{claim.Id} was withdrawn {Date(withdrawal.On)}{(withdrawal.Why is { } why ? $" ({why.TrimEnd('.')})" : "")} and does not count any more.";
            if (Correction(claim, view) is { } correction)
                return $"{claim.Id} was corrected by {correction.Id} (“{correction.Value.Text}”) and does not count any more.";
            if (claim.Source != other.Source && NewerVersion(claim, view) is { } newer)
                return $"{view.Source(claim.Source).VersionOf(newer)!.RetrievedText} {claim.Source} read otherwise: {newer.Id} (“{newer.Value.Text}”) took the place of {claim.Id}.";
        }
        return null;
    }

    private static Claim? Correction(Claim claim, IClaimView view)
    {
        var all = view.ClaimsOf(claim.Question);
        var lineage = view.LineageOf(all);
        if (lineage.Count == 0)
            return null;
        foreach (var (key, history) in lineage.Where(pair => !pair.Value.CorrectedBy.IsEmpty))
        {
            if (view.Load([key])[0].Id == claim.Id)
                return view.Load([history.CorrectedBy[0]])[0];
        }
        return null;
    }

    /// <summary>The claim of the newest version of the source that answers anew what this one answers; null where there is none.</summary>
    private static Claim? NewerVersion(Claim claim, IClaimView view)
    {
        if (claim.Version is not { } version)
            return null;
        var all = view.ClaimsOf(claim.Question);
        var lineage = view.LineageOf(all);
        var voice = claim.Speakers.IsEmpty ? (SpeakerName?)null : Speakers.InWhoseName(view.Speaker(claim.Speakers[0]), view.Speaker).Name;
        return view.Load([.. all.Where(other => lineage.Counts(other.Key) && lineage.TryGetValue(other.Key, out var own) && own.Version > version).Select(other => other.Key)])
            .Where(other => other.Source == claim.Source && other.Modality == claim.Modality && (view.Question(claim.Question)!.OverTime == OverTime.Fixed || other.AsOf.Meets(claim.AsOf))
                && voice == (other.Speakers.IsEmpty ? (SpeakerName?)null : Speakers.InWhoseName(view.Speaker(other.Speakers[0]), view.Speaker).Name))
            .MaxBy(other => other.Version);
    }

    private const string ModalityRule = "what is stated meets only what is stated or denied, and proposals, demands and forecasts each meet only their own kind.";

    private static bool Meet(Modality first, Modality second) =>
        first == second || (first, second) is (Modality.Stated, Modality.Denied) or (Modality.Denied, Modality.Stated);

    private static string Fixed(Question question)
    {
        string[] parts =
        [
            .. question.Unit is null ? Array.Empty<string>() : [$"unit {question.Unit}"],
            .. question.Includes.IsEmpty ? Array.Empty<string>() : [$"including {question.Includes.Humanize("and")}"],
            .. question.Qualifiers.Select(pair => $"{pair.Key} {pair.Value}"),
        ];
        return parts.Length == 0 ? "" : $" The question fixes {parts.Humanize("and")}.";
    }

    private static string Word(Modality modality) => modality.ToString().ToLowerInvariant();

    private static string Date(DaySpan span) => ValueText.Describe(span.ToInterval(), AnswerType.Date, null);

    /// <summary>The first pair of claims that shows the conflict: two claims of different positions can agree.</summary>
    private static (Claim First, Claim Second) Telling(ConflictKind kind, List<List<Claim>> positions, IClaimView view)
    {
        const int looked = 200; // claims a position; past that the first pair has to do
        for (var left = 0; left < positions.Count; left++)
        {
            for (var right = left + 1; right < positions.Count; right++)
            {
                foreach (var first in positions[left].Take(looked))
                {
                    foreach (var second in positions[right].Take(looked))
                    {
                        if (Shows(kind, first, second, view))
                            return (first, second);
                    }
                }
            }
        }
        return (positions[0][0], positions[^1][^1]);
    }

    private static bool Shows(ConflictKind kind, Claim first, Claim second, IClaimView view) => (first.Value, second.Value) switch
    {
        (Value.Range left, Value.Range right) when first.Modality == second.Modality => (kind, left.Literal.Meets(right.Literal), left.Usual.Meets(right.Usual)) switch
        {
            (ConflictKind.Tension, true, false) or (ConflictKind.Rounding, false, true) => true,
            (ConflictKind.Tension or ConflictKind.Rounding, _, _) => false,
            (ConflictKind.Decrease, false, false) => right.Literal.IsBelow(left.Literal) && first.AsOf.IsBefore(second.AsOf),
            (_, var literal, var usual) => !literal && !usual,
        },
        (Value.Options left, Value.Options right) when first.Modality == second.Modality =>
            new OptionComparison(view.Question(first.Question)!.Exclusions).Contradict(left.Allowed, right.Allowed),
        _ => first.Modality == Modality.Denied ? QuestionFinder.Denies(first.Value, second.Value) : second.Modality == Modality.Denied && QuestionFinder.Denies(second.Value, first.Value),
    };

    private static IEnumerable<ExplanationStep> NoteSteps(Conflict conflict, List<List<Claim>> positions, IClaimView view)
    {
        var question = view.Question(conflict.Question)!;
        yield return new ExplanationStep("question", true, $"All answer {question.Id}: {question.Asks} ({question.Subject}).");
        foreach (var claim in positions.SelectMany(claims => claims))
        {
            var source = view.Source(claim.Source);
            yield return new ExplanationStep("claim", true,
                $"{claim.Id} says “{claim.Value.Text}” as of {Date(claim.AsOf)}, published {Date(source.Published)}, on the word of {(claim.Speakers.IsEmpty ? "the source itself" : string.Join(", passed on by ", claim.Speakers))}.");
        }
    }

    private static IEnumerable<ExplanationStep> FramingSteps(Conflict conflict, List<List<Claim>> positions)
    {
        yield return new ExplanationStep("event", true, conflict.Event is null
            ? $"All answer {conflict.Question}."
            : $"All describe the event {conflict.Event}.");
        yield return new ExplanationStep("facet", true, $"{conflict.Facet}: {conflict.Asks}");
        for (var index = 0; index < positions.Count; index++)
            yield return new ExplanationStep("term", true, $"“{conflict.Positions[index].Term}” in {positions[index].Select(claim => claim.Source).Distinct().Humanize("and")}.");
    }

    private static IEnumerable<ExplanationStep> ConstraintSteps(Conflict conflict, IClaimView view)
    {
        var declared = view.Constraints.FirstOrDefault(constraint => constraint.Id == conflict.Constraint);
        yield return new ExplanationStep("constraint", true, declared is null
            ? $"{conflict.Constraint}: an end cannot come before its start."
            : $"{declared.Id}: {declared.Holds}{(declared.Why is null ? "" : $" ({declared.Why})")}");
        foreach (var position in conflict.Positions)
            yield return new ExplanationStep("answer", true, $"{position.Question} is “{position.Says}” in {position.Claims.Humanize("and")}.");
        yield return new ExplanationStep("arithmetic", true, "No choice of numbers inside these answers makes the relation hold, neither by the letter nor as usually read.");
    }

    private static string? SmallestEdit(Conflict conflict, List<List<Claim>> positions, IClaimView view)
    {
        switch (conflict.Kind)
        {
            case ConflictKind.Framing:
                var fewest = positions.OrderBy(claims => claims.Count).First();
                return $"Leave the frame “{conflict.Facet}” out of {fewest.Select(claim => claim.Id).Humanize("and")}"
                    + (conflict.Positions.Length > 2 ? "; the other terms would still differ." : ".");
            case ConflictKind.Arithmetic or ConflictKind.Order:
                var answer = conflict.Positions.OrderBy(position => position.Claims.Length).ThenBy(position => position.Question).First();
                return $"Change what {answer.Claims.Humanize("and")} says so that the relation holds, or correct the constraint {conflict.Constraint}.";
            case ConflictKind.Unattributed:
                return $"Add a speaker to {positions[1].Select(claim => claim.Id).Humanize("and")}, if the source credits one.";
            case ConflictKind.Circular:
                return $"Correct the chain of {positions[^1][0].Id}, if it does not go back to the same origin.";
            case ConflictKind.Stale:
                return $"Give {Explanations.Repeater(positions[0], view).Id} the figure or the as-of date that the source gives, if it was recorded wrongly.";
            case ConflictKind.SilentEdit:
                return $"Where the source says that it corrected itself, add `corrects: {positions[^2][^1].Id}` to {positions[^1][0].Id}.";
        }

        var smaller = positions.OrderBy(claims => claims.Count).First();
        var index = positions.IndexOf(smaller);
        var neighbour = conflict.Positions[index == 0 ? 1 : index - 1];
        var question = view.Question(conflict.Question)!;
        var ids = smaller.Select(claim => claim.Id).Humanize("and");
        var rest = conflict.Positions.Length > 2 ? $" It would leave {"position".ToQuantity(conflict.Positions.Length - 1, ShowQuantityAs.Words)}." : "";
        var target = conflict.Kind switch
        {
            ConflictKind.Decrease when index == 0 => Describe(Interval.Between(null, conflict.Positions.Skip(1).Min(later => later.Literal?.High))),
            ConflictKind.Decrease when neighbour.Literal is { } earlier => Describe(Interval.Between(earlier.Low, null)),
            ConflictKind.Tension when neighbour.Usual is { } usual => $"something that includes {Describe(usual)}",
            _ when neighbour.Literal is { } literal => $"something that includes {Describe(literal)}",
            _ => $"“{neighbour.Says}”",
        };
        return $"If {ids} said {target} instead of “{conflict.Positions[index].Says}”, or were {(question.OverTime == OverTime.Fixed ? "" : "about another time, ")}of another modality or an answer to another question, this would dissolve.{rest}";

        string Describe(Interval interval) => ValueText.Describe(interval, question.Answer, question.Unit);
    }
}
