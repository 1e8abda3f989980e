using ClaimLedger.Text;

namespace ClaimLedger.Stories;

/// <summary>An article that nobody has prepared.</summary>
/// <param name="File">Its file, as it was named.</param>
/// <param name="Text">Its text.</param>
/// <param name="Title">Its title, or "".</param>
/// <param name="Publisher">Who published it, or <c>unknown</c>.</param>
/// <param name="Published">When.</param>
internal sealed record StoryArticle(string File, string Text, string Title, string Publisher, WrittenDate Published)
{
    /// <summary>Its text, to look for words in it.</summary>
    public SearchableText Searched { get; } = new(Text);

    /// <summary>Its file's name, without the folders.</summary>
    public string FileName => File[(File.LastIndexOfAny(['/', '\\']) + 1)..];

    /// <summary>That name without its ending.</summary>
    public string Name => FileName.LastIndexOf('.') is > 0 and var dot ? FileName[..dot] : FileName;

    /// <summary>Its address, where it tells.</summary>
    public string? Url { get; init; }

    /// <summary>The hash of the text in which quotes stand.</summary>
    public string? Sha256 { get; init; }
}
