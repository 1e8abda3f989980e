using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Xml;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests;

/// <summary>
/// Text that means harm, in every text field of a data set at once, through every verb that prints it; and files that nobody writes in
/// good faith. Each case ends in an error or in harmless text.
/// </summary>
internal sealed class HostileCorpusTests
{
    // One row an attack: SQL, HTML, template, spreadsheet, terminal, Markdown, XML and workflow commands, paths, direction marks.
    private static readonly string[] Texts =
    [
        "'); DROP TABLE claim; --",
        "\" OR 1=1 UNION SELECT sql FROM sqlite_schema --",
        "<script>alert('x')</script>",
        "<img src=x onerror=alert(1)>",
        "\"><svg onload=alert(1)>",
        "{{ while true }}{{ end }}",
        "{{ include '../../../etc/passwd' }}{{ title.get_type }}",
        "=HYPERLINK(\"https://example.org\",\"x\")",
        "+1+cmd|' /C calc'!A0",
        "@SUM(1+1)*cmd",
        "[click](javascript:alert(1)) ![x](https://example.org/x.png)",
        "`code` | pipe | **bold** # heading",
        "]]><!ENTITY x SYSTEM \"file:///etc/passwd\">&x;",
        "%0A::error::forged%0D",
        "::add-mask::x ##[error]forged",
        "../../../../etc/passwd",
        "قال \u202Eevil\u202C \u2066mark\u2069",
        "🙂 \uFEFF zero\u200Bwidth \u00A0 blanks",
        "${HOME} $(id) `id` %PATH%",
        "- yes: ~ # not a comment & *alias !tag",
    ];

    [Test]
    public void Hostile_text_in_every_field_comes_out_harmless_from_every_verb()
    {
        var (runs, slowest, largest) = (0, TimeSpan.Zero, 0);
        foreach (var text in Texts)
        {
            using var folder = Everywhere(text);
            using var elsewhere = DataSetFolder.Empty();
            var conflict = Run(folder, 0, "conflicts", "--format", "json").Json[0].GetProperty("id").GetString()!;

            foreach (var verb in (string[])["conflicts", "claims", "sources", "questions"])
            {
                HarmlessOnATerminal(Run(folder, 0, verb));
                HarmlessAsMarkdown(Run(folder, 0, verb, "--format", "markdown"));
                HarmlessAsCsv(Run(folder, 0, verb, "--format", "csv"));
                Assert.That(Run(folder, 0, verb, "--format", "json").Json.GetArrayLength(), Is.GreaterThan(0));
            }
            Assert.That(Run(folder, 0, "claims", "--search", text, "--speaker", Seen(text), "--publisher", Seen(text)).ExitCode, Is.Zero);
            HarmlessOnATerminal(Run(folder, 0, "show", conflict));
            HarmlessOnATerminal(Run(folder, 0, "explain", conflict));
            HarmlessAsHtml(Run(folder, 0, "report", "--on", "2031-06-30"));
            HarmlessAsMarkdown(Run(folder, 0, "report", "--on", "2031-06-30", "--format", "markdown"));
            HarmlessOnATerminal(Run(folder, 1, "check"));
            JsonDocument.Parse(Run(folder, 1, "check", "--format", "sarif").Out).Dispose();
            new XmlDocument { XmlResolver = null }.LoadXml(Run(folder, 1, "check", "--format", "junit").Out);
            OnlyCommandsOfItsOwn(Run(folder, 1, "check", "--format", "github"));
            HarmlessAsMarkdown(Run(folder, 0, "diff", folder.Path, folder.Path, "--format", "markdown"));
            foreach (var format in (string[])["csv", "jsonl", "statements", "annotations", "claimreview"])
                Run(folder, 0, "export", "--format", format);
            Run(folder, 0, "build", "-o", elsewhere.FullName("ledger.db"));
            Assert.That(Run(folder, 0, "audit", elsewhere.FullName("ledger.db")).ExitCode, Is.Zero);
        }
        TestContext.Out.WriteLine(
            $"{Texts.Length} texts, {runs} runs, none obeyed; the slowest took {slowest.TotalSeconds:0.00} s, the longest output has "
                + $"{largest} characters");

        Run Run(DataSetFolder folder, int expected, params string[] arguments)
        {
            var watch = Stopwatch.StartNew();
            var run = InProcess.Run(folder.Path, arguments);
            runs++;
            slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
            largest = Math.Max(largest, run.Out.Length);
            Assert.That(run.ExitCode, Is.EqualTo(expected), $"{string.Join(' ', arguments)}\n{run}");
            return run;
        }
    }

