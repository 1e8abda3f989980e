namespace ClaimLedger;

/// <summary>A fingerprint of a conflict's kind, question and what disagrees: <c>c-0d457d196474fdd1</c>.</summary>
/// <remarks>
/// Range: of a conflict that was found, <c>c-</c> and 16 lower-case hexadecimal digits; whoever reads one from outside sees to that.
/// Here any text will do, and case matters.
/// Order: ordinal. Default: the empty text, which no conflict is called.
/// </remarks>
public readonly record struct ConflictId : IComparable<ConflictId>
{
    // Null stands for the empty text, so that the default equals what is made of one.
    private readonly string? _text;

    /// <summary>An id of this text, as it stands.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public ConflictId(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text.Length == 0 ? null : text;
    }

    /// <summary>Whether it is the default, which names nothing.</summary>
    public bool IsEmpty => _text is null;

    /// <summary>By the code units of the text.</summary>
    public int CompareTo(ConflictId other) => string.CompareOrdinal(_text, other._text);

    /// <summary>By the code units of the text.</summary>
    public static bool operator <(ConflictId left, ConflictId right) => left.CompareTo(right) < 0;

    /// <summary>By the code units of the text.</summary>
    public static bool operator <=(ConflictId left, ConflictId right) => left.CompareTo(right) <= 0;

    /// <summary>By the code units of the text.</summary>
    public static bool operator >(ConflictId left, ConflictId right) => left.CompareTo(right) > 0;

    /// <summary>By the code units of the text.</summary>
    public static bool operator >=(ConflictId left, ConflictId right) => left.CompareTo(right) >= 0;

    /// <summary>The text itself.</summary>
    public override string ToString() => _text ?? "";
}
