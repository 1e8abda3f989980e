using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests.Verbs;

/// <summary>Drafts held against an invented ledger: a dam that breaks.</summary>
internal sealed class VetTests
{
    private DataSetFolder _dam = null!;

    [SetUp]
    public void SetUp() => _dam = DataSetFolder.CopyOf(RepositoryRoot.Combine("tests/data/dam-breach"));

    [TearDown]
    public void CleanUp() => _dam.Dispose();

    [Test]
    public void Twenty_planted_mistakes_are_found_and_no_sound_figure_is_called_wrong()
    {
        var (found, figures) = Vet("draft.md", "2033-03-21");
        var planted = Planted("draft.tsv");

        Assert.That(found, Is.EqualTo(planted));
        Assert.That(planted, Has.Count.EqualTo(20));
        Assert.That(figures - planted.Count, Is.GreaterThanOrEqualTo(40), "sound figures");
    }

    // Among right figures of the shipped data set one or two that nobody gave.
    [TestCase("During the first phase Hamas released 45 hostages, including eight deceased. The ceasefire took effect on January 17.",
        "contradiction 45; contradiction January 17")]
    [TestCase("In the first phase of the ceasefire between Israel and Hamas 33 hostages were freed, and Israel freed around 1,800 "
        + "Palestinian detainees.", "")]
    [TestCase("Hamas took 251 hostages on 7 October 2023, when 1,200 people were killed in Israel. 59 hostages remain in Gaza.", "")]
    [TestCase("More than 61,000 killed in Gaza since October 2023.", "tension More than 61,000")]
    [TestCase("Since the war in Gaza began 41,000 Palestinians have been killed.", "contradiction 41,000")]
    [TestCase("The Gaza ceasefire deal was signed on January 15.", "contradiction January 15")]
    // And such as answer no question of it.
    [TestCase("War in Gaza\n\nAn Israeli strike killed 17 Palestinians. Some 300 Palestinians have been killed in Gaza this week.", "")]
    [TestCase("War in Gaza\n\nSince the ceasefire took effect Israel has killed 150 Palestinians in Gaza.", "")]
    [TestCase("War in Gaza\n\nIsraeli attacks in the past 24 hours killed 39 Palestinians in the Gaza Strip.", "")]
    [TestCase("War in Gaza\n\nAn Israeli strike on Khan Younis killed 17 people on Friday. Hamas released six hostages.", "")]
    [TestCase("Israel's ceasefire with Hezbollah took effect on November 27. Hamas was not part of it.", "")]
    public void Planted_figures_are_found_and_what_answers_another_question_is_left(string text, string found)
    {
        using var gaza = DataSetFolder.CopyOf(RepositoryRoot.Combine("db/gaza-ceasefire"));
        gaza.Write("draft.txt", text + "\n");

        var run = InProcess.Run(gaza.Path, "vet", "draft.txt", "--published", "2025-04-14", "--format", "json");

        Assert.That(
            string.Join("; ", run.Json.GetProperty("findings").EnumerateArray()
                .Select(each => $"{each.GetProperty("kind").GetString()} {each.GetProperty("says").GetString()}")),
            Is.EqualTo(found), run.ToString());
    }

    [TestCase("draft.md")]
    [TestCase("draft.txt")]
    public void The_day_in_a_drafts_own_head_is_its_day_and_equal_words_of_two_years_are_told_apart(string name)
    {
        using var gaza = DataSetFolder.CopyOf(RepositoryRoot.Combine("db/gaza-ceasefire"));
        string Draft(int year) => $"---\npublished: {year}-03-20\n---\nThe first phase of the ceasefire ended in early March.\n";

        gaza.Write(name, Draft(2025));
        Assert.That(InProcess.Run(gaza.Path, "vet", name).Out, Does.StartWith("passed: 1 figure read, 1 held against the ledger"));

        gaza.Write(name, Draft(2027));
        var run = InProcess.Run(gaza.Path, "vet", name);
        Assert.That(
            run.Out,
            Does.StartWith($"{name}:4:43: error: contradiction in first-phase.ended: The draft says “early March”; by the draft's day ")
                .And.Contain("that is 1 to 10 March 2027. The ledger has “early March”"));
        Assert.That(InProcess.Run(gaza.Path, "vet", name, "--published", "2025-03-20").ExitCode, Is.Zero);
    }

