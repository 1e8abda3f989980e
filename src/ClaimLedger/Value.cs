namespace ClaimLedger;

/// <summary>
/// What a claim's words allow: a set of possible answers, with the words themselves kept. Closed: a value is a
/// <see cref="Range"/>, a choice of <see cref="Options"/> or <see cref="Unknown"/>.
/// </summary>
public abstract record Value
{
    private Value(string text) => Text = text;

    /// <summary>The words as they stand in the data set.</summary>
    public string Text { get; }

    /// <summary>A quantity, a date or a duration.</summary>
    /// <param name="Words">The words as written.</param>
    /// <param name="Literal">What the words commit the speaker to.</param>
    /// <param name="Usual">What a reader takes them to mean.</param>
    /// <param name="Written">
    /// The number as written, in the question's unit and without its hedge (1,800 of "around 1,800"); null where the words hold none.
    /// </param>
    /// <param name="Reading">The row of the readings table that applied: <c>count</c>, <c>about</c>, <c>more-than</c>, …</param>
    public sealed record Range(string Words, Interval Literal, Interval Usual, decimal? Written, string Reading) : Value(Words);

    /// <summary>One or more of a choice question's options, or of a facet's terms; "or" between them.</summary>
    /// <param name="Words">The words as written.</param>
    /// <param name="Allowed">The options that are allowed, by their places in the question. Never empty.</param>
    public sealed record Options(string Words, OptionSet Allowed) : Value(Words);

    /// <summary>"unknown", "could not verify": it allows everything and so contradicts nothing.</summary>
    /// <param name="Words">The words as written.</param>
    public sealed record Unknown(string Words) : Value(Words);
}