    // One row a file that is no data set: its name, how it is made, and a part of the one message.
    private static IEnumerable<TestCaseData> Files()
    {
        yield return Row("a line of 100 MB", "sources/big.yaml", path => Grow(path, "source: \"", 100_000_000), "more than 32 MiB");
        yield return Row("a file of 4 GB with nothing in it", "ledger.yaml", path => Grow(path, "", 4_000_000_000), "more than 8 MiB");
        yield return Row(
            "a billion laughs",
            "questions.yaml",
            path => File.WriteAllText(path, "a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nquestions: [*c]\n"),
            "alias");
        yield return Row(
            "nesting without end", "questions.yaml", path => File.WriteAllText(path, "questions: " + new string('{', 60_000)), "deep");
        yield return Row(
            "a NUL", "speakers.yaml", path => File.WriteAllText(path, "speakers:\n  - {name: a\0b, kind: person}\n"), "U+0000");
        yield return Row(
            "invalid UTF-8", "framing.yaml", path => File.WriteAllBytes(path, [.. "facets: [] # "u8, 0xC3, 0x28]), "is not UTF-8");
        yield return Row(
            "a link out of the data set",
            "sources/passwd.yaml",
            path => File.CreateSymbolicLink(path, "/etc/passwd"),
            "leads out of the data set");
        yield return Row(
            "a link to itself", "sources/loop.yaml", path => File.CreateSymbolicLink(path, path), "sources/loop.yaml:1:1: error:");
        yield return Row(
            "a type to be made", "rulings.yaml", path => File.WriteAllText(path, "rulings: !!System.IO.FileInfo [/etc/passwd]\n"), "tag");
        yield return Row(
            "a baseline nested without end",
            "baseline.json",
            path => File.WriteAllText(path, new string('[', 100_000)),
            "baseline.json:1:");
        yield return Row(
            "expectations without end",
            "expect.yaml",
            path => File.WriteAllText(path, "expect:\n" + string.Concat(Enumerable.Repeat("  - agree: nothing\n", 50_000))),
            "no question");
        yield return Row(
            "a ruling with a million notes",
            "rulings.yaml",
            path => File.WriteAllText(path, "rulings:\n" + string.Concat(Enumerable.Repeat("  - {conflict: x}\n", 100_000))),
            "is not the id of a conflict");

        static TestCaseData Row(string name, string file, Action<string> write, string message) =>
            new TestCaseData(file, write, message).SetArgDisplayNames(name);

        static void Grow(string path, string head, long length)
        {
            using var file = new FileStream(path, FileMode.Create);
            file.Write(Encoding.UTF8.GetBytes(head));
            file.SetLength(length);
        }
    }

