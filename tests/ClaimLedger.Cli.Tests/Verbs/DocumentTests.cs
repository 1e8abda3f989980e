using ClaimLedger.Articles.Tests;
using MimeKit;
using static ClaimLedger.Articles.Tests.Documents;

namespace ClaimLedger.Cli.Tests.Verbs;

/// <summary>PDF, Word and mail, wherever articles are read.</summary>
internal sealed class DocumentTests : CliTests
{
    private const string Sentence = "The harbour fire killed eight people, the fire service said on Sunday, and it burned for 36 hours.";

    private static readonly string[] Names = ["2031-06-08-fire.pdf", "2031-06-08-fire.docx", "2031-06-08-fire.eml"];

    [SetUp]
    public void WriteDocuments()
    {
        using var text = new TextPart("plain") { Text = Sentence };
        Fire
            .WriteBytes(Names[0], Pdf(Column(50, 700, Sentence[..60].TrimEnd(), Sentence[60..].TrimStart())))
            .WriteBytes(Names[1], Word(null, Documents.Paragraph(Sentence)))
            .WriteBytes(Names[2], Documents.Mail("The harbour fire", "Evening Echo <desk@echo.example>", text));
    }

    [TestCaseSource(nameof(Names))]
    public void Extract_proposes_their_figures_and_every_quote_stands_in_the_text_that_was_kept(string name)
    {
        var run = Cli.Done("extract", name, "--into", ".", "--keep", "texts");

        Assert.That(run.Error, Does.Contain("2 claims proposed in 2031-06-0"));
        Cli.Answer("a\na\n", "extract", "--review", run.Lines[0]).Done();
        Assert.That(Cli.Done("build", "-o", "fire.db", "--archive", "texts").Error, Does.Contain("2 quotes checked in 1 text"));
    }

    [TestCaseSource(nameof(Names))]
    public void Vet_holds_them_against_the_data_set(string name)
    {
        var run = Cli.Run("vet", name, "--published", "2031-06-09");
        Assert.That(run.ExitCode, Is.EqualTo(1), run.ToString());
        Assert.That(run.Out, Does.Contain("eight"));
    }

    [TestCaseSource(nameof(Names))]
    public void Quantities_finds_their_figures(string name) => Assert.That(
        Cli.Done("quantities", name, "--format", "csv").Out,
        Does.Contain(",eight,eight,number,8,").And.Contain(",36 hours,36 hours,duration,36,"));

    [TestCase("extract", "--published", "2031-06-05")]
    [TestCase("vet")]
    [TestCase("quantities")]
    public void What_cannot_be_read_is_one_line_for_each_verb(string verb, params string[] options)
    {
        Fire.Write("broken.pdf", "%PDF-1.7 and nothing more");
        var run = Cli.Run([verb, "broken.pdf", .. options]);
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error.TrimEnd(), Is.EqualTo(
            "claimledger: broken.pdf: it is damaged, or no PDF; print it to a new PDF, or save the article as text"));
    }
}
