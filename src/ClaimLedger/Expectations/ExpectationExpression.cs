using System.Collections.Immutable;
using System.Globalization;
using ClaimLedger.Text;

namespace ClaimLedger.Expectations;

/// <summary>What is counted.</summary>
internal enum Counted
{
    /// <summary>Claims.</summary>
    Claims,
    /// <summary>Sources.</summary>
    Sources,
    /// <summary>Questions.</summary>
    Questions,
    /// <summary>Conflicts.</summary>
    Conflicts,
}

/// <summary>How a count is bounded.</summary>
internal enum Bound
{
    /// <summary>So many or more.</summary>
    AtLeast,
    /// <summary>So many or fewer.</summary>
    AtMost,
    /// <summary>So many.</summary>
    Exactly,
}

/// <summary>What a conflict is about, as an expectation names it: a question, or an event.</summary>
/// <param name="Name">The question's id, or the event's name.</param>
/// <param name="IsEvent">Whether it names an event.</param>
/// <param name="Offset">Where the name stands in the text, in UTF-16 units.</param>
internal sealed record ExpectedSubject(string Name, bool IsEvent, int Offset);

/// <summary>An expectation, read. Closed: a conflict, none, agreement, or a count.</summary>
internal abstract record ExpectationExpression
{
    private const string Conflict = "conflict";
    private const string NoConflict = "no-conflict";
    private const string Agree = "agree";
    private const string Event = "event ";
    private const string On = " on ";
    private const string Between = " between ";
    private const string EventExample = "write `on event NAME` with the event's name";

    private static readonly ImmutableArray<(string Name, Counted What)> CountedNames =
        [("claims", Counted.Claims), ("sources", Counted.Sources), ("questions", Counted.Questions), ("conflicts", Counted.Conflicts)];

    private static readonly ImmutableArray<(string Name, Bound Bound)> BoundNames =
        [("at-least", Bound.AtLeast), ("at-most", Bound.AtMost), ("exactly", Bound.Exactly)];

    private ExpectationExpression()
    {
    }

    /// <summary>There is a conflict of this kind, and, where sides are named, each stands in another of its positions.</summary>
    /// <param name="Kind">The kind.</param>
    /// <param name="Subject">What it is about.</param>
    /// <param name="Sides">The sides as written, "and" between them; null where none are named.</param>
    public sealed record Conflicting(ConflictKind Kind, ExpectedSubject Subject, string? Sides) : ExpectationExpression;

    /// <summary>There is no conflict; of this kind, where one is named.</summary>
    public sealed record Quiet(ConflictKind? Kind, ExpectedSubject Subject) : ExpectationExpression;

    /// <summary>At least two claims answer the question, and they agree.</summary>
    public sealed record Agreeing(ExpectedSubject Subject) : ExpectationExpression;

    /// <summary>There are so many.</summary>
    public sealed record Counting(Counted What, Bound Bound, int Number) : ExpectationExpression;

    /// <summary>What an expectation can be about: the keys of <c>expect.yaml</c>.</summary>
    public static ImmutableArray<string> Subjects { get; } =
        [Conflict, NoConflict, Agree, .. from counted in CountedNames from bound in BoundNames select $"{counted.Name} {bound.Name}"];

