using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests.Assisting;

/// <summary><c>extract</c> with what assistants propose, from a file and from an endpoint.</summary>
internal sealed class ExtractReaderTests : ReaderTests
{
    private const string Article = """
        ---
        title: Harbour fire leaves its mark
        published: 2031-06-07
        publisher: Ebb Radio
        ---
        The blaze on the quay cost 14 lives, the chaplain told Ebb Radio.

        The tug crew filled 31 baskets of blue moss from the wreck.

        """;

    private const string Lives =
        """{"id": "p1", "article": "late.txt", "quote": "cost 14 lives", "says": "14", "question": "fire.killed", """
        + """ "event": "harbour fire", "measure": "killed", "speakers": ["the chaplain"]}""";

    private const string Moss =
        """{"id": "p2", "article": "late.txt", "quote": "filled 31 baskets of blue moss", "says": "31 baskets", "event": "moss", """
        + """ "measure": "baskets filled", "asks": "How many baskets of moss were filled?", "speakers": ["the tug crew"]}""";

    private const string Source = "fire/sources/2031-06-07-harbour-fire-leaves-its-mark.yaml";

    [SetUp]
    public void Write()
    {
        Folder.Write("late.txt", Article);
        Run("init", "fire", "--example", "harbour-fire").Done();
    }

    [Test]
    public void Lines_of_a_file_become_proposed_claims_of_the_question_they_name_or_a_new_one_and_say_who_proposed_them()
    {
        Folder.Write("read.jsonl", Lives + "\n" + Moss + "\n");

        var run = Run("extract", "late.txt", "--into", "fire", "--proposals", "read.jsonl").Done();

        var kept = Folder.Read(Source);
        Assert.That(run.Error, Does.Contain("2 proposals held, 0 refused"));
        Assert.That(kept, Does.Contain("proposed by an assistant in line 1 of read.jsonl"));
        var claim = Claims(kept).Single(claim => claim.Contains("in line 1 of read.jsonl", StringComparison.Ordinal));
        Assert.That(claim, Does.Contain("question: fire.killed\n").And.Contain("proposed: true").And.Contain("speaker: the chaplain"));
        Assert.That(claim, Does.Contain("quote: cost 14 lives\n").And.Contain("says: '14'\n"));
        Assert.That(Run("check", "fire").Error, Does.Not.Contain("mistake"));
    }

    [Test]
    public void What_holds_can_be_accepted_and_then_counts()
    {
        Folder.Write("read.jsonl", Lives + "\n");
        Run("extract", "late.txt", "--into", "fire", "--proposals", "read.jsonl").Done();
        var claims = Folder.Read(Source).Split("proposed: true").Length - 1;

        Answer(string.Concat(Enumerable.Repeat("a\n", claims)), "extract", "--review", "fire").Done();

        Assert.That(
            Run("claims", "fire", "--question", "fire.killed", "--format", "json").Done().Out, Does.Contain("cost 14 lives"));
    }

    [TestCase("cost 14 lives", "cost 15 lives", "the quote does not stand in late.txt")]
    [TestCase("the chaplain", "Marco Espina", "'Marco Espina' is not named in late.txt")]
    public void A_line_that_does_not_hold_is_refused_and_proposes_nothing(string held, string wrong, string why)
    {
        Folder.Write("read.jsonl", Lives.Replace(held, wrong, StringComparison.Ordinal) + "\n");

        var run = Run("extract", "late.txt", "--into", "fire", "--proposals", "read.jsonl").Done();

        Assert.That(run.Error, Does.Contain("read.jsonl:1: refused (p1)").And.Contain(why));
        Assert.That(Folder.Read(Source), Does.Not.Contain("an assistant"));
    }

    [Test]
    public void A_figure_that_is_no_answer_to_the_question_it_names_gets_a_new_one()
    {
        Folder.Write("read.jsonl", Lives.Replace("fire.killed", "fire.burned-for", StringComparison.Ordinal) + "\n");

        Run("extract", "late.txt", "--into", "fire", "--proposals", "read.jsonl").Done();

        Assert.That(Folder.Read(Source), Does.Not.Contain("question: fire.burned-for\n"));
    }

    [Test]
    public void What_our_own_reader_reads_stays_and_is_not_proposed_twice()
    {
        var own = Run("extract", "late.txt", "--dataset", "fire").Done().Out;
        Folder.Write("read.jsonl", Moss + "\n");

        var both = Run("extract", "late.txt", "--dataset", "fire", "--proposals", "read.jsonl").Done();

        Assert.That(both.Out, Does.StartWith(own.TrimEnd('\n')));
        Assert.That(both.Out.Split("31 baskets of blue moss").Length, Is.EqualTo(own.Split("31 baskets of blue moss").Length));
        Assert.That(both.Error, Does.Contain("1 proposal of figures that had been read already"));
    }

    [Test]
    public void An_endpoint_is_asked_with_the_questions_that_there_are()
    {
        using var endpoint = ScriptedEndpoint.Saying(_ => Lives);

        var run = Run("extract", "late.txt", "--into", "fire", "--reader", endpoint.Url, "--model", "small").Done();

        Assert.That(endpoint.Requests[0].Instructions, Does.Contain("\"id\":\"fire.killed\"").And.Contain("How many people were killed?"));
        Assert.That(Folder.Read(Source), Does.Contain("proposed by the assistant small in line 1 of small on late.txt"));
        Assert.That(run.Error, Does.Contain("1 request, 100 tokens read and 20 written"));
    }

    [Test]
    public void Two_articles_whose_lines_are_of_one_question_share_it()
    {
        Folder.Write("later.txt", Article.Replace("31 baskets", "20 baskets", StringComparison.Ordinal)
            .Replace("leaves its mark", "is out", StringComparison.Ordinal));
        Folder.Write(
            "read.jsonl",
            $"{Moss}\n{Moss.Replace("late.txt", "later.txt", StringComparison.Ordinal).Replace("31", "20", StringComparison.Ordinal)}\n"
                .Replace("31 baskets\"", "31\"", StringComparison.Ordinal).Replace("20 baskets\"", "20\"", StringComparison.Ordinal));

        Run("extract", "late.txt", "later.txt", "--into", "fire", "--proposals", "read.jsonl").Done();

        var proposed = Directory.GetFiles(Path.Combine(Folder.Path, "fire", "sources"), "2031-06-07-*")
            .SelectMany(file => Claims(File.ReadAllText(file)))
            .Where(claim => claim.Contains("proposed by an assistant", StringComparison.Ordinal)).ToList();
        Assert.That(proposed, Has.Count.EqualTo(2));
        Assert.That(proposed.Select(Question).Distinct().ToList(), Has.Count.EqualTo(1));
    }

    [TestCase("--proposals does not go with --review", "--review", "--proposals", "read.jsonl")]
    [TestCase("--reader does not go with --review", "--review", "--reader", "http://localhost:1/v1")]
    [TestCase("nowhere.jsonl does not exist", "late.txt", "--into", "fire", "--proposals", "nowhere.jsonl")]
    public void Bad_usage_is_one_line(string message, params string[] options)
    {
        var run = Run(["extract", .. options]);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(message));
    }

    private static IEnumerable<string> Claims(string yaml) => yaml.Split("\n  - id: ").Skip(1);

    private static string Question(string claim) => claim.Split('\n')
        .First(line => line.StartsWith("    question: ", StringComparison.Ordinal));
}
