using System.Collections.Immutable;

namespace ClaimLedger.Text;

/// <summary>What the value parser must know besides the words.</summary>
public sealed record ValueContext
{
    /// <summary>What kind of answer is asked for.</summary>
    public required AnswerType Answer { get; init; }
    /// <summary>The question's unit, or null.</summary>
    public string? Unit { get; init; }
    /// <summary>Further nouns that the unit takes.</summary>
    public ImmutableArray<string> Counts { get; init; } = [];
    /// <summary>The question itself, whose words may stand behind a number; null for none.</summary>
    public string? Asks { get; init; }
    /// <summary>The question's tolerance as written ("5%", "10"), or null.</summary>
    public string? Tolerance { get; init; }
    /// <summary>
    /// Publication date of the source: relative dates ("Monday", "last month") are resolved against it. Null where there is none.
    /// </summary>
    public DaySpan? Published { get; init; }
    /// <summary>Options of a choice question, or term ids of a term question.</summary>
    public ImmutableArray<string> Options { get; init; } = [];
    /// <summary>
    /// How the claim is put forward: a forecast, proposal or demand looks ahead from the publication date, the rest back.
    /// </summary>
    public Modality Modality { get; init; } = Modality.Stated;
    /// <summary>The table of readings.</summary>
    public Readings Readings { get; init; } = Readings.Default;

    /// <summary>Whether dates without a year lie ahead of publication.</summary>
    internal bool LooksAhead => Modality is Modality.Forecast or Modality.Proposed or Modality.Demanded;

    /// <summary>The context of a claim that answers <paramref name="question"/>.</summary>
    public static ValueContext For(
        Question question, DaySpan? published = null, Modality modality = Modality.Stated, Readings? readings = null)
    {
        ArgumentNullException.ThrowIfNull(question);
        return new ValueContext
        {
            Answer = question.Answer,
            Unit = question.Unit,
            Counts = question.Counts,
            Asks = question.Asks,
            Tolerance = question.Tolerance,
            Published = published,
            Options = question.Options,
            Modality = modality,
            Readings = readings ?? Readings.Default,
        };
    }
}
