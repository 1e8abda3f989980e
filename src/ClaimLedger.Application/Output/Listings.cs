using System.Collections.Immutable;
using ClaimLedger.Application.Targets;
using ClaimLedger.Keys;
using ClaimLedger.Sqlite;
using ClaimLedger.Text;

namespace ClaimLedger.Application.Output;

/// <summary>The listings: what each shows, in every format, in one place.</summary>
internal static class Listings
{
    /// <summary>Conflicts.</summary>
    public static Listing<ListedConflict> OfConflicts(Catalogue catalogue) => new(
        "conflict",
        [
            new("id", row => row.Conflict.Id, InTable: true, IsWhole: true),
            new(
                "severity",
                row => TermNames<Severity>.Of(row.Conflict.Severity),
                InTable: true,
                IsWhole: true,
                Grade: row => row.Conflict.Severity),
            new("kind", row => Conflicts.Info(row.Conflict.Kind).Name, InTable: true),
            new("scope", row => TermNames<Scope>.Of(row.Conflict.Scope), InTable: true),
            new(
                "status",
                row =>
                    row is { Status: ConflictStatus.Ruled, Ruling: { } ruling }
                        ? TermNames<Verdict>.Of(ruling.Verdict)
                        : TermNames<ConflictStatus>.Of(row.Status),
                InTable: true),
            new("question", row => row.Conflict.Question, InTable: true),
            new("positions", row => string.Join(" | ", row.Conflict.Positions.Select(position => position.Says)), InTable: true),
            new("ruling", ClaimPhrases.Ruling, InTable: true, IfAny: true),
            new("subject", row => row.Conflict.Subject),
            new("asks", row => row.Conflict.Asks),
            new("explanation", row => row.Conflict.WithHint),
            new("hint", row => row.Conflict.Hint),
            new("constraint", row => row.Conflict.Constraint),
            new("event", row => row.Conflict.Event),
            new("facet", row => row.Conflict.Facet),
            new("claims", row => string.Join(" | ", row.Conflict.Positions.Select(position => string.Join(' ', position.Claims)))),
            new("accepted", row => row.IsAccepted ? "yes" : "no"),
            new("verdict", row => row.Ruling is { } ruling ? TermNames<Verdict>.Of(ruling.Verdict) : null),
            new("preferred", row => row.Ruling?.Position),
            new("reason", row => row.Ruling?.Reason),
            new("by", row => row.Ruling?.By),
            new("on", row => row.Ruling?.On.ToString("yyyy-MM-dd")),
            new("ruled_conflict", row => row.Ruling?.Conflict),
        ],
        (json, row) => Json.Conflict(json, row, catalogue));

    /// <summary>Claims.</summary>
    public static Listing<Claim> OfClaims(Catalogue catalogue) => new(
        "claim",
        [
            new("id", claim => claim.Id, InTable: true, IsWhole: true),
            new("question", claim => claim.Question, InTable: true),
            new("says", claim => claim.Value.Text, InTable: true),
            new("as_of", Json.AsOf, InTable: true, Words: claim => DateWording.Of(claim.AsOf)),
            new("speakers", claim => string.Join(" > ", claim.Speakers), InTable: true),
            new("publisher", claim => catalogue.Source(claim.Source).Publisher, InTable: true),
            new("history", claim => ClaimPhrases.History(claim, catalogue), InTable: true, IfAny: true),
            new("source", claim => claim.Source),
            new("published", claim => catalogue.Source(claim.Source).Published.ToString()),
            new("literal_low", claim => End(claim, catalogue, range => range.Literal.Low)),
            new("literal_high", claim => End(claim, catalogue, range => range.Literal.High)),
            new("usual_low", claim => End(claim, catalogue, range => range.Usual.Low)),
            new("usual_high", claim => End(claim, catalogue, range => range.Usual.High)),
            new("unit", claim => Json.UnitOf(catalogue.Question(claim.Question))),
            new(
                "options",
                claim =>
                    claim.Value is Value.Options value
                        ? string.Join(" | ", Json.Allowed(value, catalogue.Question(claim.Question)))
                        : null),
            new("modality", claim => TermNames<Modality>.Of(claim.Modality)),
            new("whose", claim => claim.Whose?.Text),
            new("if", claim => claim.If),
            new("counted", claim => claim.IsCounted ? "yes" : null),
            new("frames", claim => string.Join(" | ", claim.Frames.Select(frame => $"{frame.Facet}: {frame.Term}").Distinct())),
            new("quote", claim => claim.Quote),
            new("note", claim => claim.Note),
            new("retrieved", claim => catalogue.Source(claim.Source).VersionOf(claim)?.Retrieved.ToString()),
            new("corrects", claim => string.Join(' ', claim.Corrects)),
            new("corrected_by", claim => string.Join(' ', catalogue.CorrectionsOf(claim))),
            new("withdrawn", claim => claim.Withdrawn?.On.ToString()),
            new("withdrawn_why", claim => claim.Withdrawn?.Why),
        ],
        (json, claim) => Json.Claim(json, claim, catalogue));

