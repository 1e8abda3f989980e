using ClaimLedger.Text;
using Humanizer;

namespace ClaimLedger.Reconciliation;

/// <summary>One or two plain sentences for a finding: who, what, how far apart, and why the claims are comparable. It takes no side.</summary>
internal sealed class Explanations(IClaimView view)
{
    private const int NamesShown = 3;

    private const int TitleWords = 6;

    public string Explain(Finding finding, IReadOnlyList<ReadPosition> positions)
    {
        var text = Words(finding, positions);
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    private string Words(Finding finding, IReadOnlyList<ReadPosition> positions) => finding.Kind switch
    {
        ConflictKind.Contradiction => $"{Say(positions)}{Apart(positions, range => range.Literal)}. {Comparable(positions)}",
        ConflictKind.Tension => $"{Say(positions)}. By the letter both can be true; as usually read, {Readings(positions)}{Apart(positions, range => range.Usual)}. {Comparable(positions)}",
        ConflictKind.Rounding => $"{Say(positions)}. The figures differ{By(positions)}, which is no more than rounding.",
        ConflictKind.Decrease => Decrease(positions),
        ConflictKind.Answer when positions[^1].Identity.Modality == Modality.Denied =>
            $"{Who(positions[1])} {Verb(positions[1], "denies", "deny")} what {Who(positions[0])} {Verb(positions[0], "states", "state")}: {Quoted(positions[0].Says)}. {Comparable(positions)}",
        ConflictKind.Answer => $"{Say(positions)}: answers that exclude each other. {Comparable(positions)}",
        ConflictKind.Misattribution => $"{Outlets(positions)} credit {Credited(positions)} with different answers: {SaysList(positions)}. {Comparable(positions)}",
        ConflictKind.SelfContradiction => SelfContradiction(positions),
        ConflictKind.Arithmetic or ConflictKind.Order => Relation(finding, positions),
        ConflictKind.Framing => Framing(finding, positions),
        ConflictKind.Unattributed => Unattributed(positions[0], positions[1]),
        ConflictKind.Circular => $"{Outlets(positions)} all give {Quoted(positions[0].Says)}, and all trace to {Origins.Shared(positions.SelectMany(position => position.Claims), view) ?? "one origin"}: one origin, not {"source".ToQuantity(Sources(positions).Count(), ShowQuantityAs.Words)}.",
        ConflictKind.Stale => Stale(positions),
        _ => throw new ArgumentOutOfRangeException(nameof(finding), finding.Kind, "unknown kind"),
    };

    /// <summary>Who stands behind a claim: "Egyptian source (passed on by Reuters)", or the outlet itself.</summary>
    public static string Voice(Claim claim, IClaimView view) => claim.Speakers switch
    {
        [] => Outlet(view.Source(claim.Source)),
        [var only] => only,
        [var first, .. var passedOn] => $"{first} (passed on by {passedOn.Humanize("and")})",
    };

    /// <summary>A source by its publisher or, where that is unknown, by the first words of its title.</summary>
    public static string Outlet(Source source) => Publishers.IsUnknown(source.Publisher)
        ? Quoted(source.Title.Trim('[', ']').Truncate(TitleWords, "…", Truncator.FixedNumberOfWords))
        : source.Publisher;

    private string Say(IReadOnlyList<ReadPosition> positions) =>
        string.Join("; ", positions.Select(position => $"{Who(position)} {Verb(position, "says", "say")} {Quoted(position.Says)}"));

    private static string SaysList(IReadOnlyList<ReadPosition> positions) => positions.Select(position => Quoted(position.Says)).Distinct().Humanize("and");

    private string Who(ReadPosition position) => Shortened(Voices(position));

    private static string Shortened(List<string> names) => names.Count <= NamesShown
        ? names.Humanize("and")
        : names.Take(NamesShown - 1).Append($"{(names.Count - NamesShown + 1).ToWords()} others").Humanize("and");

    private List<string> Voices(ReadPosition position) => [.. position.Claims.Select(claim => Voice(claim, view)).Distinct(StringComparer.Ordinal)];

    private string Verb(ReadPosition position, string one, string several) => Voices(position).Count == 1 ? one : several;

    private static string Speakers(ReadPosition position) =>
        position.Claims.Where(claim => !claim.Speakers.IsEmpty).Select(claim => claim.Speakers[0]).Distinct(StringComparer.Ordinal).Humanize("and");

    private static IEnumerable<string> Sources(IEnumerable<ReadPosition> positions) => positions.SelectMany(position => position.Claims).Select(claim => claim.Source).Distinct();

    private string Outlets(IEnumerable<ReadPosition> positions) => Sources(positions).Select(id => Outlet(view.Source(id))).Distinct(StringComparer.Ordinal).Humanize("and");

    private static string Credited(IReadOnlyList<ReadPosition> positions) =>
        positions.SelectMany(position => position.Claims).Select(claim => claim.Speakers[0]).Distinct(StringComparer.Ordinal).Humanize("and");

    private string Unattributed(ReadPosition credited, ReadPosition own)
    {
        var (crediting, stating) = (Sources([credited]).Count(), Sources([own]).Count());
        return $"{Outlets([credited])} {(crediting == 1 ? "credits" : "credit")} {Quoted(credited.Says)} to {Speakers(credited)}; "
            + $"{Outlets([own])} {(stating == 1 ? "states" : "state")} the same in {(stating == 1 ? "its" : "their")} own voice.";
    }

    private string SelfContradiction(IReadOnlyList<ReadPosition> positions)
    {
        var claim = positions[0].Identity;
        var voice = claim.Speakers.IsEmpty ? "in its own voice" : $"on the word of {Credited(positions)}";
        return $"{Outlet(view.Source(claim.Source))} gives, {voice}, different answers: {SaysList(positions)}. {Comparable(positions)}";
    }

    private string Decrease(IReadOnlyList<ReadPosition> positions)
    {
        var (earlier, later) = (positions[0], positions[1]);
        var fall = earlier.Identity.Value is Value.Range { Literal.Low: { } low } && later.Identity.Value is Value.Range { Literal.High: { } high }
            ? $", at least {Distance(low - high, later)} lower"
            : "";
        return $"The figure can only grow, yet {Who(earlier)} gave {Quoted(earlier.Says)} as of {Date(earlier.Identity.AsOf)} and {Who(later)} gave {Quoted(later.Says)} as of {Date(later.Identity.AsOf)}{fall}."
            + (later.Question.Breaks.IsEmpty ? "" : " No declared break of the series lies between.");
    }

    private string Stale(IReadOnlyList<ReadPosition> positions)
    {
        var (repeated, replacement) = (positions[0].Claims[^1], positions[1].Identity);
        var source = view.Source(repeated.Source);
        return $"{Outlet(source)}, published {Date(source.Published)}, repeats {Quoted(repeated.Value.Text)} from {repeated.Speakers[0]}, who had by then given {Quoted(replacement.Value.Text)} as of {Date(replacement.AsOf)}.";
    }

    private string Framing(Finding finding, IReadOnlyList<ReadPosition> positions)
    {
        var terms = positions.Select(position =>
        {
            var tellers = position.Claims.Select(Teller).Distinct(StringComparer.Ordinal).ToList();
            return $"{Quoted(position.Term!.Id)} in {Shortened(tellers)}";
        });
        return $"{finding.Facet!.Asks} {"source".ToQuantity(Sources(positions).Count(), ShowQuantityAs.Words).Transform(To.SentenceCase)} differ: {string.Join("; ", terms)}.";

        string Teller(Claim claim) => claim.Speakers.IsEmpty
            ? Outlet(view.Source(claim.Source))
            : $"{Outlet(view.Source(claim.Source))} (quoting {claim.Speakers[0]})";
    }

    private string Relation(Finding finding, IReadOnlyList<ReadPosition> positions)
    {
        var expression = finding.Expression!;
        var given = positions.GroupBy(position => position.Question.Id).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        var why = finding.Constraint!.Why is { } reason ? " " + reason.TrimEnd('.') + "." : "";
        var scope = Sources(positions).Count() == 1
            ? $"In {Outlet(view.Source(positions[0].Identity.Source))} the figures"
            : "No combination of the answers given makes the figures";
        var fit = Sources(positions).Count() == 1 ? "do not fit" : "fit";
        return $"{scope} {fit} “{finding.Constraint.Holds}”: {Side(expression.Left)} on one side, {Side(expression.Right)} on the other.{why}";

        string Side(Term term)
        {
            var words = Words(term);
            return term is Term.Operation ? $"{words} (calculated: {Calculated(term)})" : words;
        }

        string Words(Term term) => term switch
        {
            Term.Answer answer => $"{answer.Reference.Question} {given[answer.Reference.Question].Select(position => Quoted(position.Says)).Distinct().Humanize("and")}",
            Term.Number number => number.Words,
            Term.Operation operation => $"{Words(operation.Left)} {operation.Operator} {Words(operation.Right)}",
            _ => "",
        };

        string Calculated(Term term)
        {
            var pieces = ConstraintFinder.Evaluate(term, reference => IntervalArithmetic.Merge(
                from position in given[reference.Question]
                from claim in position.Claims
                select ConstraintFinder.InBase(position.Question, ((Value.Range)claim.Value).Literal)));
            var answer = ConstraintFinder.IsDate(term, view) ? AnswerType.Date
                : ConstraintFinder.IsDuration(term, view) ? AnswerType.Duration : AnswerType.Quantity;
            return pieces.Select(piece => ValueText.Describe(piece, answer, null)).Humanize("and");
        }
    }

    /// <summary>Why the claims may be compared.</summary>
    private static string Comparable(IReadOnlyList<ReadPosition> positions)
    {
        var question = positions[0].Question;
        var claims = positions.SelectMany(position => position.Claims).ToList();
        var modality = positions[0].Identity.Modality switch
        {
            Modality.Proposed => ", all put forward as proposals",
            Modality.Demanded => ", all put forward as demands",
            Modality.Forecast => ", all forecasts",
            _ => "",
        };
        if (question.OverTime == OverTime.Fixed)
            return $"They are comparable: one question that has one answer at all times{modality}.";
        var first = claims.Max(claim => claim.AsOf.First);
        var last = claims.Min(claim => claim.AsOf.Last);
        var time = first <= last ? "as of " + Date(new DaySpan(first, last)) : "about times that overlap";
        return $"They are comparable: one question, {time}{modality}.";
    }

    private static string Readings(IReadOnlyList<ReadPosition> positions) => positions
        .Select(position => position.Identity.Value is Value.Range range
            ? $"{Quoted(position.Says)} is {ValueText.Describe(range.Usual, position.Question.Answer, position.Question.Unit)}"
            : Quoted(position.Says))
        .Humanize("and");

    private static string Apart(IReadOnlyList<ReadPosition> positions, Func<Value.Range, Interval> reading)
    {
        var gap = Gap(positions[0], positions[1], reading);
        if (gap is not { } distance)
            return "";
        return positions.Count > 2 ? $"; the nearest are {Distance(distance, positions[0])} apart" : $"; {Distance(distance, positions[0])} apart";
    }

    private static string By(IReadOnlyList<ReadPosition> positions) =>
        Gap(positions[0], positions[1], range => range.Literal) is { } gap ? $" by {Distance(gap, positions[0])}" : "";

    private static decimal? Gap(ReadPosition lower, ReadPosition upper, Func<Value.Range, Interval> reading)
    {
        if (lower.Identity.Value is not Value.Range left || upper.Identity.Value is not Value.Range right)
            return null;
        var gap = reading(right).Low - reading(left).High;
        return gap > 0 ? gap : null;
    }

    private static string Distance(decimal distance, ReadPosition position) => ValueText.Distance(distance, position.Question.Answer, position.Question.Unit);

    private static string Date(DaySpan span) => ValueText.Describe(span.ToInterval(), AnswerType.Date, null);

    private static string Quoted(string words) => $"“{words}”";
}
