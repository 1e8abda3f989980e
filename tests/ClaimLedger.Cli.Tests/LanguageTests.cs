using System.Text;

namespace ClaimLedger.Cli.Tests;

/// <summary>Text is read in English, and what is not English is told as that; what comes in is read as the console has it.</summary>
internal sealed class LanguageTests : CliTests
{
    private const string German =
        "Bei dem Brand im Hafen sind nach Angaben der Feuerwehr elf Menschen ums Leben gekommen. Die Polizei teilte am Donnerstag mit, "
        + "dass 25 Arbeiter verletzt wurden und noch drei vermisst werden. Der Sprecher der Stadt sagte, man habe keine Hinweise auf "
        + "Brandstiftung, und die Ermittlungen dauern an.\n";

    private const string French =
        "Onze personnes ont perdu la vie dans un incendie au port, selon les pompiers. La police a indiqué jeudi que 25 ouvriers avaient "
        + "été blessés et que trois autres étaient toujours portés disparus. Le porte-parole de la ville a dit que rien ne permettait de "
        + "parler d'un acte criminel.\n";

    private const string English =
        "Eleven people were killed in a fire at the port, the fire service said. Police said on Thursday that 25 workers had been hurt and "
        + "that three others were still missing. A spokeswoman for the city said there was nothing to show that it had been set.\n";

    private static readonly string[] Verbs =
        ["extract TEXT --published 2031-06-05", "vet TEXT", "quantities TEXT", "scan TEXT --published 2031-06-05"];

    [Test]
    public void A_text_that_does_not_look_English_is_told([ValueSource(nameof(Verbs))] string line, [Values(German, French)] string text) =>
        Assert.That(Run(line, text).Error, Does.Contain("text.txt: the text does not look English, and figures, dates and speakers are"));

    [Test]
    public void Two_sentences_that_do_not_look_English_are_told() =>
        Assert.That(Cli.Run("compare", German.TrimEnd(), German.TrimEnd()).Error, Does.Contain("the text does not look English"));

    [Test]
    public void Of_English_nothing_is_told([ValueSource(nameof(Verbs))] string line) =>
        Assert.That(Run(line, English).Error, Does.Not.Contain("look English"));

    [Test]
    public void Of_a_few_words_nobody_can_tell([ValueSource(nameof(Verbs))] string line) =>
        Assert.That(Run(line, "Elf Tote bei Brand im Hafen, 25 Verletzte.\n").Error, Does.Not.Contain("look English"));

    [TestCase("extract")]
    [TestCase("vet")]
    [TestCase("quantities")]
    [TestCase("compare")]
    public void Help_says_that_text_is_read_in_English_only(string verb) =>
        Assert.That(Cli.Done(verb, "--help").Out.ReplaceLineEndings(" "), Does.Match("in +English +text +only"));

    [Test]
    public void What_comes_in_is_read_in_the_encoding_of_the_console()
    {
        var run = InProcess.Run(
            (output, error) => new Host
            {
                Version = App.Version,
                Out = output,
                Error = error,
                Input = new MemoryStream(Encoding.Latin1.GetBytes("Renée paid £5 for 12 crates.")),
                InputEncoding = Encoding.Latin1,
                CurrentDirectory = Fire.Path,
                Environment = _ => null,
            },
            "quantities",
            "-",
            "--format",
            "json");
        Assert.That(run.Done().Json[0].GetProperty("text").GetString(), Is.EqualTo("£5"));
    }

    private Run Run(string line, string text)
    {
        Fire.Write("text.txt", text);
        return Cli.Run(line.Replace("TEXT", "text.txt", StringComparison.Ordinal).Split(' '));
    }
}
