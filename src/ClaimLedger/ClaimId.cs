namespace ClaimLedger;

/// <summary>The full id of a claim, its source's id and its own: <c>2031-06-05-harbour-post/killed</c>. Unique in its data set.</summary>
/// <remarks>
/// Range: in a data set, a source's id, a slash, and the same letters again; whoever reads one from outside sees to that.
/// Here any text will do, and case matters.
/// Order: ordinal, over the whole text. Default: the empty text, which no claim is called.
/// </remarks>
public readonly record struct ClaimId : IComparable<ClaimId>
{
    // Null stands for the empty text, so that the default equals what is made of one.
    private readonly string? _text;

    /// <summary>An id of this text, <c>SOURCE/ID</c>, as it stands.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public ClaimId(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text.Length == 0 ? null : text;
    }

    /// <summary>The id of what <paramref name="source"/> calls <paramref name="local"/>.</summary>
    public ClaimId(SourceId source, string local)
        : this($"{source}/{local}")
    {
    }

    /// <summary>The source's part: what stands before the first slash, or the default where there is none.</summary>
    public SourceId Source => Slash is >= 0 and var slash ? new SourceId(ToString()[..slash]) : default;

    /// <summary>The claim's own part: what stands behind the first slash, or the whole where there is none.</summary>
    public string Local => ToString()[(Slash + 1)..];

    private int Slash => ToString().IndexOf('/', StringComparison.Ordinal);

    /// <summary>Whether it is the default, which names nothing.</summary>
    public bool IsEmpty => _text is null;

    /// <summary>By the code units of the text.</summary>
    public int CompareTo(ClaimId other) => string.CompareOrdinal(_text, other._text);

    /// <summary>By the code units of the text.</summary>
    public static bool operator <(ClaimId left, ClaimId right) => left.CompareTo(right) < 0;

    /// <summary>By the code units of the text.</summary>
    public static bool operator <=(ClaimId left, ClaimId right) => left.CompareTo(right) <= 0;

    /// <summary>By the code units of the text.</summary>
    public static bool operator >(ClaimId left, ClaimId right) => left.CompareTo(right) > 0;

    /// <summary>By the code units of the text.</summary>
    public static bool operator >=(ClaimId left, ClaimId right) => left.CompareTo(right) >= 0;

    /// <summary>The text itself.</summary>
    public override string ToString() => _text ?? "";
}
