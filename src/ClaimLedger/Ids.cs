namespace ClaimLedger;

// Ids are texts of five kinds that must not stand for one another. In a data set each has its letters (design of the format), and whoever
// reads one from outside sees to that; here any text will do. Case matters, order is ordinal, and the default names nothing.

/// <summary>What a question is called: <c>first-phase.hostages-released</c>. Unique in its data set.</summary>
/// <param name="Text">In a data set: a letter or a digit, then letters, digits, dots, hyphens and underscores, all of ASCII.</param>
public readonly record struct QuestionId(string Text) : IComparable<QuestionId>
{
    /// <summary>By the code units of the text.</summary>
    public int CompareTo(QuestionId other) => string.CompareOrdinal(Text, other.Text);

    /// <summary>The text itself; of the default, the empty one.</summary>
    public override string ToString() => Text ?? "";
}

/// <summary>What a source is called: <c>2031-06-05-harbour-post</c>. Unique in its data set.</summary>
/// <param name="Text">In a data set: a letter or a digit, then letters, digits, dots, hyphens and underscores, all of ASCII.</param>
public readonly record struct SourceId(string Text) : IComparable<SourceId>
{
    /// <summary>By the code units of the text.</summary>
    public int CompareTo(SourceId other) => string.CompareOrdinal(Text, other.Text);

    /// <summary>The text itself; of the default, the empty one.</summary>
    public override string ToString() => Text ?? "";
}

/// <summary>The full id of a claim, its source's id and its own: <c>2031-06-05-harbour-post/killed</c>. Unique in its data set.</summary>
/// <param name="Text">In a data set: a source's id, a slash, and the same letters again.</param>
public readonly record struct ClaimId(string Text) : IComparable<ClaimId>
{
    /// <summary>The id of what <paramref name="source"/> calls <paramref name="local"/>.</summary>
    public ClaimId(SourceId source, string local)
        : this($"{source}/{local}")
    {
    }

    /// <summary>The source's part: what stands before the first slash, or the default where there is none.</summary>
    public SourceId Source => Slash is >= 0 and var slash ? new SourceId(Text[..slash]) : default;

    /// <summary>The claim's own part: what stands behind the first slash, or the whole where there is none.</summary>
    public string Local => ToString()[(Slash + 1)..];

    private int Slash => ToString().IndexOf('/', StringComparison.Ordinal);

    /// <summary>By the code units of the text.</summary>
    public int CompareTo(ClaimId other) => string.CompareOrdinal(Text, other.Text);

    /// <summary>The text itself; of the default, the empty one.</summary>
    public override string ToString() => Text ?? "";
}

/// <summary>A fingerprint of a conflict's kind, question and what disagrees: <c>c-0d457d196474fdd1</c>.</summary>
/// <param name="Text">Of a conflict that was found: <c>c-</c> and 16 lower-case hexadecimal digits.</param>
public readonly record struct ConflictId(string Text) : IComparable<ConflictId>
{
    /// <summary>By the code units of the text.</summary>
    public int CompareTo(ConflictId other) => string.CompareOrdinal(Text, other.Text);

    /// <summary>The text itself; of the default, the empty one.</summary>
    public override string ToString() => Text ?? "";
}

/// <summary>A speaker, by the name that a data set gives first; aliases lead to it.</summary>
/// <param name="Text">Any text but an empty one.</param>
public readonly record struct SpeakerName(string Text) : IComparable<SpeakerName>
{
    /// <summary>By the code units of the text.</summary>
    public int CompareTo(SpeakerName other) => string.CompareOrdinal(Text, other.Text);

    /// <summary>The text itself; of the default, the empty one.</summary>
    public override string ToString() => Text ?? "";
}