    [Test]
    public void A_draft_that_says_what_stands_in_the_ledger_is_left_alone()
    {
        using var gaza = DataSetFolder.CopyOf(RepositoryRoot.Combine("db/gaza-ceasefire"));
        File.Copy(RepositoryRoot.Combine("tests/data/gaza-ceasefire-draft/draft.txt"), gaza.FullName("draft.txt"));

        var run = InProcess.Run(gaza.Path, "vet", "draft.txt", "--published", "2025-04-14", "--fail-on", "warning");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
    }

    // Two drafts that the rules were not made for: what was found in them must not get lost, and what is called wrong has to be.
    [TestCase("held-back", "2033-03-22", 15)]
    [TestCase("third", "2033-03-23", 9)]
    public void No_sound_figure_of_a_draft_that_was_held_back_is_called_wrong(string draft, string published, int least)
    {
        var found = Vet(draft + ".txt", published).Found.ConvertAll(each => (each.Line, each.Says));

        Assert.That(found, Is.SubsetOf(Planted(draft + ".tsv").ConvertAll(each => (each.Line, each.Says))));
        Assert.That(found, Has.Count.GreaterThanOrEqualTo(least));
    }

    [TestCase("The first phase of the metro began in 2003. An air strike on Marrow killed 27 people. A flood in 1997 killed 1,700 people.")]
    [TestCase("War in Marrow\n\nThe first phase of the talks lasted six weeks, and the truce began on 19 January. It killed 40 people.")]
    public void A_draft_on_another_event_is_held_against_nothing(string draft)
    {
        _dam.Write("one.txt", draft + "\n");
        foreach (var folder in (string[])[_dam.Path, RepositoryRoot.Combine("db/gaza-ceasefire")])
        {
            var run = InProcess.Run(_dam.Path, "vet", "one.txt", folder, "--published", "2033-03-21", "--fail-on", "note");

            Assert.That(run.ExitCode, Is.Zero, run.ToString());
            Assert.That(run.Out, Does.Contain(" 0 held against the ledger"));
        }
    }

    [Test]
    public void All_lists_what_each_figure_was_held_against_or_why_it_was_not()
    {
        _dam.Write("one.txt", "The breach of the Kellow dam killed 16 people, and another 12 died. It opened 40 parks in 2003.\n");

        var run = InProcess.Run(_dam.Path, "vet", "one.txt", "--published", "2033-03-21", "--all");
        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(
            run.Lines[0],
            Does.StartWith("one.txt:1:").And.Contain("read: \"16\" answers dam.killed").And.Contain("2033-03-20-weekly/killed"));
        Assert.That(
            run.Lines[1],
            Does.Contain("read: \"12\" not checked: it may not answer “How many people were killed?” (Breach of the Kellow dam): "
                + "a word beside it adds it to another count"));
        Assert.That(run.Lines[^2], Does.Contain("read: \"2003\" not checked: "));
        Assert.That(run.Lines[^1], Does.Contain("4 figures read, 1 held against the ledger, 3 not checked"));

        Assert.That(InProcess.Run(_dam.Path, "vet", "one.txt", "--all", "--format", "json").ExitCode, Is.EqualTo(2));
    }

