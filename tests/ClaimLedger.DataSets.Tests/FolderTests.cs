using ClaimLedger.TestSupport;

namespace ClaimLedger.DataSets.Tests;

/// <summary>Which files make a data set.</summary>
public sealed class FolderTests
{
    private const string OneQuestion =
        "questions:\n  - id: bread.baked\n    subject: An invented bakery\n    asks: How many loaves?\n    answer: quantity\n";

    [TestCase(
        "speaker.yml",
        "speaker.yml:1:1: error: a file with this name has no meaning here; did you mean \"speakers.yaml\"? The files are ledger.yaml, "
            + "questions.yaml, speakers.yaml, framing.yaml, rulings.yaml, expect.yaml, queries.yaml and sources/*.yaml")]
    [TestCase(
        "ruling.yaml",
        "ruling.yaml:1:1: error: a file with this name has no meaning here; did you mean \"rulings.yaml\"? The files are ledger.yaml, "
            + "questions.yaml, speakers.yaml, framing.yaml, rulings.yaml, expect.yaml, queries.yaml and sources/*.yaml")]
    [TestCase(
        "question.yaml",
        "question.yaml:1:1: error: a file with this name has no meaning here; did you mean \"questions.yaml\"? The files are "
            + "ledger.yaml, questions.yaml, speakers.yaml, framing.yaml, rulings.yaml, expect.yaml, queries.yaml and sources/*.yaml")]
    [TestCase("rulings.yml", "rulings.yml:1:1: error: the file is not read under this name; rename it to end in .yaml")]
    [TestCase(
        "sources/2031/june.yaml",
        "sources/2031/june.yaml:1:1: error: sources in folders below sources/ are not read; move the file into sources/ itself")]
    public void A_file_that_would_be_overlooked_is_a_mistake(string name, string expected)
    {
        using var folder = DataSetFolder.Of(("questions.yaml", OneQuestion), (name, "x: y\n"));
        Assert.That(DataSetLoader.Load(folder.Path).Mistakes.Select(mistake => mistake.ToString()), Is.EqualTo(new[] { expected }));
    }

    [TestCase("README.md")]
    [TestCase(".yamllint.yaml")]
    [TestCase("mkdocs.yml")]
    [TestCase("contacts.yaml")]
    [TestCase("sources/notes.txt")]
    [TestCase("report/index.html")]
    public void Other_files_are_nobody_s_business(string name)
    {
        using var folder = DataSetFolder.Of(("questions.yaml", OneQuestion), (name, "{\n"));
        var result = DataSetLoader.Load(folder.Path);
        Assert.That(result.Mistakes, Is.Empty);
        Assert.That(result.Fingerprint, Is.EqualTo(FingerprintOf(("questions.yaml", OneQuestion))));
    }

