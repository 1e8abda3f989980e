using System.Collections.Immutable;
using ClaimLedger.Text;
using Humanizer;

namespace ClaimLedger.Reconciliation;

/// <summary>Why something is, or is not, a conflict: gate by gate.</summary>
/// <param name="Title">What is explained.</param>
/// <param name="Steps">The gates, in the order they are walked; it ends at the first that keeps the claims apart.</param>
/// <param name="Verdict">The outcome, as a sentence.</param>
/// <param name="SmallestEdit">The smallest edit of the data set that would dissolve the conflict; null where there is none to
/// dissolve, or no small one would.</param>
public sealed record Explanation(string Title, ImmutableArray<ExplanationStep> Steps, string Verdict, string? SmallestEdit)
{
    /// <summary>The kinds of conflict that two claims are in, in the order of the table; empty where they can stand together.</summary>
    public ImmutableArray<ConflictKind> Kinds { get; init; } = [];
}

/// <summary>One gate.</summary>
/// <param name="Gate">Its name: question, modality, as-of, break, literal, usual, voice.</param>
/// <param name="Passed">Whether the claims passed it, so that they are compared further.</param>
/// <param name="Text">What was found there, as a sentence.</param>
public sealed record ExplanationStep(string Gate, bool Passed, string Text);

/// <summary>Explains conflicts, and pairs of claims that are or are not one.</summary>
public static class Explainer
{
    /// <summary>
    /// Why <paramref name="conflict"/> of <paramref name="dataSet"/> is one, and the smallest edit that would dissolve it.
    /// </summary>
    public static Explanation Explain(DataSet dataSet, Conflict conflict)
    {
        ArgumentNullException.ThrowIfNull(dataSet);
        var claims = dataSet.Sources.SelectMany(source => source.Claims).ToDictionary(claim => claim.Id);
        return ExplainConflict(conflict, new DataSetView(dataSet), id => claims[id]);
    }

    /// <summary>Why two claims of <paramref name="dataSet"/> do, or do not, conflict.</summary>
    public static Explanation Explain(DataSet dataSet, Claim first, Claim second)
    {
        var view = new DataSetView(dataSet);
        return ExplainPair(first, second, view, [.. Reconciler.Reconcile(view)]);
    }

    /// <summary>Why <paramref name="conflict"/> is one, and the smallest edit that would dissolve it.</summary>
    internal static Explanation ExplainConflict(Conflict conflict, IClaimView view, Func<ClaimId, Claim> claim)
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
            _ when conflict.Constraint is not null => [.. ConstraintSteps(conflict, view)],
            ConflictKind.Unattributed or ConflictKind.Circular or ConflictKind.Stale or ConflictKind.SilentEdit or ConflictKind.Revised =>
                [.. NoteSteps(conflict, positions, view)],
            _ => Telling(conflict.Kind, positions, view) is var (first, second) ? new PairWalk(first, second, view, []).Steps : [],
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
    internal static Explanation ExplainPair(Claim first, Claim second, IClaimView view, IReadOnlyList<Conflict> conflicts)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(conflicts);

        var walk = new PairWalk(first, second, view, conflicts);
        var steps = walk.Steps.ToBuilder();
        var shared = conflicts.Where(conflict => Opposes(conflict, first.Id, second.Id)).ToList();
        foreach (var conflict in shared)
            steps.Add(Step(conflict, $"Both stand in {conflict.Id}. {conflict.Explanation}"));

        // What history keeps apart is held against nothing; and of what the ledger has in a graver conflict it tells no other.
        var alone = walk.IsHistory ? [] : Alone(first, second, view);
        alone.RemoveAll(conflict => shared.Exists(other => other.Kind == conflict.Kind || conflict.Kind == walk.Conflict));
        foreach (var conflict in alone.Where(conflict => conflict.Kind != walk.Conflict))
            steps.Add(Step(conflict, conflict.Explanation));

