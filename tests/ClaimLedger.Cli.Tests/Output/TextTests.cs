namespace ClaimLedger.Cli.Tests.Output;

internal sealed class TextTests : CliTests
{
    [Test]
    public void Letters_of_every_script_stay_as_they_are()
    {
        Fire.Replace("sources/2031-06-04-morning-post.yaml", "title: Eleven dead in harbour fire", "title: حريق & <שריפה>");
        Assert.That(Cli.Done("sources", "--format", "json").Out, Does.Contain("\"حريق & <שריפה>\""));
    }

    [TestCase("=HYPERLINK(1)")]
    [TestCase("+1")]
    [TestCase("-1")]
    [TestCase("@SUM(1)")]
    public void Text_that_a_spreadsheet_would_run_is_defused(string title)
    {
        Fire.Replace("sources/2031-06-04-morning-post.yaml", "title: Eleven dead in harbour fire", $"title: \"{title}\"");
        Assert.That(Cli.Done("sources", "--format", "csv").Out, Does.Contain($"'{title}").And.Not.Contain($",{title}"));
    }

    [Test]
    public void A_ledger_from_elsewhere_cannot_turn_the_text_round_or_talk_to_the_terminal(
        [Values("csv", "table", "markdown", "json")] string format)
    {
        Cli.Done("build", "-o", "foreign.db");
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Fire.FullName("foreign.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE source SET title = 'a' || char(8238) || 'b' || char(27) || 'c'";
            Assert.That(command.ExecuteNonQuery(), Is.Positive);
        }
        Assert.That(
            Cli.Done("sources", "foreign.db", "--format", format).Out,
            Does.Contain(format == "json" ? "a\\u202Eb\\u001Bc" : "a\uFFFDb\uFFFDc").And.Not.Contain("\u202e").And.Not.Contain("\u001b"));
    }

    [Test]
    public void Markdown_keeps_what_sources_wrote_from_being_markup()
    {
        Fire.Replace("sources/2031-06-04-morning-post.yaml", "title: Eleven dead in harbour fire", "title: \"a | b <script> [x](y)\"");
        Assert.That(Cli.Done("sources", "--format", "markdown").Out, Does.Contain(@"a \| b \<script\> \[x\](y)"));
    }

    [Test]
    public void A_piped_table_is_neither_cut_nor_coloured()
    {
        var title = "Eleven " + string.Concat(Enumerable.Repeat("very ", 80)) + "dead";
        Fire.Replace("sources/2031-06-04-morning-post.yaml", "title: Eleven dead in harbour fire", $"title: {title}");
        var run = Cli.Done("sources");
        Assert.That(run.Out, Does.Contain(title));
        Assert.That(run.Out, Does.Not.Contain("\u001b"));
    }
}
