namespace ClaimLedger.Text;

/// <summary>Reads news language into values.</summary>
public static class ValueParser
{
    /// <summary>Reads <paramref name="says"/> as an answer.</summary>
    public static ParseResult<Value> Parse(string says, ValueContext context) => throw new NotImplementedException();

    /// <summary>The canonical words for a value: parsing them gives an equal literal and usual set.</summary>
    public static string Format(Value value, ValueContext context) => throw new NotImplementedException();
}

/// <summary>Extended Date/Time Format, ISO 8601-2 level 1.</summary>
public static class Edtf
{
    /// <summary>Reads an EDTF text.</summary>
    public static ParseResult<DaySpan> Parse(string text) => throw new NotImplementedException();
}

/// <summary>A stretch of a text in UTF-16 units.</summary>
public readonly record struct TextSpan(int Start, int Length);

/// <summary>Looks for a claim's value and word choices in its quote.</summary>
public static class QuoteReader
{
    /// <summary>The words of the quote that carry the value: empty where the quote does not contain it. For highlighting and for validation.</summary>
    public static IReadOnlyList<TextSpan> DecidingWords(string quote, Value value, ValueContext context) => throw new NotImplementedException();

    /// <summary>Whether a missing value in a quote of such an answer is a mistake (quantities, dates, durations).</summary>
    public static bool MustContain(AnswerType answer) => answer is AnswerType.Quantity or AnswerType.Date or AnswerType.Duration;
}

/// <summary>Finds the terms of facets in a quote.</summary>
public static class FrameFinder
{
    /// <summary>The frames that a quote shows, facet by facet: whole words, without regard to case, the longest phrase first, no two overlapping within a facet.</summary>
    public static IReadOnlyList<(Frame Frame, TextSpan Span)> Find(string quote, IReadOnlyList<Facet> facets) => throw new NotImplementedException();
}

/// <summary>Puts sets of answers into words for people.</summary>
public static class ValueText
{
    /// <summary>"1,440 to 2,160", "more than 50,900", "19 January 2025", "28 to 31 days".</summary>
    public static string Describe(Interval interval, AnswerType answer, string? unit) => throw new NotImplementedException();

    /// <summary>A distance between two answers: "6", "900", "12 days".</summary>
    public static string Distance(decimal distance, AnswerType answer, string? unit) => throw new NotImplementedException();
}

/// <summary>What is known of units.</summary>
public static class Units
{
    /// <summary>Whether this is a unit of measure, money or share, and not a counted noun; false for null.</summary>
    public static bool IsMeasure(string? unit) => throw new NotImplementedException();

    /// <summary>Whether this is a percentage.</summary>
    public static bool IsPercent(string? unit) => throw new NotImplementedException();
}
