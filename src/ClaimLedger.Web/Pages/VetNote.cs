using ClaimLedger.Application.Checks;
using ClaimLedger.Application.Output;
using ClaimLedger.Reports;
using ClaimLedger.Reports.Model;
using ClaimLedger.Vetting;
using ClaimLedger.Web.Requests;

namespace ClaimLedger.Web.Pages;

/// <summary>
/// What was found about a draft, for a colleague to read: in sentences, with addresses, and with no place on this machine.
/// </summary>
internal static class VetNote
{
    private const string Language = "en";

    /// <summary>The note.</summary>
    /// <param name="vetted">What was found.</param>
    /// <param name="summary">How much that is, as a sentence.</param>
    /// <param name="root">Where the workspace is reached, without a slash at its end.</param>
    public static string Of(VettedDraft vetted, string summary, string root)
    {
        ArgumentNullException.ThrowIfNull(vetted);
        var text = new LineText();
        text.Line($"The draft, held against {vetted.Result.Title}: {summary}");
        foreach (var reading in vetted.Readings)
        {
            if (reading.Figure is { } figure)
                Write(text, figure, root);
        }
        var others = vetted.Readings.Where(each => each.Figure is null).ToList();
        Rest(
            text, "Supported: a claim of the ledger says so", others.Where(each => !each.Claims.IsEmpty && each.Read.IsSupported), _ => "");
        Rest(
            text,
            "Not ruled out by the ledger, where no claim says so",
            others.Where(each => !each.Claims.IsEmpty && !each.Read.IsSupported),
            _ => "");
        Rest(
            text,
            "Not checked",
            others.Where(each => each.Claims.IsEmpty),
            each => each.Read.Question is null ? $": {each.Read.Why}" : ": no claim that counts answers its question");
        return text.ToString();
    }

    private static void Write(LineText text, VettedFigure figure, string root)
    {
        var finding = figure.Finding;
        text.Line("");
        text.Line(Typeset($"“{finding.Says}”, taken to answer “{finding.Question.Asks}” ({finding.Question.Subject})"));
        text.Line(Typeset($"{ReportWords.Capital(figure.Kind)}: {VetKinds.Info(finding.Kind).DecidedBy} {finding.Explanation}"));
        foreach (var claim in figure.Claims)
            text.Line(Typeset($"- {claim.Says}"));
        text.Line(root + Addresses.Of(finding.Question.Id));
    }

    private static void Rest(LineText text, string title, IEnumerable<VettedReading> readings, Func<VettedReading, string> why)
    {
        var lines = readings.Select(each => Typeset($"- “{each.Read.Says}”{why(each)}")).ToList();
        if (lines.Count == 0)
            return;
        text.Line("");
        text.Line($"{title}:");
        foreach (var line in lines)
            text.Line(line);
    }

    private static string Typeset(string line) => WorkspacePages.Typeset(Phrases.OneLine(line), Language);
}
