namespace ClaimLedger.Cli.Tests;

/// <summary>What people read goes by one name everywhere, whatever a verb calls it; and JSON by one.</summary>
internal sealed class FormatNameTests : CliTests
{
    private static readonly string[] Lines =
    [
        "conflicts", "claims", "sources", "questions", "show fire.killed", "explain c-0d457d196474fdd1", "check", "vet draft.txt",
        "compare SENTENCES", "diff . .", "anchor --archive texts --dry-run", "quantities draft.txt", "query QUERY", "audit fire.db",
    ];

    [Test]
    public void What_people_read_is_text_for_every_verb(
        [ValueSource(nameof(Lines))] string line, [Values("text", "table", "console")] string name)
    {
        var plain = Run(line);
        Assert.That(Run(line, "--format", name), Is.EqualTo(plain));
    }

    [Test]
    public void Json_is_there_for_every_verb([ValueSource(nameof(Lines))] string line) =>
        Assert.That(Run(line, "--format", "json")[0], Is.AnyOf('[', '{'));

    [Test]
    public void A_name_that_is_none_is_told_with_those_of_the_verb() =>
        Assert.That(Cli.Run("check", "--format", "tabel").Error, Does.Contain("it is one of console, json, sarif, junit, github"));

    private string Run(string line, params string[] more)
    {
        Fire.Write("draft.txt", "The fire killed 11 people.\n");
        Directory.CreateDirectory(Fire.FullName("texts"));
        if (!File.Exists(Fire.FullName("fire.db")))
            Cli.Done("build", "-o", "fire.db");
        var words = line.Split(' ').SelectMany(word => word switch
        {
            "SENTENCES" => ["11 people died.", "12 people died."],
            "QUERY" => ["SELECT id FROM v_conflicts"],
            _ => new[] { word },
        });
        var run = Cli.Run([.. words, .. more]);
        Assert.That(run.ExitCode, Is.AnyOf(0, 1), run.ToString());
        return run.Out;
    }
}
