namespace ClaimLedger.Text;

/// <summary>Where words stand, which decides what they can be.</summary>
internal enum TextStyle
{
    /// <summary>
    /// They are an answer and nothing else: "none", "both" and "a third" are numbers, a letter after digits is what the question makes of
    /// it, no date is guessed, and a mistake makes a <see cref="Complaint"/>.
    /// </summary>
    Value,

    /// <summary>
    /// They stand in sentences, where "the one", "the second half" and "at this point five" are no numbers; what does not fit is none and
    /// no date, and nobody asks why.
    /// </summary>
    RunningText,
}
