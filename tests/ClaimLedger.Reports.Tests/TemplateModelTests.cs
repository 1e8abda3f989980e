using ClaimLedger.Reports.Model;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Reports.Tests;

public sealed class TemplateModelTests
{
    private static readonly Dictionary<string, List<string>> Documented = Read();

    [Test]
    public void Every_thing_of_the_model_is_documented_and_nothing_else() =>
        Assert.That(Documented.Keys.Order(StringComparer.Ordinal), Is.EqualTo(ModelNames.Types.Keys.Order(StringComparer.Ordinal)));

    [TestCaseSource(nameof(Things))]
    public void Every_name_is_documented_and_every_documented_name_exists(string thing) =>
        Assert.That(
            Documented[thing].Order(StringComparer.Ordinal),
            Is.EqualTo(ModelNames.MembersOf(ModelNames.Types[thing]).Order(StringComparer.Ordinal)));

    [Test]
    public void Every_file_of_the_folder_is_documented()
    {
        var folder = RepositoryRoot.Combine("templates");
        var readme = File.ReadAllText(Path.Combine(folder, "README.md"));
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(name => name != "README.md")
            .ToList();

        Assert.That(files, Is.Not.Empty);
        Assert.That(files.Where(name => !readme.Contains($"`{name}`", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Every_documented_name_can_be_read_in_a_template([Values("html", "markdown")] string format)
    {
        using var folder = DataSetFolder.Empty();
        var lines = Documented["report"].Select(name => $"{{{{ x = {name} }}}}");
        folder.Write(format == "html" ? "names.html" : "names.md", string.Join('\n', lines));

        Assert.That(() => Story.Render(folder.FullName(format == "html" ? "names.html" : "names.md"), format), Throws.Nothing);
    }

    private static IEnumerable<string> Things() => ModelNames.Types.Keys.Order(StringComparer.Ordinal);

    private static Dictionary<string, List<string>> Read()
    {
        var things = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        List<string>? current = null;
        foreach (var line in File.ReadLines(RepositoryRoot.Combine("templates/README.md")))
        {
            if (line.StartsWith("### ", StringComparison.Ordinal))
                things[line[4..].Trim()] = current = [];
            else if (current is not null && line.StartsWith("| `", StringComparison.Ordinal))
                current.Add(line.Split('`')[1]);
        }
        return things;
    }
}