    /// <summary>Sources.</summary>
    public static Listing<ListedSource> OfSources() => new(
        "source",
        [
            new("id", row => row.Source.Id, InTable: true, IsWhole: true),
            new("published", row => row.Source.Published.ToString(), InTable: true, Words: row => DateWording.Of(row.Source.Published)),
            new("publisher", row => row.Source.Publisher, InTable: true),
            new("title", row => row.Source.Title, InTable: true),
            new("claims", row => row.Claims, InTable: true),
            new("conflicts", row => row.Conflicts, InTable: true),
            .. Rest(FormatFields.OfSource, ["id", "published", "publisher", "title"], (ListedSource row) => row.Source),
        ],
        (json, row) =>
        {
            Json.Keys(json, FormatFields.OfSource, row.Source);
            json.WriteNumber("claims", row.Claims);
            json.WriteNumber("conflicts", row.Conflicts);
            json.WriteEndObject();
        });

    /// <summary>Questions.</summary>
    public static Listing<ListedQuestion> OfQuestions() => new(
        "question",
        [
            new("id", row => row.Question.Id, InTable: true, IsWhole: true),
            new("subject", row => row.Question.Subject, InTable: true),
            new("asks", row => row.Question.Asks, InTable: true),
            new("answer", row => TermNames<AnswerType>.Of(row.Question.Answer), InTable: true),
            new("unit", row => row.Question.Unit, InTable: true),
            new("over-time", row => TermNames<OverTime>.Of(row.Question.OverTime), InTable: true),
            new("claims", row => row.Claims, InTable: true),
            new("conflicts", row => row.Conflicts, InTable: true),
            .. Rest(
                FormatFields.OfQuestion,
                ["id", "subject", "asks", "answer", "unit", "over-time"],
                (ListedQuestion row) => row.Question),
        ],
        (json, row) =>
        {
            Json.Keys(json, FormatFields.OfQuestion, row.Question);
            json.WriteNumber("claims", row.Claims);
            json.WriteNumber("conflicts", row.Conflicts);
            json.WriteEndObject();
        });

    /// <summary>Speakers, publishers or events.</summary>
    /// <param name="noun">What one of them is.</param>
    public static Listing<ListedGroup> OfGroups(string noun) => new(
        noun,
        [.. GroupColumns.Prepend(new("name", row => row.Name, InTable: true))],
        (json, row) =>
        {
            json.WriteStartObject();
            json.WriteString("name", row.Name);
            foreach (var column in GroupColumns)
                json.WriteNumber(column.Name, (int)column.Cell(row)!);
            json.WriteEndObject();
        });

    private static readonly ImmutableArray<Column<ListedGroup>> GroupColumns =
    [
        new("sources", row => row.Sources, InTable: true),
        new("questions", row => row.Questions, InTable: true),
        new("claims", row => row.Claims, InTable: true),
        new("disputed", row => row.Disputed, InTable: true),
        new("corrected", row => row.Corrected, InTable: true),
        new("conflicts", row => row.Conflicts, InTable: true),
    ];

    // What a table has no room for.
    private static IEnumerable<Column<TRow>> Rest<TRow, T>(
        ImmutableArray<Field<T>> fields, ImmutableArray<string> shown, Func<TRow, T> thing) =>
        from field in fields
        where !shown.Contains(field.Name)
        select new Column<TRow>(field.Name, row => field.Tells(thing(row))?.In(" | "));

    private static object? End(Claim claim, Catalogue catalogue, Func<Value.Range, decimal?> end)
    {
        if (claim.Value is not Value.Range range || end(range) is not { } value)
            return null;
        return IntervalJson.Text(value, catalogue.Question(claim.Question).Answer) ?? (object)value;
    }
}
