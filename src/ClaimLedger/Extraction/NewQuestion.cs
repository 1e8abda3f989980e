using System.Collections.Frozen;
using ClaimLedger.News;
using ClaimLedger.Scanning;

namespace ClaimLedger.Extraction;

/// <summary>Words a question for a figure that answers none of the data set's.</summary>
internal static class NewQuestion
{
    private const int LongestId = 45;

    private static readonly FrozenSet<string> StillSo = Stem.OfClass("still-so");
    private static readonly FrozenSet<string> Harm = Stem.OfClass("harm");
    private static readonly FrozenSet<string> SoFar = Stem.OfClass("so-far");

    /// <summary>The question.</summary>
    /// <param name="context">The text.</param>
    /// <param name="found">The figure.</param>
    /// <param name="counted">What is counted, as written, or "".</param>
    /// <param name="deed">What was done to it ("were released"), or "".</param>
    /// <param name="clause">The words around the figure, without it.</param>
    public static Question For(ReadingContext context, FoundQuantity found, string counted, string deed, string clause)
    {
        var (asks, answer, unit) = found.Kind switch
        {
            QuantityKinds.Date => ($"When: {clause}?", AnswerType.Date, null),
            QuantityKinds.Duration => ($"How long: {clause}?", AnswerType.Duration, null),
            QuantityKinds.Share => ($"What share: {clause}?", AnswerType.Quantity, found.Unit ?? "percent"),
            QuantityKinds.Money => ($"How much money: {clause}?", AnswerType.Quantity, found.Unit),
            QuantityKinds.Measure => ($"How much, in {found.Unit}: {clause}?", AnswerType.Quantity, found.Unit),
            _ when counted.Length == 0 => ($"How many: {clause}?", AnswerType.Quantity, null),
            _ when deed.Length == 0 && clause.StartsWith(counted + " ", StringComparison.Ordinal) =>
                ($"How many {clause}?", AnswerType.Quantity, counted),
            _ when deed.Length == 0 => ($"How many {counted}: {clause}?", AnswerType.Quantity, counted),
            _ => ($"How many {counted} {deed}?", AnswerType.Quantity, counted),
        };
        var words = found.Kind is QuantityKinds.Number && deed.Length > 0 && counted.Length > 0 ? $"{counted} {deed}" : clause;
        return new Question
        {
            Id = new($"{context.Prefix}.{Slug(words)}"),
            Subject = context.Title,
            Asks = asks,
            Answer = answer,
            Unit = unit,
            OverTime = OverTimeOf(deed, clause, answer),
        };
    }

    /// <summary>Words as an id: small letters and digits with hyphens between.</summary>
    public static string Slug(string words, int longest = LongestId)
    {
        var slug = new System.Text.StringBuilder();
        foreach (var letter in words)
        {
            if (char.IsAsciiLetterOrDigit(letter))
                slug.Append(char.ToLowerInvariant(letter));
            else if (slug.Length > 0 && slug[^1] != '-' && letter is not ('\'' or '’' or ','))
                slug.Append('-');
        }
        var text = slug.ToString().Trim('-');
        if (text.Length > longest)
            text = text[..(text.LastIndexOf('-', longest) is > 0 and var cut ? cut : longest)];
        return text.Length == 0 ? "figure" : text;
    }

    // What is still so may change; the dead and the displaced only grow in number; the rest was so once.
    private static OverTime OverTimeOf(string deed, string clause, AnswerType answer)
    {
        if (answer is AnswerType.Date)
            return OverTime.Fixed;
        var words = Stem.In($"{deed} {clause}");
        if (words.Overlaps(StillSo))
            return OverTime.Instant;
        return words.Overlaps(Harm) && words.Overlaps(SoFar) ? OverTime.Cumulative : OverTime.Fixed;
    }
}
