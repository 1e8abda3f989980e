using System.Text;
using ClaimLedger.TestSupport;

namespace ClaimLedger.DataSets.Tests;

public sealed class MistakeTests
{
    private const string GoldenFile = "tests/ClaimLedger.DataSets.Tests/Golden/mistakes.txt";

    [TestCaseSource(typeof(MistakeCases), nameof(MistakeCases.All))]
    public void One_mistake_is_reported_once_and_where_it_stands(MistakeCase mistake)
    {
        var (mistakes, place) = Load(mistake);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(mistakes, Has.Length.EqualTo(1), string.Join('\n', mistakes));
            Assert.That(mistakes.FirstOrDefault()?.Place, Is.EqualTo(place), string.Join('\n', mistakes));
        }
    }

    [Test]
    public void Every_message_says_what_is_wrong_and_what_to_write_instead()
    {
        var text = new StringBuilder();
        foreach (var mistake in MistakeCases.All)
        {
            text.Append("# ").AppendLine(mistake.Name);
            text.AppendJoin('\n', Load(mistake).Mistakes).AppendLine().AppendLine();
        }
        Golden.Check(text.ToString(), GoldenFile);
    }

    [Test]
    public void Mistakes_in_every_file_are_reported_in_one_run()
    {
        var result = DataSetLoader.Load(RepositoryRoot.Combine("tests/data/twenty-mistakes"));
        Assert.That(result.DataSet, Is.Null);
        Assert.That(result.Mistakes, Has.Length.EqualTo(20));
        Golden.Check(string.Join('\n', result.Mistakes) + "\n", "tests/ClaimLedger.DataSets.Tests/Golden/twenty-mistakes.txt");
    }

    [Test]
    public void Every_case_has_its_own_name() =>
        Assert.That(MistakeCases.All.Select(mistake => mistake.Name), Is.Unique);

    private static (Mistake[] Mistakes, Place Place) Load(MistakeCase mistake)
    {
        using var folder = DataSetFolder.HarbourFire();
        foreach (var (old, @new) in mistake.Edits)
            folder.Replace(mistake.File, old, @new);
        var marked = folder.Read(mistake.File);
        var at = marked.IndexOf('‹', StringComparison.Ordinal);
        folder.Write(mistake.File, marked.Remove(at, 1));
        var before = marked[..at];
        var place = new Place(mistake.File, before.Count(character => character == '\n') + 1, at - before.LastIndexOf('\n'));
        return ([.. DataSetLoader.Load(folder.Path).Mistakes], place);
    }
}
