using System.Text;
using System.Xml;
using ClaimLedger.Application.Output;

namespace ClaimLedger.Application.Checks;

/// <summary>
/// Writes JUnit XML in the shape that Jenkins, GitLab and Azure read: https://github.com/testmoapp/junitxml. What is new fails, what
/// is accepted or ruled on is skipped with its reason, and what is well passes.
/// </summary>
internal static class JUnitXml
{
    private static readonly XmlWriterSettings Settings = new() { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) };

    /// <summary>A check: conflicts, questions, expectations and the baseline's gone entries, each a suite.</summary>
    public static string Write(CheckResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Document(
            "check",
            result.Counts,
            string.Join(
                '\n', result.Remarks.Select(remark => Phrases.OneLine($"{At(remark.Spot)}: note: {remark.Text}")).Append(result.Summary)),
            new Suite("conflicts", [.. result.Conflicts.Select(ToCase)]),
            new Suite(
                "questions",
                [
                    .. result.Settled.Select(
                        question => new Case("claimledger.question", $"{question.Id}: nothing new", question.Spot, Outcome.Passed)),
                ]),
            new Suite("expectations", [.. result.Expectations.Select(expectation => new Case(
                "claimledger.expectation", expectation.Words, expectation.Spot,
                expectation.Outcome.Holds
                    ? Outcome.Passed
                    : new Outcome("failure", expectation.Message, "expectation", $"{At(expectation.Spot)}: {expectation.Message}")))]),
            new Suite("baseline", [.. result.Gone.Select(gone => new Case(
                "claimledger.baseline",
                $"{gone.Entry.Conflict}: {gone.Description}",
                gone.Spot,
                new Outcome("skipped", "the accepted conflict is gone")))]));
    }

    /// <summary>The mistakes of a data set, each an error.</summary>
    public static string Write(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return Document(
            "check",
            [("mistakes", refusal.Mistakes.Length)],
            refusal.Summary,
            new Suite("data set", [.. refusal.Mistakes.Select(mistake => new Case(
                "claimledger.mistake",
                $"{At(mistake.Spot)}: {mistake.Mistake.Wrong}",
                mistake.Spot,
                new Outcome("error", mistake.Message, "mistake", $"{At(mistake.Spot)}: {mistake.Message}")))]));
    }

    /// <summary>A vetted draft: what fails, and what is below the threshold.</summary>
    public static string Write(VetResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Document("vet", result.Counts, result.Summary, new Suite("draft", [.. result.Findings.Select(figure => new Case(
            $"claimledger.{figure.Rule}",
            $"{figure.Spot.Line}:{figure.Spot.Column} {figure.Finding.Question.Id}: {figure.Finding.Says}",
            figure.Spot,
            figure.Fails
                ? new Outcome(
                    "failure",
                    figure.Message,
                    figure.Rule,
                    string.Join(
                        '\n',
                        figure.Claims
                            .Select(claim => Phrases.OneLine($"{(claim.Spot is { } spot ? $"{At(spot)}: " : "")}{claim.Says} {claim.Id}"))
                            .Prepend(Phrases.OneLine($"{At(figure.Spot)}: {figure.Finding.Explanation}"))))
                : new Outcome(
                    "skipped",
                    $"below the threshold: {TermNames<Severity>.Of(figure.Finding.Severity)}: {figure.Finding.Explanation}")))]));
    }

    /// <summary>How a case ended: nothing, or the element that says so.</summary>
    private sealed record Outcome(string? Element, string Message = "", string? Type = null, string? Text = null)
    {
        public static Outcome Passed { get; } = new((string?)null);
    }

    private sealed record Case(string ClassName, string Name, Spot Spot, Outcome Outcome);

    private sealed record Suite(string Name, List<Case> Cases)
    {
        public int Count(string element) => Cases.Count(test => test.Outcome.Element == element);
    }

    private static Case ToCase(CheckedConflict conflict) => new(
        $"claimledger.{conflict.Kind}",
        $"{conflict.Conflict.Question}: {conflict.Says} ({conflict.Conflict.Id})",
        conflict.Claim.Spot,
        conflict switch
        {
            { Fails: true } => new Outcome("failure", conflict.Message, conflict.Kind, Text(conflict)),
            { Standing: Standing.Ruled, Ruling: { } ruling } => new Outcome(
                "skipped", $"ruled {TermNames<Verdict>.Of(ruling.Verdict)} by {ruling.By} on {ruling.On:yyyy-MM-dd}: {ruling.Reason}"),
            { Standing: Standing.Accepted } => new Outcome("skipped", "accepted by the baseline"),
            _ => new Outcome("skipped", $"new, but below the threshold: {TermNames<Severity>.Of(conflict.Conflict.Severity)}"),
        });

    private static string Text(CheckedConflict conflict) =>
        string.Join(
            '\n',
            conflict.Others
                .Prepend(conflict.Claim)
                .Select(claim => Phrases.OneLine($"{At(claim.Spot)}: {claim.Says} {claim.Id}"))
                .Prepend(Phrases.OneLine(conflict.Explanation)));

    private static string At(Spot spot) => $"{spot.File}:{spot.Line}:{spot.Column}";

    private static string Document(string verb, IEnumerable<(string Name, int Count)> counts, string summary, params Suite[] suites)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, Settings))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", $"claimledger {verb}");
            Tally(xml, suites);
            // The first suite is there in any case: a document without one is an error to some servers.
            Write(xml, suites[0], counts, summary);
            foreach (var suite in suites.Skip(1).Where(suite => suite.Cases.Count > 0))
                Write(xml, suite, [], summary: null);
            xml.WriteEndElement();
        }
        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static void Write(XmlWriter xml, Suite suite, IEnumerable<(string Name, int Count)> counts, string? summary)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", suite.Name);
        Tally(xml, suite);
        if (counts.Any())
        {
            xml.WriteStartElement("properties");
            foreach (var (name, count) in counts)
            {
                xml.WriteStartElement("property");
                xml.WriteAttributeString("name", name);
                xml.WriteAttributeString("value", XmlConvert.ToString(count));
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        foreach (var test in suite.Cases)
            Write(xml, test);
        if (summary is not null)
            xml.WriteElementString("system-out", LegalXml.Of(summary));
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, Case test)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", test.ClassName);
        xml.WriteAttributeString("name", LegalXml.OneLine(test.Name));
        xml.WriteAttributeString("file", LegalXml.OneLine(test.Spot.File));
        xml.WriteAttributeString("line", XmlConvert.ToString(test.Spot.Line));
        xml.WriteAttributeString("time", "0");
        if (test.Outcome is { Element: { } element } outcome)
        {
            xml.WriteStartElement(element);
            xml.WriteAttributeString("message", LegalXml.OneLine(outcome.Message));
            if (outcome.Type is { } type)
                xml.WriteAttributeString("type", type);
            if (outcome.Text is { } text)
                xml.WriteString(LegalXml.Of(text));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void Tally(XmlWriter xml, params Suite[] suites)
    {
        xml.WriteAttributeString("tests", XmlConvert.ToString(suites.Sum(suite => suite.Cases.Count)));
        foreach (var (name, element) in ((string, string)[])[("failures", "failure"), ("errors", "error"), ("skipped", "skipped")])
            xml.WriteAttributeString(name, XmlConvert.ToString(suites.Sum(suite => suite.Count(element))));
        xml.WriteAttributeString("time", "0");
    }
}
