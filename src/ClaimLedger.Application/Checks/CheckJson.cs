using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using ClaimLedger.Application.Output;

namespace ClaimLedger.Application.Checks;

/// <summary>What a check found as one JSON object, for programs that are no CI server.</summary>
internal static class CheckJson
{
    /// <summary>Conflicts with their claims, expectations, what is gone, and the counts.</summary>
    public static string Write(CheckResult result) => Document(json =>
    {
        Head(json, result.Name, result.Title, result.Passed, result.Least, result.Summary, result.Counts);
        json.Objects("conflicts", result.Conflicts, conflict =>
        {
            json.WriteString("id", conflict.Conflict.Id.ToString());
            json.WriteString("kind", conflict.Kind);
            json.WriteString("severity", TermNames<Severity>.Of(conflict.Conflict.Severity));
            json.WriteString("scope", TermNames<Scope>.Of(conflict.Conflict.Scope));
            json.WriteString("question", conflict.Conflict.Question.ToString());
            json.WriteString("explanation", conflict.Explanation);
            json.WriteString("standing", TermNames<Standing>.Of(conflict.Standing));
            json.WriteBoolean("fails", conflict.Fails);
            json.Objects("claims", conflict.Others.Prepend(conflict.Claim), claim => Claim(json, claim.Id, claim.Says, claim.Spot));
        });
        json.Objects("expectations", result.Expectations, expectation =>
        {
            json.WriteString("expects", expectation.Words);
            json.WriteBoolean("holds", expectation.Outcome.Holds);
            json.WriteString("found", expectation.Outcome.Found);
            Place(json, expectation.Spot);
        });
        json.Objects("gone", result.Gone, gone =>
        {
            json.WriteString("id", gone.Entry.Conflict.ToString());
            json.WriteString("description", gone.Description);
            Place(json, gone.Spot);
        });
        json.Objects("remarks", result.Remarks, remark =>
        {
            json.WriteString("message", remark.Text);
            Place(json, remark.Spot);
        });
    });

    /// <summary>The figures of a draft that the ledger has something to say about, and the counts.</summary>
    public static string Write(VetResult result) => Document(json =>
    {
        Head(json, result.Name, result.Title, result.Passed, result.Least, result.Summary, result.Counts);
        json.Objects("findings", result.Findings, figure =>
        {
            json.WriteString("kind", figure.Kind);
            json.WriteString("severity", TermNames<Severity>.Of(figure.Finding.Severity));
            json.WriteString("question", figure.Finding.Question.Id.ToString());
            json.WriteString("says", figure.Finding.Says);
            json.WriteString("explanation", figure.Finding.Explanation);
            json.WriteBoolean("fails", figure.Fails);
            Place(json, figure.Spot);
            json.Objects("claims", figure.Claims, claim => Claim(json, claim.Id, claim.Says, claim.Spot));
        });
    });

    /// <summary>The mistakes of a data set that could not be checked.</summary>
    public static string Write(Refusal refusal) => Document(json =>
    {
        json.WriteString("name", refusal.Name);
        json.WriteBoolean("passed", false);
        json.WriteString("summary", refusal.Summary);
        json.Objects("mistakes", refusal.Mistakes, mistake =>
        {
            json.WriteString("message", mistake.Message);
            Place(json, mistake.Spot);
        });
    });

    private static void Head(
        Utf8JsonWriter json, string name, string title, bool passed, Severity least, string summary, ImmutableArray<(string, int)> counts)
    {
        json.WriteString("name", name);
        json.WriteString("title", title);
        json.WriteBoolean("passed", passed);
        json.WriteString("fail_on", TermNames<Severity>.Of(least));
        json.WriteString("summary", summary);
        json.WriteStartObject("counts");
        foreach (var (what, count) in counts)
            json.WriteNumber(what, count);
        json.WriteEndObject();
    }

    private static void Claim(Utf8JsonWriter json, string id, string says, Spot? spot)
    {
        json.WriteString("id", id);
        json.WriteString("says", says);
        if (spot is not null)
            Place(json, spot);
    }

    private static void Place(Utf8JsonWriter json, Spot spot)
    {
        json.WriteString("file", spot.File);
        json.WriteNumber("line", spot.Line);
        json.WriteNumber("column", spot.Column);
    }

    private static string Document(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, JsonText.Indented))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }
}