    [TestCase("Nine people were killed when the Kellow dam broke.", "2033-03-21", "contradiction")]
    [TestCase("Sixteen people were killed when the Kellow dam broke.", "2033-03-21", "")]
    [TestCase("Twenty people were killed when the Kellow dam broke.", "2033-03-21", "unsupported", Description = "it may have grown")]
    [TestCase("Fourteen people were killed when the Kellow dam broke.", "2033-03-15", "", Description = "nothing newer was known")]
    [TestCase("Fourteen people were killed when the Kellow dam broke.", "2033-03-21", "outdated")]
    [TestCase(
        "As of 15 March, 14 people had been killed when the Kellow dam broke.", "2033-03-21", "", Description = "the draft says when")]
    [TestCase("At Orrin, nine people were killed when a dam broke.", "2033-03-21", "", Description = "another dam")]
    [TestCase("In 2019 nine people were killed when the Kellow dam broke.", "2033-03-21", "", Description = "another year")]
    [TestCase("Nine more people were killed when the Kellow dam broke.", "2033-03-21", "", Description = "added to others")]
    [TestCase("Among the dead of the Kellow dam were nine people killed at the mill.", "2033-03-21", "", Description = "a part")]
    [TestCase("The Kellow dam was last inspected in May 2030.", "2033-03-21", "disputed")]
    [TestCase(
        "The Kellow dam was last inspected in May 2030, said the Engineers' Union. The Dam Authority said it was last inspected in "
            + "November 2031.",
        "2033-03-21",
        "")]
    [TestCase("The Kellow dam was last inspected in May 2030, the Dam Authority said.", "2033-03-21", "misattribution")]
    [TestCase("When the Kellow dam broke, 121 homes were destroyed.", "2033-03-21", "corrected")]
    [TestCase("When the Kellow dam broke, 112 homes were destroyed.", "2033-03-21", "")]
    [
        TestCase(
            "The Kellow dam was last inspected in January 2031.", "2033-03-21", "contradiction", Description = "between two disputed ones")]
    [TestCase("The Kellow dam broke on 11 March 2033.", "2033-03-21", "contradiction", Description = "a wrong start")]
    [TestCase("The death toll of the Kellow dam breach rose from 7 to 30.", "2033-03-15", "contradiction", Description = "a wrong rise")]
    [
        TestCase(
            "The death toll of the Kellow dam breach rose from 9 to 30.",
            "2033-03-21",
            "tension",
            Description = "rose from nobody's figure")]
    [TestCase("The death toll of the Kellow dam breach rose from 14 to 16.", "2033-03-21", "")]
    [TestCase("", "2033-03-21", "")]
    public void Each_gate_holds(string sentence, string published, string kind)
    {
        _dam.Write("one.txt", $"The breach of the Kellow dam\n\n{sentence}\n");

        var (found, _) = Vet("one.txt", published);

        Assert.That(found.ConvertAll(each => each.Kind).Distinct(), Is.EqualTo(kind.Length == 0 ? [] : new[] { kind }));
    }

