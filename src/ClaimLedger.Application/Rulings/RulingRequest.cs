using System.Globalization;
using ClaimLedger.Application.Targets;

namespace ClaimLedger.Application.Rulings;

/// <summary>What can be wrong with one part of a ruling.</summary>
internal enum RulingFault
{
    /// <summary>It prefers a position, and none is named.</summary>
    NoPosition,

    /// <summary>A position is named, and none is preferred.</summary>
    PositionInVain,

    /// <summary>The conflict has no such position.</summary>
    UnknownPosition,

    /// <summary>Nobody says why.</summary>
    NoReason,

    /// <summary>Nobody says who.</summary>
    NoName,

    /// <summary>A text that cannot be kept.</summary>
    Unfit,
}

/// <summary>One part of a ruling is missing or is none; a form says so in its own words beside the field.</summary>
/// <param name="field">The part: verdict, position, reason or by.</param>
/// <param name="fault">What is wrong with it.</param>
/// <param name="message">That and the cure, as a command line says it.</param>
internal sealed class RulingFaultException(string field, RulingFault fault, string message) : UsageException(message)
{
    /// <summary>The part.</summary>
    public string Field { get; } = field;

    /// <summary>What is wrong with it.</summary>
    public RulingFault Fault { get; } = fault;
}

/// <summary>A ruling as somebody writes it, with options or in a form: texts, not held against anything yet.</summary>
internal sealed record RulingRequest
{
    private const int LongestReason = 10_000;
    private const int LongestName = 200;

    /// <summary>What stands before a name where it was written: <c>--</c> on a command line, nothing in a form.</summary>
    public string Mark { get; init; } = "";

    /// <summary>The name of the verdict.</summary>
    public required string Verdict { get; init; }

    /// <summary>For prefer: what the preferred position says.</summary>
    public string? Position { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>Who rules.</summary>
    public string? By { get; init; }

    /// <summary>What to do where nobody is named.</summary>
    public string HowToName { get; init; } = "write who rules";

    /// <summary>The day; null for today.</summary>
    public string? On { get; init; }

    /// <summary>The draft that it is.</summary>
    /// <exception cref="UsageException">Something is missing, or is none.</exception>
    public RulingDraft Read(Host host) => new(
        VerdictOf(Verdict),
        Position,
        TextOf(Reason, "reason", RulingFault.NoReason, "write why, for those who read it in a year", LongestReason),
        TextOf(By, "by", RulingFault.NoName, HowToName, LongestName),
        Day(host))
    {
        Mark = Mark,
    };

    private static Verdict VerdictOf(string name) => TermNames<Verdict>.Find(name, StringComparison.OrdinalIgnoreCase)
        ?? throw new UsageException(Phrases.NoSuch("verdict", name, TermNames<Verdict>.All));

    private string TextOf(string? written, string name, RulingFault ifMissing, string cure, int longest)
    {
        // A ruling is one paragraph; what a terminal or a reviewer would not see has no business in it.
        var text = string.Join(
            ' ', (written ?? "").Split(['\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        if (text.Length == 0)
            throw new RulingFaultException(name, ifMissing, $"{Mark}{name} is missing; {cure}");
        if (text.Length > longest)
            throw new RulingFaultException(
                name, RulingFault.Unfit, $"{Mark}{name} has {text.Length} characters, more than {longest}; say it shorter");
        return Phrases.Harmless(text) == text && IsWhole(text)
            ? text
            : throw new RulingFaultException(
                name,
                RulingFault.Unfit,
                $"{Mark}{name} holds a control character, or one that turns the direction of what follows; leave it out");
    }

    private static bool IsWhole(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            // Half of a pair is read as this; so is what somebody's editor could not read.
            if (rune.Value is 0xFFFD or 0x2028 or 0x2029)
                return false;
        }
        return true;
    }

    private DateOnly Day(Host host)
    {
        if (On is null)
            return DateOnly.FromDateTime(host.Clock.GetLocalNow().DateTime);
        return DateOnly.TryParseExact(On, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new UsageException($"{Mark}on '{On}': not a day; write it as 2031-06-09");
    }
}

/// <summary>A ruling on whichever conflict: all but what it is about.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Position">For prefer: what the preferred position says.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who rules.</param>
/// <param name="On">When.</param>
internal sealed record RulingDraft(Verdict Verdict, string? Position, string Reason, string By, DateOnly On)
{
    private const string PositionField = "position";

    /// <summary>What stands before a name where it was written.</summary>
    public string Mark { get; init; } = "";

    /// <summary>The ruling that it is on a conflict.</summary>
    /// <exception cref="UsageException">It prefers a position that the conflict does not have, or none, or one without need.</exception>
    public Ruling About(Conflict conflict)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        CheckPosition(conflict);
        return new Ruling
        {
            Conflict = conflict.Id,
            Kind = conflict.Kind,
            Question = conflict.Question,
            Says = [.. conflict.Positions.Select(position => position.Says)],
            Verdict = Verdict,
            Position = Position,
            Reason = Reason,
            By = By,
            On = On,
        };
    }

    private void CheckPosition(Conflict conflict)
    {
        if (Verdict is not Verdict.Prefer)
        {
            if (Position is not null)
                throw new RulingFaultException(
                    PositionField,
                    RulingFault.PositionInVain,
                    $"{Mark}position belongs to the verdict prefer; leave it out, or write prefer instead of "
                        + $"{TermNames<Verdict>.Of(Verdict)}");
            return;
        }
        if (Position is null)
            throw new RulingFaultException(
                PositionField,
                RulingFault.NoPosition,
                $"prefer does not say which position; add {Mark}position with one of {RulingNotes.Positions(conflict)}");
        if (conflict.Positions.All(position => position.Says != Position))
            throw new RulingFaultException(
                PositionField,
                RulingFault.UnknownPosition,
                $"{conflict.Id} has no position \"{Position}\"; write one of {RulingNotes.Positions(conflict)}");
    }
}
