using System.Security.Cryptography;
using System.Text;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests.Verbs;

internal sealed class ExtractTests : CliTests
{
    private static readonly string Articles = RepositoryRoot.Combine("tests/data/articles");

    private static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Articles).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Names))]
    public void Every_form_of_article_becomes_a_source_that_builds_and_whose_quotes_stand_in_its_text(string name)
    {
        var before = Cli.Done("conflicts", "--format", "json").Out;
        var run = Cli.Done("extract", Path.Combine(Articles, name), "--published", "2031-06-05", "--into", ".", "--keep", "texts");
        Assert.That(run.Error, Does.Match(@"[1-9][0-9]* claims? proposed in 2031-06-05-"));
        Assert.That(run.Error, Does.Not.Contain("left out"));

        // Proposals name no source whose quotes are checked, so they are accepted first.
        var answers = string.Concat(Enumerable.Repeat("a\n", Fire.Read(run.Lines[0]).Split("proposed: true").Length - 1));
        var build = Cli.Done("build", "-o", "before.db", "--archive", "texts");
        Assert.That(build.Error, Does.Match("proposed claims? left out"));
        Assert.That(Cli.Done("conflicts", "--format", "json").Out, Is.EqualTo(before), "nothing takes notice of a proposal");

        var review = Cli.Answer(answers, "extract", "--review", run.Lines[0]);
        Assert.That(review.ExitCode, Is.Zero, review.ToString());
        Assert.That(review.Error, Does.Contain("0 proposed claims left"));
        Assert.That(
            Cli.Done("build", "-o", "after.db", "--archive", "texts").Error,
            Does.Match(@"[1-9][0-9]* quotes? checked in 1 text").And.Not.Contain("proposed"));
    }

    [Test]
    public void What_a_page_says_of_itself_is_kept_and_what_is_not_its_article_is_not_read()
    {
        var text = Cli.Done("extract", Path.Combine(Articles, "page.html")).Out;

        Assert.That(text, Does.StartWith("source:\n  id: 2031-11-20-mill-fire-two-firms-fined\n  title: "));
        Assert.That(
            text,
            Does.Contain("publisher: The Tarn Courier\n").And
                .Contain("published: 2031-11-20\n").And
                .Contain("url: https://tarn-courier.example/mill-fire\n"));
        Assert.That(text, Does.Contain("speaker: Ruth Calder\n").And.Contain("speaker: the union\n"));
        foreach (var other in (string[])["99999", "555", "beat Moss", "Copyright"])
            Assert.That(text, Does.Not.Contain(other));
    }

    [Test]
    public void The_hash_of_plain_text_is_of_the_file_and_the_options_come_before_what_the_file_says()
    {
        var file = Path.Combine(Articles, "live.txt");
        var text = Cli.Done(
            "extract",
            file,
            "--title",
            "Flood",
            "--publisher",
            "Quill Post",
            "--published",
            "2032-03",
            "--language",
            "en-GB",
            "--url",
            "https://quill.example/1",
            "--id",
            "flood").Out;

        Assert.That(
            text,
            Does.StartWith(
                $"source:\n  id: flood\n  title: Flood\n  publisher: Quill Post\n  url: https://quill.example/1\n  published: 2032-03\n"
                    + $"  language: en-GB\n  sha256: {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}\n"));
    }

    [Test]
    public void A_source_that_is_there_is_left_alone_unless_forced_and_then_keeps_what_was_accepted()
    {
        string[] line = ["extract", Path.Combine(Articles, "wire.txt"), "--published", "2031-06-05", "--into", "."];
        var name = Cli.Done(line).Lines[0];
        Cli.Answer("a\nr\na\n", "extract", "--review").Done();
        var reviewed = Fire.Read(name);

        var refused = Cli.Run(line);
        Assert.That(refused.ExitCode, Is.EqualTo(2));
        Assert.That(refused.Error, Does.Contain("is there already; add --force"));
        Assert.That(Fire.Read(name), Is.EqualTo(reviewed));

        Assert.That(Cli.Done([.. line, "--force"]).Error, Does.Contain("; 2 accepted before"));
        var renewed = Fire.Read(name);
        Assert.That(
            renewed.Split("\n  - id: ").Skip(1).Select(claim => claim.Contains("proposed: true", StringComparison.Ordinal)),
            Has.Exactly(2).False);
        Assert.That(
            renewed.Split("proposed: true"),
            Has.Length.EqualTo(reviewed.Split("proposed: true").Length + 1),
            "what was rejected is proposed again");
        Cli.Done("build", "-o", "ledger.db");
    }

    [Test]
    public void Two_articles_with_one_title_become_two_sources_whose_other_questions_have_ids_of_their_own()
    {
        Fire.Write("a.txt", "Ferry sinks off Corvo\n\nThe ferry killed 31 people, the coastguard said. Some 40 lamps were lit.\n");
        Fire.Write("b.txt", "Ferry sinks off Corvo\n\nThe ferry killed 40 people, the police said. Some 50 flags were sold.\n");
        string[] line = ["--published", "2031-06-05", "--publisher", "Ebb Radio", "--into", "."];
        var one = Cli.Done(["extract", "a.txt", .. line]);
        var two = Cli.Done(["extract", "b.txt", .. line]);

        Assert.That(two.Error, Does.Contain("is there already, with another text"));
        Assert.That(two.Lines[0], Is.Not.EqualTo(one.Lines[0]).And.Contain("ebb-radio"));
        Assert.That(
            Fire.Read(one.Lines[0]), Does.Contain("question: ferry-sinks-corvo.killed\n").And.Contain("asks: How many people were killed"));
        Assert.That(Fire.Read(two.Lines[0]), Does.Contain("question: ferry-sinks-corvo-ebb-radio.").And.Contain("flags"));
        Cli.Done("build", "-o", "ledger.db");
    }

    [Test]
    public void Three_articles_with_one_title_and_publisher_become_three_sources_in_one_run()
    {
        foreach (var (file, killed) in new[] { ("a.txt", 31), ("b.txt", 40), ("c.txt", 42) })
            Fire.Write(
                file,
                $"Ferry sinks off Corvo\n\nThe ferry off Corvo killed {killed} people, the police said. Some {killed} flags were sold.\n");
        var run = Cli.Done(
            "extract", "a.txt", "b.txt", "c.txt", "--published", "2031-06-05", "--publisher", "Ebb Radio", "--into", ".");

        Assert.That(run.Lines, Is.Unique.And.Length.EqualTo(3));
        Assert.That(run.Lines.Select(name => QuestionOf(name, "killed")).Distinct(), Has.Exactly(1).Items);
        Cli.Done("build", "-o", "ledger.db");
    }

    [TestCase("a.txt", "b.txt")]
    [TestCase("b.txt", "a.txt")]
    public void Articles_of_one_story_share_their_new_questions_whatever_their_order(string first, string second)
    {
        WriteBlast();
        var run = Cli.Done("extract", first, second, "other.txt", "--published", "2031-06-05", "--into", ".");
        var killed = run.Lines.Select(name => QuestionOf(name, "killed")).ToList();

        Assert.That(killed[0], Is.EqualTo(killed[1]).And.Not.EqualTo(killed[2]));
        Assert.That(run.Error, Does.Contain($"{first}: new: {killed[0]} (").And.Contain($"as in {second})"));
    }

    [TestCase("a\na\na\na\n", "1 for questions of the data set and 0 for new ones")]
    [TestCase("q\n", "0 for questions of the data set and 0 for new ones; 1 for questions that other proposals bring")]
    public void A_later_article_is_linked_to_the_question_of_an_earlier_one_accepted_or_not(string answers, string says)
    {
        WriteBlast();
        var one = Cli.Done("extract", "a.txt", "--published", "2031-06-05", "--into", ".").Lines[0];
        Cli.Answer(answers, "extract", "--review").Done();
        var run = Cli.Done("extract", "b.txt", "--published", "2031-06-05", "--into", ".");

        Assert.That(QuestionOf(run.Lines[0], "killed"), Is.EqualTo(QuestionOf(one, "killed")));
        Assert.That(run.Error, Does.Contain(says).And.Contain("b.txt: linked: "));
    }

    [Test]
    public void Articles_are_extracted_into_a_data_set_that_has_nothing_yet()
    {
        WriteBlast();
        Cli.Done("init", "fresh");
        Cli.Done("extract", "a.txt", "b.txt", "--published", "2031-06-05", "--into", "fresh");
        Cli.Answer("a\na\na\na\n", "extract", "--review", "fresh").Done();

        Assert.That(
            Cli.Done("conflicts", "fresh", "--format", "json").Out,
            Does.Contain("killed 11 people").And.Contain("killed 14 people"));
    }

    [TestCase("on Wednesday", "Wednesday")]
    [TestCase("on 3 June", "3 June")]
    [TestCase("on 2 January 2031", "2 January 2031")]
    public void A_date_is_said_in_the_articles_words_and_its_reasons_are_no_note(string written, string says)
    {
        Fire.Write("a.txt", $"The mill closed {written}.\n");
        var name = Cli.Done("extract", "a.txt", "--published", "2031-06-05", "--into", ".").Lines[0];

        Assert.That(Fire.Read(name), Does.Contain($"says: {says}\n").And.Contain("    because: ").And.Not.Contain("    note: "));
    }

    [Test]
    public void A_figure_without_a_question_is_told()
    {
        Fire.Write("a.txt", "On the hill (which they call, with some 40 lamps, a shrine it rained.\n");

        var run = Cli.Done("extract", "a.txt", "--published", "2031-06-05");

        Assert.That(run.Error, Does.Contain("a.txt: no question for \"some 40\": "));
    }

    [Test]
    public void A_run_over_several_articles_that_was_cut_off_can_be_run_again()
    {
        Fire.Write("a.txt", "The harbourmaster said on 4 June 2031 that 42 boats sank.\n");
        Fire.Write("b.txt", "The mayor said on 4 June 2031 that 43 lorries burned.\n");
        string[] line = ["extract", "a.txt", "b.txt", "--published", "2031-06-05", "--into", ".", "--keep", "texts"];
        var names = Cli.Done(line).Lines;
        string[] written = [
            .. names, .. Directory.EnumerateFiles(Fire.FullName("texts")).Select(file => $"texts/{Path.GetFileName(file)}")];
        Assert.That(written, Has.Length.EqualTo(4));
        var before = written.Select(Fire.Read).ToArray();
        // As if it had been killed before it kept the text of the first, and before it wrote the second.
        File.Delete(Fire.FullName(written[2]));
        File.Delete(Fire.FullName(names[1]));

        var again = Cli.Done(line);

        Assert.That(again.Lines, Is.EqualTo(names));
        Assert.That(again.Error, Does.Contain($"{names[0]} is there already, and is the same"));
        Assert.That(written.Select(Fire.Read), Is.EqualTo(before));
    }

    [Test]
    public void Accepting_declares_what_is_new_and_leaves_every_other_line_alone()
    {
        Fire.Write("wire.txt", "The harbourmaster said on 4 June 2031 that 42 crates sank.\n");
        var (questions, speakers) = (Fire.Read("questions.yaml"), Fire.Read("speakers.yaml"));
        var name = Cli.Done("extract", "wire.txt", "--published", "2031-06-05", "--into", ".").Lines[0];
        var proposed = Fire.Read(name);
        Review("a");

        Assert.That(Lines(Fire.Read(name)), Is.SubsetOf(Lines(proposed)));
        Assert.That(Fire.Read(name), Does.Not.Contain("proposed").And.Not.Contain("new-question").And.Contain("as-of: 2031-06-04"));
        Assert.That(Lines(questions), Is.SubsetOf(Lines(Fire.Read("questions.yaml"))));
        Assert.That(Fire.Read("questions.yaml"), Does.Contain("unit: crates\nconstraints:"));
        Assert.That(Fire.Read("speakers.yaml"), Is.EqualTo(speakers + "  - name: the harbourmaster\n    kind: anonymous\n"));
        Assert.That(Cli.Done("claims", "--search", "crates", "--format", "json").Each("says"), Is.EqualTo(new[] { "42" }));
    }

    [Test]
    public void An_edit_is_validated_at_once_and_written_in_place()
    {
        var name = Propose();
        var run = Review(
            "e",
            "says",
            "plenty",
            "e",
            "says",
            "Forty-two",
            "e",
            "modality",
            "forecast",
            "e",
            "unit",
            "ships",
            "e",
            "speaker",
            "the mayor; Ebb Radio",
            "e",
            "speakr",
            "a");

        Assert.That(run.Out, Does.Contain("\"plenty\"").And.Contain("there is no field 'speakr'; did you mean 'speaker'?"));
        Assert.That(run.Error, Does.Contain("1 accepted, 4 edited, 0 rejected; 0 proposed claims left"));
        Assert.That(
            Fire.Read(name),
            Does.Contain("says: Forty-two\n").And.Contain("modality: forecast\n").And.Contain("speaker: [the mayor, Ebb Radio]\n"));
        Assert.That(Fire.Read("questions.yaml"), Does.Contain("unit: ships\n"));
        Cli.Done("build", "-o", "ledger.db");
    }

    [Test]
    public void Undo_brings_every_file_back_to_the_byte()
    {
        var name = Propose();
        var before = Files();
        var run = Review("a", "u", "r", "u", "s", "u", "e", "says", "forty-two", "u", "u", "x", "q");

        Assert.That(run.Out, Does.Contain("there is nothing to undo").And.Contain("'x' is no answer"));
        Assert.That(run.Error, Does.Contain("0 accepted, 0 edited, 0 rejected; 1 proposed claim left"));
        Assert.That(Files(), Is.EqualTo(before), name);

        string[] Files() => [Fire.Read(name), Fire.Read("questions.yaml"), Fire.Read("speakers.yaml")];
    }

    [Test]
    public void Rejecting_takes_the_claim_out_and_the_end_of_the_answers_is_the_end()
    {
        var name = Propose();
        Assert.That(Review("s").Error, Does.Contain("1 proposed claim left"));
        Assert.That(Review("r").Error, Does.Contain("1 rejected; 0 proposed claims left"));
        Assert.That(Fire.Read(name), Does.EndWith("claims:\n"));
        Assert.That(Review("a").Error, Is.EqualTo("No proposed claims.\n"));
        Cli.Done("build", "-o", "ledger.db");
    }

    [Test]
    public void The_review_marks_the_deciding_words_and_tells_why()
    {
        Propose();
        var run = Review("q");

        Assert.That(run.Out, Does.Contain("**42 boats** sank").Or.Contain("**42** boats sank"));
        Assert.That(run.Out, Does.Contain("speaker   the harbourmaster (new)").And.Contain("X said: \"The harbourmaster said\""));
    }

    [Test]
    public void What_is_no_article_ends_in_one_line()
    {
        Fire.WriteBytes("nul.txt", "A boat\0sank."u8.ToArray())
            .WriteBytes("latin.txt", Encoding.Latin1.GetBytes("Caf\u00e9 with 42 boats."))
            .WriteBytes("wide.txt", Encoding.Unicode.GetPreamble())
            .Write("empty.txt", "").Write("blank.md", "---\n---\n\n***\n")
            .Write("bomb.html", "<html><body>" + string.Concat(Enumerable.Repeat("<div><b>", 200_000)) + "42 boats")
            .Write("bomb.md", string.Concat(Enumerable.Repeat("> ", 20_000)) + "42 boats")
            .Write("undated.txt", "Some 42 boats sank.")
            .WriteBytes("huge.txt", Enumerable.Repeat((byte)'a', 100 << 20).ToArray());
        (string File, string Says)[] cases =
        [
            ("nul.txt", "U+0000"),
            ("latin.txt", "byte 4 is not UTF-8"),
            ("wide.txt", "UTF-16"),
            ("empty.txt", "no words"),
            ("blank.md", "no words"),
            ("bomb.html", "nested more than"),
            ("bomb.md", "nested too deep"),
            ("undated.txt", "add --published 2031-06-04"),
            ("huge.txt", "104,857,600 bytes"),
            ("none.txt", "does not exist"),
            ("sources", "holds no article"),
        ];
        foreach (var (file, says) in cases)
        {
            var run = InProcess.Run(Fire.Path, file == "undated.txt" ? ["extract", file] : ["extract", file, "--published", "2031-06-05"]);
            Assert.That(run.ExitCode, Is.EqualTo(2), run.ToString());
            Assert.That(run.Error.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(1), run.ToString());
            Assert.That(run.Error, Does.StartWith($"claimledger: {file}").And.Contain(says));
            Assert.That(run.Out, Is.Empty);
        }
    }

    [TestCase("A boat \u202E with 42 \u2066sailors sank: # not 'a' \"comment\" | > & *all %yes")]
    [TestCase("- 42 boats: {sank} [here]\n? 43 boats\n! 44 boats")]
    [TestCase("42 boats sank in \U0001F30A \U0001D7D8 \u0663 seas\r\n\r\nOn 31 February 42 boats sank twice.")]
    public void Odd_text_comes_out_as_it_went_in(string text)
    {
        Fire.Write("odd.txt", text + "\n");
        var name = Cli.Done("extract", "odd.txt", "--published", "2031-06-05", "--into", ".", "--keep", "texts").Lines[0];
        var claims = Fire.Read(name).Split("proposed: true").Length - 1;
        Cli.Answer(string.Concat(Enumerable.Repeat("a\n", claims)), "extract", "--review").Done();

        Assert.That(Cli.Done("build", "-o", "ledger.db", "--archive", "texts").Error, Does.Contain($"{claims} quote"));
    }

    [TestCase("extract", "no article is named")]
    [TestCase("extract wire.txt other.txt", "add --into DATASET")]
    [TestCase("extract wire.txt --into . -o x.yaml", "leave one out")]
    [TestCase("extract wire.txt --archive texts", "--archive does not go with")]
    [TestCase("extract --review --force", "--force does not go with --review")]
    [TestCase("extract --review . other", "is one too many")]
    [TestCase("extract wire.txt --published yesterday", "not a date")]
    public void What_makes_no_sense_is_refused_with_a_cure(string line, string says)
    {
        Fire.Write("wire.txt", "Some 42 boats sank.").Write("other.txt", "Some 42 boats sank.");
        Directory.CreateDirectory(Fire.FullName("texts"));
        var run = InProcess.Run(Fire.Path, line.Split(' '));

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(says));
    }

    private void WriteBlast()
    {
        Fire.Write("a.txt", "Blast at Quill\n\nThe blast at Quill killed 11 people, the mayor said.\n");
        Fire.Write("b.txt", "Quill blast kills more\n\nThe blast at Quill killed 14 people, police said.\n");
        Fire.Write("other.txt", "Flood in Tarn\n\nThe flood in Tarn killed 3 people, the mayor of Tarn said.\n");
    }

    private string QuestionOf(string file, string measure) => Fire.Read(file).Split('\n').Select(line => line.Trim())
        .Where(line => line.StartsWith("question: ", StringComparison.Ordinal) && line.EndsWith(measure, StringComparison.Ordinal))
        .Select(line => line["question: ".Length..]).First();

    private string Propose()
    {
        Fire.Write("wire.txt", "The harbourmaster said 42 boats sank.\n");
        return Cli.Done("extract", "wire.txt", "--published", "2031-06-05", "--into", ".").Lines[0];
    }

    private Run Review(params string[] answers) => Cli.Answer(string.Join('\n', answers) + "\n", "extract", "--review").Done();

    private static string[] Lines(string text) => text.Split('\n');
}
