namespace ClaimLedger;

/// <summary>What a question is called: <c>first-phase.hostages-released</c>. Unique in its data set.</summary>
/// <remarks>
/// Range: in a data set, a letter or a digit, then letters, digits, dots, hyphens and underscores, all of ASCII;
/// whoever reads one from outside sees to that. Here any text will do, and case matters.
/// Order: ordinal. Default: the empty text, which no question is called.
/// </remarks>
public readonly record struct QuestionId : IComparable<QuestionId>
{
    // Null stands for the empty text, so that the default equals what is made of one.
    private readonly string? _text;

    /// <summary>An id of this text, as it stands.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public QuestionId(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text.Length == 0 ? null : text;
    }

    /// <summary>Whether it is the default, which names nothing.</summary>
    public bool IsEmpty => _text is null;

    /// <summary>By the code units of the text.</summary>
    public int CompareTo(QuestionId other) => string.CompareOrdinal(_text, other._text);

    /// <summary>By the code units of the text.</summary>
    public static bool operator <(QuestionId left, QuestionId right) => left.CompareTo(right) < 0;

    /// <summary>By the code units of the text.</summary>
    public static bool operator <=(QuestionId left, QuestionId right) => left.CompareTo(right) <= 0;

    /// <summary>By the code units of the text.</summary>
    public static bool operator >(QuestionId left, QuestionId right) => left.CompareTo(right) > 0;

    /// <summary>By the code units of the text.</summary>
    public static bool operator >=(QuestionId left, QuestionId right) => left.CompareTo(right) >= 0;

    /// <summary>The text itself.</summary>
    public override string ToString() => _text ?? "";
}
