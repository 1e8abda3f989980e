namespace ClaimLedger;

/// <summary>What kind of answer a question takes.</summary>
public enum AnswerType
{
    /// <summary>A count, a measure, a sum of money, a share.</summary>
    Quantity,
    /// <summary>A day or a span of days.</summary>
    Date,
    /// <summary>A length of time, kept in days; the question's unit is that of numbers without one.</summary>
    Duration,
    /// <summary>One of the question's options.</summary>
    Choice,
    /// <summary>One of a facet's terms.</summary>
    Term,
    /// <summary>A time of day, kept in minutes since midnight; the question's unit is its zone.</summary>
    Time,
}

/// <summary>How a question behaves as time goes on.</summary>
public enum OverTime
{
    /// <summary>One answer, for ever.</summary>
    Fixed,
    /// <summary>True at a moment; another moment may have another answer.</summary>
    Instant,
    /// <summary>Only grows.</summary>
    Cumulative,
}

/// <summary>How a claim puts its answer forward.</summary>
public enum Modality
{
    /// <summary>Said to be so.</summary>
    Stated,
    /// <summary>Put forward as a term of a proposal.</summary>
    Proposed,
    /// <summary>Demanded.</summary>
    Demanded,
    /// <summary>Said not to be so.</summary>
    Denied,
    /// <summary>Said to be going to be so.</summary>
    Forecast,
    /// <summary>Said to be what somebody thinks or intends.</summary>
    Believed,
}

/// <summary>What sort of speaker it is.</summary>
public enum SpeakerKind
{
    /// <summary>One person.</summary>
    Person,
    /// <summary>An office, ministry or institution.</summary>
    Office,
    /// <summary>A group or movement.</summary>
    Group,
    /// <summary>A news outlet or agency that others pass on.</summary>
    Outlet,
    /// <summary>A description without a name; two sources may mean two different people by it.</summary>
    Anonymous,
}

/// <summary>How grave a conflict is. Higher is graver.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Note,
    /// <summary>Compatible by the letter, or a difference of words.</summary>
    Warning,
    /// <summary>Cannot be true together.</summary>
    Error,
}

/// <summary>The kinds of conflict. <see cref="Conflicts.Kinds"/> holds the name, severity and meaning of each.</summary>
public enum ConflictKind
{
    /// <summary>Neither the literal nor the usual sets have a common point.</summary>
    Contradiction,
    /// <summary>Only the usual sets have no common point.</summary>
    Tension,
    /// <summary>Only the literal sets have no common point.</summary>
    Rounding,
    /// <summary>A cumulative figure falls as time goes on.</summary>
    Decrease,
    /// <summary>Exclusive options, or a denial of what another states.</summary>
    Answer,
    /// <summary>Two sources, or two relayers in one, credit one speaker with different answers of the same time.</summary>
    Misattribution,
    /// <summary>One source, one speaker, two answers.</summary>
    SelfContradiction,
    /// <summary>A declared constraint cannot hold.</summary>
    Arithmetic,
    /// <summary>A declared or implied order of dates is broken.</summary>
    Order,
    /// <summary>Different terms of one facet.</summary>
    Framing,
    /// <summary>One source credits a speaker, another states the same as its own fact.</summary>
    Unattributed,
    /// <summary>Sources that look independent trace to one origin.</summary>
    Circular,
    /// <summary>A source repeats a figure that its own origin had replaced.</summary>
    Stale,
    /// <summary>A source's text was changed to another answer, and nothing says so.</summary>
    SilentEdit,
    /// <summary>One speaker's forecast, proposal, demand or belief changed.</summary>
    Revised,
}

/// <summary>Whether a conflict's claims stand in one source or in several.</summary>
public enum Scope
{
    /// <summary>All within one source: the article itself reports the dispute.</summary>
    Within,
    /// <summary>Across sources.</summary>
    Across,
}

/// <summary>A person's verdict on a conflict.</summary>
public enum Verdict
{
    /// <summary>The conflict is real.</summary>
    Confirmed,
    /// <summary>One position is preferred; the ruling names it.</summary>
    Prefer,
    /// <summary>Report the range.</summary>
    Range,
    /// <summary>Nothing could be confirmed.</summary>
    Unconfirmed,
    /// <summary>Still being looked into.</summary>
    Pending,
    /// <summary>The source was asked.</summary>
    AskedSource,
    /// <summary>The claims are not about the same thing.</summary>
    NotComparable,
    /// <summary>A source corrected itself.</summary>
    Corrected,
    /// <summary>Not a conflict.</summary>
    Dismissed,
}
