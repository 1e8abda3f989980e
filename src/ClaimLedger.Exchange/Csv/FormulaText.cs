namespace ClaimLedger.Exchange.Csv;

/// <summary>
/// Text that a spreadsheet would run as a formula gets one apostrophe more in front, and loses it again when it is read back. What
/// already has apostrophes before such a sign counts as well: without that, <c>'=1</c> and <c>=1</c> would come out the same.
/// See https://owasp.org/www-community/attacks/CSV_Injection.
/// </summary>
public static class FormulaText
{
    private const string Signs = "=+-@\t\r";

    /// <summary>Whether a spreadsheet might run it, or it looks like a text that was kept from that.</summary>
    public static bool IsSuspect(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var first = text.AsSpan().IndexOfAnyExcept('\'');
        return first >= 0 && Signs.Contains(text[first], StringComparison.Ordinal);
    }

    /// <summary>The text as it is put into a cell.</summary>
    public static string Defuse(string text) => IsSuspect(text) ? "'" + text : text;

    /// <summary>The text that was put into a cell.</summary>
    public static string Restore(string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return cell.StartsWith('\'') && IsSuspect(cell) ? cell[1..] : cell;
    }
}
