using System.Diagnostics.CodeAnalysis;

namespace ClaimLedger.Text;

/// <summary>
/// Either what was read, or what is wrong with the text and how to write it instead. Bad text is a result, not an exception.
/// </summary>
/// <remarks>The default is a failure without words; only the factory methods make useful ones.</remarks>
public readonly record struct ParseResult<T>
    where T : notnull
{
    private ParseResult(T? value, string? wrong, string? cure, int offset)
    {
        Value = value;
        Wrong = wrong;
        Cure = cure;
        Offset = offset;
    }

    /// <summary>What was read; null on failure.</summary>
    public T? Value { get; }

    /// <summary>What is wrong, without a full stop; null on success.</summary>
    public string? Wrong { get; }

    /// <summary>What to write instead, without a full stop; null on success.</summary>
    public string? Cure { get; }

    /// <summary>Where in the text it went wrong, in UTF-16 units.</summary>
    public int Offset { get; }

    /// <summary>Whether the text was read.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Wrong), nameof(Cure))]
    public bool Success => Wrong is null && Value is not null;

    /// <summary>A success.</summary>
    public static ParseResult<T> Ok(T value) => new(value, null, null, 0);

    /// <summary>A failure.</summary>
    public static ParseResult<T> Fail(string wrong, string cure, int offset = 0) => new(default, wrong, cure, offset);
}
