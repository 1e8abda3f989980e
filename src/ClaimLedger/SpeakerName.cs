namespace ClaimLedger;

/// <summary>The name by which a data set knows a speaker: <c>Ministry of Health</c>. Unique in its data set; aliases are resolved before.</summary>
/// <remarks>
/// Range: any text. Case matters here, though a data set may write a name in any case.
/// Order: ordinal. Default: the empty text, which nobody is called.
/// </remarks>
public readonly record struct SpeakerName : IComparable<SpeakerName>
{
    // Null stands for the empty text, so that the default equals what is made of one.
    private readonly string? _text;

    /// <summary>A name of this text, as it stands.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public SpeakerName(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text.Length == 0 ? null : text;
    }

    /// <summary>Whether it is the default, which names nothing.</summary>
    public bool IsEmpty => _text is null;

    /// <summary>By the code units of the text.</summary>
    public int CompareTo(SpeakerName other) => string.CompareOrdinal(_text, other._text);

    /// <summary>By the code units of the text.</summary>
    public static bool operator <(SpeakerName left, SpeakerName right) => left.CompareTo(right) < 0;

    /// <summary>By the code units of the text.</summary>
    public static bool operator <=(SpeakerName left, SpeakerName right) => left.CompareTo(right) <= 0;

    /// <summary>By the code units of the text.</summary>
    public static bool operator >(SpeakerName left, SpeakerName right) => left.CompareTo(right) > 0;

    /// <summary>By the code units of the text.</summary>
    public static bool operator >=(SpeakerName left, SpeakerName right) => left.CompareTo(right) >= 0;

    /// <summary>The text itself.</summary>
    public override string ToString() => _text ?? "";
}
