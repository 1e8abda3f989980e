using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests;

/// <summary>Text of hardly anything but figures takes no more than text does, and it is said where it was not read.</summary>
internal sealed class DenseTextTests : ReadingTests
{
    private static readonly string[] Dense = ["one ", "half a ", "5 March, 6 March and ", "11 people "];

    [TestCaseSource(nameof(Dense))]
    public void A_sentence_of_very_many_figures_is_passed_over_with_a_word(string figure)
    {
        var text = $"Eleven people were killed. The {string.Concat(Enumerable.Repeat(figure, 2_000))}men.";
        File.WriteAllText(Path.Combine(Cli.Temporary, "a.txt"), text);

        var run = Cli.Run("extract", Path.Combine(Cli.Temporary, "a.txt"), "--published", "2031-06-05");
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(run.Error, Does.Match("[1-9][0-9]* sentences? with more than 100 figures passed over"));
        Assert.That(run.Out, Does.Contain("Eleven people were killed"));

        var vetted = Cli.Answer(text, "vet", "-", "--published", "2031-06-05");
        Assert.That(vetted.Error, Does.Match("stdin: [1-9][0-9]* sentences? with more than 100 figures passed over"));

        var compared = Cli.Answer(
            System.Text.Json.JsonSerializer.Serialize(new { a = text, b = text }), "compare", "--jsonl", "-");
        Assert.That(compared.ExitCode, Is.Zero, compared.Error);
        Assert.That(compared.Out, Does.Contain("too-many-figures"));
    }

    [Test]
    public void An_endless_file_is_read_to_the_limit()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Ignore("There is no /dev/zero here.");
        foreach (var command in (string[][])[["extract", "/dev/zero", "--published", "2031-06-05"], ["compare", "--jsonl", "/dev/zero"],
            ["vet", "/dev/zero"], ["import", "/dev/zero", "--format", "jsonl", "-o", "new"]])
            Assert.That(Cli.Run(command).ExitCode, Is.EqualTo(2), string.Join(' ', command));
    }

    [Test]
    public void That_a_text_is_in_another_language_is_said()
    {
        File.WriteAllText(Path.Combine(Cli.Temporary, "a.txt"), "Elf Menschen starben.");
        var run = Cli.Run("extract", Path.Combine(Cli.Temporary, "a.txt"), "--published", "2031-06-05", "--language", "de");
        Assert.That(run.Error, Does.Contain("the text is in 'de', and figures and speakers are read in English only"));
    }

    [Test]
    public void A_table_in_UTF_16_with_a_mark_is_read_and_one_that_is_missing_is_named()
    {
        using var folder = DataSetFolder.Empty();
        var mark = System.Text.Encoding.Unicode.GetPreamble();
        Cli.Done("export", "--format", "jsonl", "-o", folder.FullName("plain.jsonl"));
        var text = File.ReadAllText(folder.FullName("plain.jsonl"));
        folder.WriteBytes("marked.jsonl", [.. mark, .. System.Text.Encoding.Unicode.GetBytes(text)]);
        Cli.Done("import", folder.FullName("marked.jsonl"), "-o", folder.FullName("again"));
        Assert.That(Directory.Exists(folder.FullName("again/sources")), Is.True);
        folder.WriteBytes("broken.jsonl", [.. mark, 0x00, 0xD8]);
        Assert.That(
            Cli.Run("import", folder.FullName("broken.jsonl"), "-o", folder.FullName("b")).Error,
            Does.Contain("broken.jsonl:1:1: error: the file begins as UTF-16 and is not; save it as UTF-8"));
        foreach (var name in (string[])["gone.csv", "gone", "gone.xlsx"])
        {
            Assert.That(
                Cli.Run("import", name, "-o", "b").Error.Trim(),
                Is.EqualTo($"claimledger: {name} does not exist; name a file that is there"));
        }
    }
}