    [Test]
    public void Speakers_framing_rulings_and_baseline_may_be_left_out()
    {
        using var folder = DataSetFolder.Of(("questions.yaml", OneQuestion));
        var dataSet = DataSetLoader.Load(folder.Path).DataSet!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(dataSet.Speakers, Is.Empty);
            Assert.That(dataSet.Facets, Is.Empty);
            Assert.That(dataSet.Rulings, Is.Empty);
            Assert.That(dataSet.HasBaseline, Is.False);
            Assert.That(dataSet.Language, Is.EqualTo("en"));
            Assert.That(dataSet.Questions.Single().OverTime, Is.EqualTo(OverTime.Fixed));
        }
    }

    [TestCase("speakers.yaml", "")]
    [TestCase("framing.yaml", "# none yet\n")]
    [TestCase("rulings.yaml", "---\n# none yet\n")]
    [TestCase("speakers.yaml", "speakers:\n")]
    [TestCase("framing.yaml", "facets:\n")]
    [TestCase("rulings.yaml", "rulings: ~\n")]
    [TestCase("questions.yaml", "questions:\nconstraints:\n")]
    [TestCase("ledger.yaml", "title: t\ndefaults:\nreadings:\n")]
    public void What_may_be_left_out_may_be_left_empty(string name, string text)
    {
        using var folder = DataSetFolder.Of(("questions.yaml", OneQuestion), (name, text));
        Assert.That(DataSetLoader.Load(folder.Path).Mistakes, Is.Empty);
    }

    [TestCase("ledger.yaml", "ledger.yaml:1:1: error: the file is empty; write what belongs in it, or delete the file")]
    [TestCase("questions.yaml", "questions.yaml:1:1: error: the file is empty; write what belongs in it, or delete the file")]
    [TestCase("sources/a.yaml", "sources/a.yaml:1:1: error: the file is empty; write what belongs in it, or delete the file")]
    public void A_file_in_which_something_must_stand_may_not_be_empty(string name, string expected)
    {
        using var folder = DataSetFolder.Of(("questions.yaml", OneQuestion), (name, "# later\n"));
        Assert.That(DataSetLoader.Load(folder.Path).Mistakes.Select(mistake => mistake.ToString()), Is.EqualTo(new[] { expected }));
    }

    [Test]
    public void Ledger_and_questions_may_not_be_left_out()
    {
        using var folder = DataSetFolder.Empty();
        Assert.That(
            DataSetLoader.Load(folder.Path).Mistakes.Select(mistake => mistake.ToString()),
            Is.EqualTo(new[]
            {
                "ledger.yaml:1:1: error: there is no ledger.yaml; write one with a title, or name the folder that holds it",
                "questions.yaml:1:1: error: there is no questions.yaml; write one: `questions:` and a list of questions",
            }));
    }

    [TestCase]
    [TestCase("sources/notes.txt")]
    public void Neither_a_source_nor_a_question_is_a_data_set_to_begin_with(params string[] files)
    {
        using var folder = DataSetFolder.Of(("questions.yaml", "questions: []\n")).Delete("sources/invented.yaml");
        foreach (var file in files)
            folder.Write(file, "");
        var loaded = DataSetLoader.Load(folder.Path);
        Assert.That(loaded.Mistakes, Is.Empty);
        Assert.That((loaded.DataSet!.Sources.Length, loaded.DataSet.Questions.Length), Is.EqualTo((0, 0)));
        Directory.Delete(folder.FullName("sources"), recursive: true);
        Assert.That(DataSetLoader.Load(folder.Path).DataSet!.Sources, Is.Empty);
    }

    [TestCase("source")]
    [TestCase("Sourcse")]
    public void Sources_under_another_name_are_not_passed_over_in_silence(string name)
    {
        using var folder = DataSetFolder.Of(("questions.yaml", OneQuestion), ($"{name}/a.yaml", "")).Delete("sources/invented.yaml");
        Directory.Delete(folder.FullName("sources"));
        Assert.That(
            DataSetLoader.Load(folder.Path).Mistakes.Select(mistake => mistake.ToString()),
            Is.EqualTo(new[] { $"{name}:1:1: error: sources in this folder are not read; rename the folder to sources" }));
    }

    [Test]
    public void A_folder_that_does_not_exist_is_a_mistake_like_any_other() =>
        Assert.That(DataSetLoader.Load("/nowhere/at/all").Mistakes[0].Place, Is.EqualTo(new Place("ledger.yaml", 1, 1)));

    [Test]
    public void Sources_may_end_in_yml()
    {
        using var folder = DataSetFolder.Of(
            ("questions.yaml", OneQuestion), ("sources/a.yml", "source: {id: a, title: t, published: 2031-06-04}\nclaims: []\n"));
        Assert.That(DataSetLoader.Load(folder.Path).DataSet!.Sources.Single().Id.Text, Is.EqualTo("a"));
    }

    [Test]
    public void The_fingerprint_depends_on_names_and_bytes_alone()
    {
        var original = FingerprintOf(("questions.yaml", OneQuestion));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(FingerprintOf(("questions.yaml", OneQuestion)), Is.EqualTo(original));
            Assert.That(FingerprintOf(("questions.yaml", OneQuestion + "\n")), Is.Not.EqualTo(original));
            Assert.That(FingerprintOf(("questions.yaml", OneQuestion), ("sources/a.yaml", "")), Is.Not.EqualTo(original));
            Assert.That(
                FingerprintOf(("questions.yaml", OneQuestion), ("sources/a.yaml", "")),
                Is.Not.EqualTo(FingerprintOf(("questions.yaml", OneQuestion), ("sources/b.yaml", ""))));
            Assert.That(original, Does.Match("^[0-9a-f]{64}$"));
        }
    }

    [Test]
    public void The_fingerprint_alone_is_that_of_the_load()
    {
        using var folder = DataSetFolder.HarbourFire();
        Assert.That(DataSetLoader.Fingerprint(folder.Path), Is.EqualTo(DataSetLoader.Load(folder.Path).Fingerprint));
    }

    private static string FingerprintOf(params (string Name, string Text)[] files)
    {
        using var folder = DataSetFolder.Of(files);
        return DataSetLoader.Fingerprint(folder.Path);
    }
}