    [TestCase(
        "one.html",
        "<html><head><title>9 killed</title><script>var killed = 9;</script></head><body><h1>The breach of the Kellow dam</h1><p>When "
            + "the dam broke, <b>nine</b>&nbsp;people were killed.</p></body></html>",
        1)]
    [TestCase(
        "one.md",
        "---\ntitle: 9 killed\n---\n# The breach of the Kellow dam\n\n```\n9 people were killed\n```\n\n1. When the dam broke, **nine** "
            + "people were [killed](https://example.org/9).\n",
        10)]
    [TestCase("one.txt", "\uFEFFThe breach of the Kellow dam\r\n\r\nWhen the dam broke, nine people were killed.\r\n", 3)]
    public void Markup_is_read_over_and_places_stay(string name, string text, int line)
    {
        _dam.Write(name, text);

        var run = InProcess.Run(_dam.Path, "vet", name, "--published", "2033-03-21");

        var spot =
            $"{name}:{line}:{text.TrimStart('\uFEFF').Split('\n')[line - 1].IndexOf("nine", StringComparison.Ordinal) + 1}: error: "
                + "contradiction in dam.killed: ";
        Assert.That(run.Lines[0], Does.StartWith(spot), run.ToString());
        Assert.That(run.Lines.Count(each => each.StartsWith(name, StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public void Every_format_shows_the_figure_in_its_place_and_the_claims_beside_it()
    {
        _dam.Write("one.txt", "The breach of the Kellow dam\n\nNine people were killed when the dam broke.\n");

        var run = InProcess.Run(
            _dam.Path,
            "vet",
            "one.txt",
            "--published",
            "2033-03-21",
            "--format",
            "github",
            "-o",
            "sarif=vet.sarif",
            "-o",
            "junit=vet.xml",
            "-o",
            "console=vet.txt");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(
            run.Lines[0], Does.StartWith("::error file=one.txt,line=3,col=1,title=contradiction in dam.killed::The draft says “Nine”."));
        Assert.That(
            _dam.Read("vet.txt"),
            Does.StartWith("one.txt:3:1: error: contradiction in dam.killed: ").And.Contains("    sources/2033-03-20-weekly.yaml:8:"));
        var sarif = JsonDocument.Parse(_dam.Read("vet.sarif")).RootElement.GetProperty("runs")[0];
        var result = sarif.GetProperty("results")[0];
        Assert.That(result.GetProperty("ruleId").GetString(), Is.EqualTo("draft-contradiction"));
        Assert.That(
            sarif.GetProperty("tool").GetProperty("driver").GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()]
                .GetProperty("id")
                .GetString(),
            Is.EqualTo("draft-contradiction"));
        Assert.That(
            result.GetProperty("locations")[0]
                .GetProperty("physicalLocation")
                .GetProperty("artifactLocation")
                .GetProperty("uri")
                .GetString(),
            Is.EqualTo("one.txt"));
        Assert.That(
            result.GetProperty("relatedLocations")[0]
                .GetProperty("physicalLocation")
                .GetProperty("artifactLocation")
                .GetProperty("uri")
                .GetString(),
            Is.EqualTo("sources/2033-03-20-weekly.yaml"));
        var suite = XDocument.Parse(_dam.Read("vet.xml")).Root!.Element("testsuite")!;
        Assert.That((string?)suite.Attribute("failures"), Is.EqualTo("1"));
    }

    [Test]
    public void A_ledger_serves_as_well_as_a_folder()
    {
        _dam.Write("one.txt", "The breach of the Kellow dam\n\nNine people were killed when the dam broke.\n");
        Assert.That(InProcess.Run(_dam.Path, "build", "-o", "dam.db").ExitCode, Is.Zero);

        var run = InProcess.Run(_dam.Path, "vet", "one.txt", "dam.db", "--published", "2033-03-21");

        Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
        Assert.That(run.Lines[0], Does.StartWith("one.txt:3:1: error: contradiction"));
    }

    [TestCase("error", 0)]
    [TestCase("warning", 1)]
    public void The_threshold_decides_what_fails(string least, int code)
    {
        _dam.Write("one.txt", "The breach of the Kellow dam\n\nFourteen people were killed when the dam broke.\n");

        Assert.That(InProcess.Run(_dam.Path, "vet", "one.txt", "--published", "2033-03-21", "--fail-on", least).ExitCode, Is.EqualTo(code));
    }

    [TestCase("one draft is missing", "vet")]
    [TestCase("gone.txt does not exist", "vet", "gone.txt")]
    [TestCase("there is no severity", "vet", "draft.md", "--fail-on", "grave")]
    [TestCase("--published 'soon'", "vet", "draft.md", "--published", "soon")]
    [TestCase("there is no format 'xml'", "vet", "draft.md", "--format", "xml")]
    public void What_cannot_be_done_is_said(string words, params string[] arguments)
    {
        var run = InProcess.Run(_dam.Path, arguments);

        Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
        Assert.That(run.Error, Does.Contain(words));
    }

    [Test]
    public void A_hostile_draft_comes_out_harmless()
    {
        _dam
            .WriteBytes("bad.txt", [0x61, 0xFF])
            .Write(
                "one.md",
                "# Kellow dam broke \u001b[31m::error::x\n\nNine\u202E people were killed ::error::forged when the Kellow dam broke "
                    + "<script>.\n");
        foreach (var format in (string[])["console", "sarif", "junit", "github"])
        {
            var run = InProcess.Run(_dam.Path, "vet", "one.md", "--published", "2033-03-21", "--format", format);
            Assert.That(run.ExitCode, Is.AnyOf(0, 1), run.ToString());
            Assert.That(run.Out + run.Error, Does.Not.Contain("\u001b").And.Not.Contain("\u202e").And.Not.Contain("\n::error::forged"));
        }
        Assert.That(InProcess.Run(_dam.Path, "vet", "bad.txt").Error, Does.StartWith("bad.txt:1:2: error: this is not UTF-8"));
        Assert.That(InProcess.Run(_dam.Path, Encoding.UTF8.GetBytes(new string('(', 100_000) + "9 killed"), "vet", "-").ExitCode, Is.Zero);
    }

    private (List<(int Line, string Says, string Kind)> Found, int Figures) Vet(string draft, string published)
    {
        var run = InProcess.Run(_dam.Path, "vet", draft, "--published", published, "--format", "sarif");
        Assert.That(run.ExitCode, Is.AnyOf(0, 1), run.ToString());
        var log = run.Json.GetProperty("runs")[0];
        var found = log.GetProperty("results").EnumerateArray().Select(result =>
        {
            var location = result.GetProperty("locations")[0];
            return (location.GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32(),
                location.GetProperty("message").GetProperty("text").GetString()!,
                result.GetProperty("ruleId").GetString()!["draft-".Length..]);
        }).ToList();
        return (found, log.GetProperty("properties").GetProperty("figures").GetInt32());
    }

    private List<(int Line, string Says, string Kind)> Planted(string table) =>
        [
            .. _dam
                .Read(table)
                .Split('\n')
                .Where(line => line.Length > 0 && line[0] != '#')
                .Select(line => line.Split('\t'))
                .Select(cells => (int.Parse(cells[0]), cells[1], cells[2])),
        ];
}
