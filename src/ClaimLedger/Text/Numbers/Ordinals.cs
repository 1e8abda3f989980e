namespace ClaimLedger.Text;

/// <summary>Reads places in a row: third; 42nd; one hundred twenty-fifth.</summary>
internal static class Ordinals
{
    private static readonly WordSet Endings = WordLists.Of("ordinal-ending");

    /// <summary>The place at <paramref name="position"/>; null where there is none.</summary>
    public static ReadNumber? Read(in NumberText text, int position)
    {
        if (text.At(position) is { Kind: TokenKind.Number, Number.IsWhole: true } digits)
            return text.At(position + 1) is { Kind: TokenKind.Word, IsGlued: true } ending && Endings.Contains(ending)
                && !TextPlaces.IsGluedToWord(text, position)
                ? new ReadNumber(digits.Number, position, position + 2, true)
                : null;
        var isArticle = text.IsArticle(position);
        if (!text.TryWord(isArticle ? position + 1 : position, out var first)
            || (isArticle && first.Kind is not (NumberKind.Hundred or NumberKind.Scale)))
            return null;
        var end = position;
        var before = 0m;
        if (first.Kind != NumberKind.Ordinal)
        {
            if (first.Kind is NumberKind.Fraction or NumberKind.Zero || Cardinals.Read(text, position) is not { } sum)
                return null;
            before = sum.Value;
            end = text.Is(sum.End, "and") || text.IsGlued(sum.End, "-") ? sum.End + 1 : sum.End;
        }
        return text.TryWord(end, out var last) && last is { Kind: NumberKind.Ordinal, IsPlural: false }
            && Joined(before, last.Value) is { } place && !IsPart(text, position, before, last.Value)
            ? new ReadNumber(WrittenNumber.Of(place), position, end + 1, false)
            : null;
    }

    private static decimal? Joined(decimal before, decimal last) =>
        before == 0 ? last
        : last >= 100 ? before * last
        : before % (last < 10 ? 10 : 100) == 0 ? before + last
        : null;

    // "A trillionth" is a part.
    private static bool IsPart(in NumberText text, int position, decimal before, decimal last) =>
        last >= 1000 && before == 0 && text.IsArticle(position - 1);
}
