using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ClaimLedger.Text;

/// <summary>The zone of a time of day: a row of the table of zones.</summary>
/// <param name="Id">What it is called: "UTC", "local time", "EST".</param>
/// <param name="Offset">How many minutes it is ahead of UTC; null where that is not known, or not the same all year.</param>
internal sealed record ClockZone(string Id, int? Offset)
{
    private const int Day = 24 * 60;

    private static readonly ImmutableArray<(ClockZone Zone, string[] Words)> Rows =
    [
        .. EmbeddedTable.Rows("time-zones", 4).Select(row =>
            (new ClockZone(row[0], row[2].Length == 0 ? null : int.Parse(row[2], System.Globalization.CultureInfo.InvariantCulture)),
            row[1].Split('|'))),
    ];

    private static readonly FrozenDictionary<string, ClockZone> ByWords = Rows
        .SelectMany(row => row.Words, (row, words) => (row.Zone, words))
        .ToFrozenDictionary(row => row.words, row => row.Zone, StringComparer.OrdinalIgnoreCase);

    /// <summary>The clock of the place, which is also that of a time without a zone.</summary>
    public static ClockZone Local { get; } = Rows[0].Zone;

    /// <summary>The words for zones, as they stand behind a time.</summary>
    public static PhraseTable<ClockZone> Phrases { get; } = new(Rows.SelectMany(row => row.Words, (row, words) => (words, row.Zone)));

    /// <summary>The zone that a question names as its unit, that of the place where it names none; null where it is no zone.</summary>
    public static ClockZone? OfQuestion(string? unit) => unit is null ? Local : ByWords.GetValueOrDefault(unit.Trim());

    /// <summary>A time of this zone on the clock of another; null where nothing tells how far they are apart.</summary>
    public decimal? Convert(decimal minutes, ClockZone to)
    {
        if (Id == to.Id)
            return minutes;
        return (Offset, to.Offset) is ({ } own, { } other) ? (minutes - own + other + Day + Day) % Day : null;
    }
}