        ImmutableArray<ConflictKind> kinds = [.. alone.Concat(shared).Select(conflict => conflict.Kind).Distinct().Order()];
        var verdict = kinds.IsEmpty
            ? walk.WhyNot
            : string.Join(' ', kinds.Select(Conflicts.Info).Select(info => $"{info.Name.Transform(To.SentenceCase)}: {info.DecidedBy}"));
        var title = $"{first.Id} (“{first.Value.Text}”) and {second.Id} (“{second.Value.Text}”)";
        return new Explanation(title, steps.ToImmutable(), verdict, null) { Kinds = kinds };
    }

    private static ExplanationStep Step(Conflict conflict, string text) => new(Conflicts.Info(conflict.Kind).Name, true, text);

    /// <summary>Whether the two stand in different positions of the conflict.</summary>
    private static bool Opposes(Conflict conflict, ClaimId first, ClaimId second)
    {
        var (left, right) = (Places(first.ToString()), Places(second.ToString()));
        return left.Count > 0 && right.Count > 0 && !(left.Count == 1 && left.SetEquals(right));

        HashSet<int> Places(string id) =>
            [.. Enumerable.Range(0, conflict.Positions.Length).Where(index => conflict.Positions[index].Claims.Contains(new ClaimId(id)))];
    }

    /// <summary>
    /// What reconciliation finds where nobody claims anything but these two. Constraints and word choices are left out: all that answers
    /// the one breaks it, and of the other whole sources are compared.
    /// </summary>
    private static List<Conflict> Alone(Claim first, Claim second, IClaimView view)
    {
        var findings = new List<Finding>();
        foreach (var id in new[] { first.Question, second.Question }.Distinct())
        {
            var question = view.Question(id)!;
            var own = Known.Of(question.Id, view)
                .FindAll(known => known.Claim.Id == first.Id || known.Claim.Id == second.Id).ConvertAll(known => known.Facts);
            var asked = new QuestionClaims(
                question.Answer, question.OverTime, () => question, own, () => view.LineageOf(own), view.Derivations);
            QuestionFinder.Find(asked, findings);
        }
        var (writer, words) = (new ConflictWriter(view), new ConflictWords(view));
        return [.. findings.Select(finding => writer.Write(finding)).OfType<FoundConflict>().Select(words.Say)];
    }

    private static string Date(DaySpan span) => ValueText.Describe(span.ToInterval(), AnswerType.Date, null);

    /// <summary>The first pair of claims that shows the conflict: two claims of different positions can agree.</summary>
    private static (Claim First, Claim Second) Telling(ConflictKind kind, List<List<Claim>> positions, IClaimView view)
    {
        const int looked = 200; // claims a position; past that the first pair has to do
        var question = view.Question(positions[0][0].Question)!;
        var facts = Known.Of(question.Id, view).ToDictionary(known => known.Claim.Id, known => known.Facts);
        var looks = positions.ConvertAll(claims => claims.Take(looked).ToList());
        for (var left = 0; left < looks.Count; left++)
        {
            var pairs = from other in looks.Skip(left + 1) from first in looks[left] from second in other select (first, second);
            foreach (var (first, second) in pairs)
            {
                if (ClaimPair.Of(question, facts[first.Id], facts[second.Id]).Conflict == kind)
                    return (first, second);
            }
        }
        return (positions[0][0], positions[^1][^1]);
    }

    private static IEnumerable<ExplanationStep> NoteSteps(Conflict conflict, List<List<Claim>> positions, IClaimView view)
    {
        var question = view.Question(conflict.Question)!;
        yield return new ExplanationStep("question", true, $"All answer {question.Id}: {question.Asks} ({question.Subject}).");
        foreach (var claim in positions.SelectMany(claims => claims))
        {
            var source = view.Source(claim.Source);
            var voice = claim.Speakers.IsEmpty ? "the source itself" : string.Join(", passed on by ", claim.Speakers);
            yield return new ExplanationStep("claim", true,
                $"{claim.Id} says “{claim.Value.Text}” as of {Date(claim.AsOf.Days)}, published {Date(source.Published.Days)}, "
                + $"on the word of {voice}.");
        }
    }

    private static IEnumerable<ExplanationStep> FramingSteps(Conflict conflict, List<List<Claim>> positions)
    {
        yield return new ExplanationStep("event", true, conflict.Event is null
            ? $"All answer {conflict.Question}."
            : $"All describe the event {conflict.Event}.");
        yield return new ExplanationStep("facet", true, $"{conflict.Facet}: {conflict.Asks}");
        for (var index = 0; index < positions.Count; index++)
        {
            var sources = positions[index].Select(claim => claim.Source).Distinct().Humanize("and");
            yield return new ExplanationStep("term", true, $"“{conflict.Positions[index].Term}” in {sources}.");
        }
    }

    private static IEnumerable<ExplanationStep> ConstraintSteps(Conflict conflict, IClaimView view)
    {
        var declared = view.Constraints.FirstOrDefault(constraint => constraint.Id == conflict.Constraint);
        yield return new ExplanationStep("constraint", true, declared is null
            ? $"{conflict.Constraint}: an end cannot come before its start."
            : $"{declared.Id}: {declared.Holds}{(declared.Why is null ? "" : $" ({declared.Why})")}");
        foreach (var position in conflict.Positions)
        {
            var claims = position.Claims.Humanize("and");
            yield return new ExplanationStep("answer", true, $"{position.Question} is “{position.Says}” in {claims}.");
        }
        yield return new ExplanationStep("arithmetic", true, conflict.Kind == ConflictKind.Rounding
            ? "By the letter no choice of numbers inside these answers makes the relation hold; as usually read one does."
            : "No choice of numbers inside these answers makes the relation hold, neither by the letter nor as usually read.");
    }

    private static string? SmallestEdit(Conflict conflict, List<List<Claim>> positions, IClaimView view)
    {
        switch (conflict.Kind)
        {
            case ConflictKind.Framing:
                return FramingEdit.Fewest(positions) is { } fewest
                    ? $"Leave the frame “{conflict.Facet}” out of {fewest.Humanize("and")}."
                    : null;
            case ConflictKind.Revised:
                return $"Correct the dates of {positions[0][0].Id} or {positions[^1][0].Id}, if both were put forward at one time.";
            case var _ when conflict.Constraint is not null:
                var answer = conflict.Positions
                    .OrderBy(position => position.Claims.Length).ThenBy(position => position.Question).First();
                return $"Change what {answer.Claims.Humanize("and")} says so that the relation holds, "
                    + $"or correct the constraint {conflict.Constraint}.";
            case ConflictKind.Unattributed:
                return $"Add a speaker to {positions[1].Select(claim => claim.Id).Humanize("and")}, if the source credits one.";
            case ConflictKind.Circular:
                return $"Correct the chain of {positions[^1][0].Id}, if it does not go back to the same origin.";
            case ConflictKind.Stale:
                return $"Give {Explanations.Repeater(positions[0], view).Id} the figure or the as-of date that the source gives, "
                    + "if it was recorded wrongly.";
            case ConflictKind.SilentEdit:
                return $"Where the source says that it corrected itself, add `corrects: {positions[^2][^1].Id}` to {positions[^1][0].Id}.";
        }

        var smaller = positions.OrderBy(claims => claims.Count).First();
        var index = positions.IndexOf(smaller);
        var neighbour = conflict.Positions[index == 0 ? 1 : index - 1];
        var question = view.Question(conflict.Question)!;
        var ids = smaller.Select(claim => claim.Id).Humanize("and");
        var left = NounForms.Counted(conflict.Positions.Length - 1, "position");
        var rest = conflict.Positions.Length > 2 ? $" It would leave {left}." : "";
        var target = conflict.Kind switch
        {
            ConflictKind.Decrease when index == 0 =>
                Describe(Interval.Between(null, conflict.Positions.Skip(1).Min(later => later.Literal?.High))),
            ConflictKind.Decrease when neighbour.Literal is { } earlier => Describe(Interval.Between(earlier.Low, null)),
            ConflictKind.Tension when neighbour.Usual is { } usual => $"something that includes {Describe(usual)}",
            _ when neighbour.Literal is { } literal => $"something that includes {Describe(literal)}",
            _ => $"“{neighbour.Says}”",
        };
        var time = question.OverTime == OverTime.Fixed ? "" : "about another time, ";
        return $"If {ids} said {target} instead of “{conflict.Positions[index].Says}”, "
            + $"or were {time}of another modality or an answer to another question, this would dissolve.{rest}";

        string Describe(Interval interval) => ValueText.Describe(interval, question.Answer, question.Unit);
    }
}
