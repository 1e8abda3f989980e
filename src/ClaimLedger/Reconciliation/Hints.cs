using System.Globalization;
using ClaimLedger.Text;

namespace ClaimLedger.Reconciliation;

/// <summary>What may lie behind a disagreement of figures. A hint, never a verdict.</summary>
internal static class Hints
{
    // What one figure is divided by the other when a unit was slipped; the factors are those of the units table.
    private static readonly (decimal Factor, string Units)[] UnitSlips =
    [
        (1.609344m, "miles and kilometres"),
        (3.280839895m, "metres and feet"),
        (2.2046226218m, "kilograms and pounds"),
        (2.4710538147m, "hectares and acres"),
        (1.8m, "degrees Fahrenheit and Celsius"),
        (7m, "weeks and days"),
        (24m, "days and hours"),
    ];

    // A subject with more questions than this is a label and no story; looking through it for every finding would not end.
    private const int SisterQuestions = 32;

    /// <summary>A sentence, or null where nothing suggests itself.</summary>
    public static string? For(Finding finding, IReadOnlyList<ReadPosition> positions, IClaimView view)
    {
        if (finding.Kind
            is not (ConflictKind.Contradiction or ConflictKind.Misattribution or ConflictKind.SelfContradiction or ConflictKind.Decrease)
            || positions.Count != 2
            || positions[0].Identity.Value is not Value.Range { Written: { } first } left
            || positions[1].Identity.Value is not Value.Range { Written: { } second } right
            || positions[0].Question.Answer == AnswerType.Date)
        {
            return null;
        }
        var (low, high) = first < second ? (first, second) : (second, first);
        if (low <= 0 || low == high)
            return null;
        if (SwappedDigits(low, high))
            return $"The digits of “{left.Text}” and “{right.Text}” are swapped: one may be a slip of the pen.";
        if (high / decimal.MaxValue >= low)
            return null; // too far apart to divide
        if (PowerOfTen(high / low) is { } power)
            return $"The figures differ by exactly a factor of {power}: a digit may have been lost or added.";
        return MeasureSlip(positions, view) ?? UnitSlip(positions[0].Question, low, high);
    }

    /// <summary>What a figure may be a slip for; null where nothing suggests itself.</summary>
    public static string? Slip(decimal mine, decimal known)
    {
        var (low, high) = mine < known ? (mine, known) : (known, mine);
        if (low <= 0 || low == high)
            return null;
        if (SwappedDigits(low, high))
            return "The digits are swapped: it may be a slip of the pen.";
        return high / decimal.MaxValue < low && PowerOfTen(high / low) is { } power
            ? $"It is {power} times as much: a digit may have been added."
            : null;
    }

    private static bool SwappedDigits(decimal low, decimal high)
    {
        var (left, right) = (Digits(low), Digits(high));
        if (left.Length != right.Length)
            return false;
        var differing = Enumerable.Range(0, left.Length).Where(index => left[index] != right[index]).ToArray();
        return differing is [var first, var second] && second == first + 1 && left[first] == right[second] && left[second] == right[first];

        static string Digits(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
    }

    private static string? PowerOfTen(decimal ratio) => ratio switch
    {
        10m => "ten",
        100m => "a hundred",
        1000m => "a thousand",
        1_000_000m => "a million",
        _ => null,
    };

    /// <summary>The figure of one side answers another question about the same subject: "casualties" taken for the killed.</summary>
    private static string? MeasureSlip(IReadOnlyList<ReadPosition> positions, IClaimView view)
    {
        var question = positions[0].Question;
        foreach (var other in view.About(question.Subject, SisterQuestions))
        {
            if (other.Id == question.Id || other.Answer != question.Answer || other.Unit != question.Unit)
                continue;
            var facts = view.ClaimsOf(other.Id);
            foreach (var position in positions)
            {
                var claim = position.Identity;
                var range = (Value.Range)claim.Value;
                if (facts.Any(fact => fact.Literal == range.Literal && fact.Modality == claim.Modality
                    && (question.OverTime == OverTime.Fixed || other.OverTime == OverTime.Fixed
                        || fact.IsAbout(claim.AsOf.Days))))
                {
                    return $"“{range.Text}” is also an answer to “{other.Asks}”: the two measures may have been confused.";
                }
            }
        }
        return null;
    }

    private static string? UnitSlip(Question question, decimal low, decimal high)
    {
        if (question.Answer == AnswerType.Quantity && !Units.IsMeasure(question.Unit))
            return null;
        var ratio = high / low;
        foreach (var (factor, units) in UnitSlips)
        {
            if (Math.Abs(ratio / factor - 1) < 0.005m)
                return $"The figures differ by the factor between {units}: a unit may have been slipped.";
        }
        return null;
    }
}
