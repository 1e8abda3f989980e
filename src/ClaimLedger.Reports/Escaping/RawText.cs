namespace ClaimLedger.Reports.Escaping;

/// <summary>
/// Markup that is written as it stands. Only the builders of this assembly make it, from text that they have escaped
/// themselves; a template can pass it on but neither make nor change it: combined with anything it becomes plain text again.
/// </summary>
internal sealed class RawText
{
    private readonly string _markup;

    private RawText(string markup) => _markup = markup;

    /// <summary>Nothing.</summary>
    public static RawText Empty { get; } = new("");

    /// <summary>Vouches for <paramref name="markup"/>: everything in it that came from data is escaped.</summary>
    internal static RawText Trusted(string markup) => new(markup);

    /// <inheritdoc/>
    public override string ToString() => _markup;
}
