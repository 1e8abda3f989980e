using System.Globalization;

namespace ClaimLedger.Text;

/// <summary>Words for how many times as much: twice, tripled, fourfold.</summary>
internal static class Multiples
{
    private static readonly WordSet What = WordLists.Of("compared-with");

    private static readonly PhraseTable<(decimal Times, bool IsCompared)> Table = new(
        from row in EmbeddedTable.Rows("multiples", 4)
        select (row[0], (decimal.Parse(row[1], CultureInfo.InvariantCulture), row[2] == "compared")));

    /// <summary>The words that one can start with.</summary>
    public static IEnumerable<string> FirstWords => Table.FirstWords;

    /// <summary>The multiple at a place in running text; null where there is none.</summary>
    public static ReadNumber? Read(in NumberText text, int position) =>
        text.IsRunning && Table.TryMatch(text.Tokens, position, out var found, out var length)
        && (!found.IsCompared || What.Contains(text.At(position + length)))
            ? new ReadNumber(WrittenNumber.Of(found.Times), position, position + length, false)
            : null;

    /// <summary>Whether one may stand at a place.</summary>
    public static bool StartsAt(List<Token> tokens, int position) => Table.StartsAt(tokens, position);
}