    [TestCaseSource(nameof(Files))]
    [Platform(Exclude = "Win")]
    public void A_hostile_file_is_an_error_and_takes_little(string name, Action<string> write, string message)
    {
        using var folder = DataSetFolder.HarbourFire();
        File.Delete(folder.FullName(name));
        write(folder.FullName(name));
        using var cli = new Cli { Folder = folder.Path };
        // No more than this of memory, whatever a large file holds: a process that needs more ends with another code.
        cli.Environment["DOTNET_GCHeapHardLimit"] = "0x18000000";

        var isLarge = new FileInfo(folder.FullName(name)).Length > 50_000;
        var run = isLarge ? cli.AsProcess.Run("check") : cli.Run("check");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString()[..Math.Min(2000, run.ToString().Length)]);
            Assert.That(run.Error, Does.Contain(message));
            Assert.That(run.Error, Does.Not.Contain("root:"), "nothing of another file is shown");
            Assert.That(run.Error, Has.Length.LessThan(3_000_000));
        });
    }

    private static string Seen(string text) => string.Concat(text.Where(letter => !Unseen(letter)));

    private static bool Unseen(char letter) =>
        letter is '\u200B' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static void HarmlessOnATerminal(Run run) =>
        Assert.That(
            run.Out.Any(letter => (char.IsControl(letter) && letter is not ('\n' or '\r' or '\t')) || Unseen(letter)),
            Is.False,
            run.Out);

    private static void HarmlessAsHtml(Run run)
    {
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(run.Out);
        Assert.Multiple(() =>
        {
            Assert.That(page.QuerySelectorAll("script, img, iframe, object, [onerror], [onload]"), Is.Empty);
            Assert.That(
                page
                    .QuerySelectorAll("a[href]")
                    .Select(link => link.GetAttribute("href"))
                    .Where(href => href![0] is not '#' && !href.StartsWith("https://", StringComparison.Ordinal)),
                Is.Empty);
        });
    }

    private static void HarmlessAsMarkdown(Run run)
    {
        Assert.That(run.Out.Any(Unseen), Is.False, run.Out);
        Assert.That(
        new AngleSharp.Html.Parser.HtmlParser().ParseDocument(Markdig.Markdown.ToHtml(run.Out))
            .QuerySelectorAll("script, img, [onerror], [onload], a[href^='javascript']").Select(element => element.OuterHtml),
        Is.Empty);
    }

    private static void HarmlessAsCsv(Run run)
    {
        foreach (var cell in Cells(run.Out))
            Assert.That(cell.Length > 0 && cell[0] is '=' or '+' or '@' or '\t' or '\r', Is.False, cell);
    }

    // Enough of RFC 4180 to tell where cells begin.
    private static IEnumerable<string> Cells(string csv)
    {
        var (cell, quoted) = (new StringBuilder(), false);
        foreach (var letter in csv)
        {
            if (letter == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && letter is ',' or '\n')
            {
                yield return cell.ToString();
                cell.Clear();
            }
            else
            {
                cell.Append(letter);
            }
        }
    }

    private static void OnlyCommandsOfItsOwn(Run run) => Assert.That(
        run.Lines.Where(line => line.Contains("::", StringComparison.Ordinal) && line.StartsWith("::", StringComparison.Ordinal)),
        Has.All.Match("^::(error|warning|notice) file="));

    /// <summary>A data set that is sound, with the text in every field that takes one.</summary>
    private static DataSetFolder Everywhere(string text)
    {
        // What nobody sees is refused in names, and stays in what people read and in quotes.
        var words = JsonSerializer.Serialize(text);
        text = Seen(text);
        var yaml = JsonSerializer.Serialize(text);
        return DataSetFolder.Of(
            ("ledger.yaml", $"title: {words}\nabout: {words}\n"),
            ("speakers.yaml", $"speakers:\n  - {{name: {yaml}, kind: person, note: {words}}}\n"),
            (
                "framing.yaml",
                $"facets:\n  - {{id: label, asks: {yaml}, terms: [{{id: {JsonSerializer.Serialize(text + " a")}, shown-by: [alpha]}}, "
                    + $"{{id: {JsonSerializer.Serialize(text + " b")}, shown-by: [beta]}}]}}\n"),
            (
                "questions.yaml",
                $"questions:\n  - {{id: q, subject: {yaml}, asks: {yaml}, answer: quantity, unit: people, event: {yaml}, includes: "
                    + $"[{yaml}], version: {yaml}, note: {words}}}\n"
                    + $"  - {{id: c, subject: {yaml}, asks: {yaml}, answer: choice, options: [{JsonSerializer.Serialize(text + " 1")}, "
                    + $"{JsonSerializer.Serialize(text + " 2")}], exclusive: all}}\n"),
            ("sources/a.yaml", Source("a", 4, "5 people, alpha", "five", "1")),
            ("sources/b.yaml", Source("b", 5, "9 people, beta", "nine", "2")));

        string Quote(string figures) => JsonSerializer.Serialize(figures + " " + JsonSerializer.Deserialize<string>(words));

        string Source(string id, int day, string quote, string says, string option) =>
            $"source: {{id: {id}, title: {words}, publisher: {JsonSerializer.Serialize(text + (id == "a" ? "" : " " + id))}, published: "
                + $"2031-06-0{day}, dated-by: {words}, note: {words}}}\nclaims:\n"
            + $"  - {{id: n, question: q, says: {says}, quote: {Quote(quote)}, note: {words}}}\n"
            + $"  - {{id: o, question: c, says: {JsonSerializer.Serialize(text + " " + option)}, speaker: {yaml}, quote: {words}}}\n";
    }
}
