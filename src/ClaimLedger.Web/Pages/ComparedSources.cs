using System.Text.Json;
using ClaimLedger.Application.Output;
using ClaimLedger.Sqlite;
using ClaimLedger.Web.Requests;

namespace ClaimLedger.Web.Pages;

/// <summary>What two sources answer, by question.</summary>
/// <param name="A">The one.</param>
/// <param name="B">The other.</param>
/// <param name="Part">The part of the data set that they are of.</param>
/// <param name="Conflicts">The conflicts in which both stand.</param>
/// <param name="Questions">The questions that one of them answers, in the order of the data set.</param>
internal sealed record ComparedSources(
    SourceId A, SourceId B, DataSet Part, IReadOnlyList<ListedConflict> Conflicts, IReadOnlyList<ComparedQuestion> Questions)
{
    // What is said of a source of more claims is not read by anybody side by side.
    private const int MostClaims = 2_000;

    /// <summary>The claims of both, by question.</summary>
    public static ComparedSources Of(PageRequest request, ListedSource a, ListedSource b)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var ledger = request.Reading.Ledger;
        var (ofA, ofB) = (Claims(ledger, a), Claims(ledger, b));
        var ids = ofA.Concat(ofB).Select(claim => claim.Question).ToHashSet();
        var conflicts = ledger.Conflicts(new ListFilter { Source = a.Source.Id.ToString() })
            .Where(row => AreApart(row.Conflict, a.Source.Id, b.Source.Id))
            .ToList();
        var part = ledger.ReadPart(new DataSetPart { Questions = [.. ids], Conflicts = [.. conflicts.Select(row => row.Conflict.Id)] });
        var (inA, inB) = (ofA.ToLookup(claim => claim.Question), ofB.ToLookup(claim => claim.Question));
        var between = conflicts.ToLookup(row => row.Conflict.Question, row => row.Conflict.Id);
        return new ComparedSources(
            a.Source.Id,
            b.Source.Id,
            part,
            conflicts,
            [
                .. part.Questions.Where(question => ids.Contains(question.Id)).Select(question => new ComparedQuestion(
                    question, [.. inA[question.Id]], [.. inB[question.Id]], [.. between[question.Id]])),
            ]);
    }

    /// <summary>The same as data.</summary>
    public Reply.Data Json() => new(Suffix.JsonType, null, host => JsonText.Write(host, json =>
    {
        json.WriteStartObject();
        json.WriteString("a", A.ToString());
        json.WriteString("b", B.ToString());
        json.Objects("both", Questions.Where(each => each is { A.Count: > 0, B.Count: > 0 }), each => Write(json, each));
        json.Objects("only_a", Questions.Where(each => each.B.Count == 0), each => Write(json, each));
        json.Objects("only_b", Questions.Where(each => each.A.Count == 0), each => Write(json, each));
        json.WriteEndObject();
    }));

    private static void Write(Utf8JsonWriter json, ComparedQuestion each)
    {
        json.WriteString("question", each.Question.Id.ToString());
        json.WriteString("subject", each.Question.Subject);
        json.WriteString("asks", each.Question.Asks);
        json.Objects("a", each.A, claim => Write(json, claim));
        json.Objects("b", each.B, claim => Write(json, claim));
        json.Texts("conflicts", each.Conflicts.Select(id => id.ToString()));
    }

    private static void Write(Utf8JsonWriter json, Claim claim)
    {
        json.WriteString("id", claim.Id.ToString());
        json.WriteString("says", claim.Value.Text);
        json.Optional("quote", claim.Quote);
    }

    private static ListedRows<Claim> Claims(Ledger ledger, ListedSource source) =>
        ledger.Claims(new ListFilter { Source = source.Source.Id.ToString(), Sort = "source", Limit = MostClaims });

    // Two that say the same against a third are in no dispute with each other.
    private static bool AreApart(Conflict conflict, SourceId a, SourceId b)
    {
        return Holding(a).Any(one => Holding(b).Any(other => other != one));

        IEnumerable<int> Holding(SourceId source) => Enumerable.Range(0, conflict.Positions.Length)
            .Where(at => conflict.Positions[at].Claims.Any(claim => claim.Source == source));
    }
}

/// <summary>A question with the claims of two sources that answer it, and the conflicts between them.</summary>
internal sealed record ComparedQuestion(
    Question Question, IReadOnlyList<Claim> A, IReadOnlyList<Claim> B, IReadOnlyList<ConflictId> Conflicts);