    /// <summary>
    /// Reads an expectation: <c>conflict: KIND on QUESTION [between A and B …]</c>, <c>no-conflict: [KIND on] QUESTION</c>,
    /// <c>agree: QUESTION</c>, <c>claims at-least: N</c>. Whether the question exists is for the caller to ask.
    /// </summary>
    /// <param name="subject">One of <see cref="Subjects"/>.</param>
    /// <param name="text">What is expected.</param>
    public static ParseResult<ExpectationExpression> Parse(string subject, string text)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(text);
        return subject switch
        {
            Conflict => ParseConflict(text),
            NoConflict => ParseQuiet(text),
            Agree => ParseAgreement(text),
            _ => ParseCount(subject, text),
        };
    }

    private static ParseResult<ExpectationExpression> ParseConflict(string text)
    {
        var on = text.IndexOf(On, StringComparison.Ordinal);
        if (on < 0)
            return Fail(
                "it does not say what the conflict is about",
                "write it as `KIND on QUESTION`, such as `contradiction on fire.killed between 11 and five`",
                text.Length);
        var kind = ReadKind(text[..on]);
        if (!kind.Success)
            return Fail(kind.Wrong, kind.Cure, 0);
        var start = on + On.Length;
        var between = text.IndexOf(Between, start, StringComparison.Ordinal);
        var subject = ReadSubject(text, start, between < 0 ? text.Length : between);
        if (!subject.Success)
            return Fail(subject.Wrong, subject.Cure, subject.Offset);
        var sides = between < 0 ? null : text[(between + Between.Length)..].Trim();
        if (sides is not null && Sides.Split(sides) is not { Length: >= 2 and <= Sides.Most })
            return Fail(
                "`between` names the sides of the conflict",
                $"write two or more of them, at most {Sides.Most}, with `and` between, such as `between 11 and five`",
                between + 1);
        return Ok(new Conflicting(kind.Value.Kind, subject.Value, sides));
    }

    private static ParseResult<ExpectationExpression> ParseQuiet(string text)
    {
        var on = text.IndexOf(On, StringComparison.Ordinal);
        ConflictKind? known = null;
        if (on >= 0)
        {
            var kind = ReadKind(text[..on]);
            if (!kind.Success)
                return Fail(kind.Wrong, kind.Cure, 0);
            known = kind.Value.Kind;
        }
        var subject = ReadSubject(text, on < 0 ? 0 : on + On.Length, text.Length);
        return subject.Success ? Ok(new Quiet(known, subject.Value)) : Fail(subject.Wrong, subject.Cure, subject.Offset);
    }

    private static ParseResult<ExpectationExpression> ParseAgreement(string text)
    {
        var subject = ReadSubject(text, 0, text.Length);
        if (!subject.Success)
            return Fail(subject.Wrong, subject.Cure, subject.Offset);
        return subject.Value.IsEvent
            ? Fail("an event gives no answers that could agree", "write the id of a question", 0)
            : Ok(new Agreeing(subject.Value));
    }

    private static ParseResult<ExpectationExpression> ParseCount(string subject, string text)
    {
        foreach (var (counted, what) in CountedNames)
        {
            foreach (var (name, bound) in BoundNames)
            {
                if (subject != $"{counted} {name}")
                    continue;
                return int.TryParse(
                    text.Trim().Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    ? Ok(new Counting(what, bound, number))
                    : Fail($"{Quoted(text)} is no whole number", $"write one, such as `{subject}: 100`", 0);
            }
        }
        throw new ArgumentOutOfRangeException(nameof(subject), subject, "It is one of Subjects.");
    }

    private readonly record struct Known(ConflictKind Kind);

    private static ParseResult<Known> ReadKind(string text)
    {
        var name = text.Trim();
        foreach (var kind in Conflicts.Kinds)
        {
            if (kind.Name == name)
                return ParseResult<Known>.Ok(new Known(kind.Kind));
        }
        var nearest = name.Length is 0 or > 40
            ? null
            : Conflicts.Kinds.Select(kind => kind.Name).MinBy(known => Slips.Between(name, known));
        return ParseResult<Known>.Fail(
            $"there is no kind of conflict {Quoted(name)}",
            nearest is not null && Slips.Between(name, nearest) <= Math.Max(1, name.Length / 3)
                ? $"did you mean {Quoted(nearest)}?"
                : $"the kinds are {string.Join(", ", Conflicts.Kinds.Select(kind => kind.Name))}",
            0);
    }

    private static ParseResult<ExpectedSubject> ReadSubject(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        var name = text[start..end].TrimEnd();
        if (name.StartsWith(Event, StringComparison.Ordinal))
        {
            var offset = start + Event.Length;
            var called = name[Event.Length..].Trim();
            return called.Length == 0
                ? ParseResult<ExpectedSubject>.Fail("it names no event", EventExample, start)
                : ParseResult<ExpectedSubject>.Ok(new ExpectedSubject(called, true, offset));
        }
        if (name.Length == 0)
            return ParseResult<ExpectedSubject>.Fail("it names no question", "write the id of a question", Math.Min(start, text.Length));
        return name.Any(char.IsWhiteSpace)
            ? ParseResult<ExpectedSubject>.Fail(
                $"{Quoted(name)} is not the id of a question",
                "write one id, with `on` before it and, in a `conflict`, `between A and B` behind it",
                start)
            : ParseResult<ExpectedSubject>.Ok(new ExpectedSubject(name, false, start));
    }

    private static string Quoted(string text) => $"\"{(text.Length > 60 ? text[..60] + "…" : text)}\"";

    private static ParseResult<ExpectationExpression> Ok(ExpectationExpression read) => ParseResult<ExpectationExpression>.Ok(read);

    private static ParseResult<ExpectationExpression> Fail(string? wrong, string? cure, int offset) =>
        ParseResult<ExpectationExpression>.Fail(wrong ?? "", cure ?? "", offset);
}
