using System.Text.RegularExpressions;
using System.Xml.Linq;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests.Architecture;

/// <summary>The layer rules that a project reference cannot express.</summary>
internal sealed partial class LayerTests
{
    [TestCase("Dapper", "ClaimLedger.Sqlite")]
    [TestCase("Microsoft.Data.Sqlite", "ClaimLedger.Sqlite")]
    [TestCase("SQLitePCL", "ClaimLedger.Sqlite")]
    [TestCase("Npgsql", "ClaimLedger.Sqlite")]
    [TestCase("YamlDotNet", "ClaimLedger.DataSets")]
    [TestCase("Scriban", "ClaimLedger.Reports")]
    [TestCase("System.CommandLine", "ClaimLedger.Cli")]
    [TestCase("Spectre.Console", "ClaimLedger.Cli")]
    [TestCase("CsvHelper", "ClaimLedger.Exchange")]
    [TestCase("Parquet", "ClaimLedger.Exchange")]
    [TestCase("SmartReader", "ClaimLedger.Articles")]
    [TestCase("AngleSharp", "ClaimLedger.Articles")]
    [TestCase("Markdig", "ClaimLedger.Articles")]
    [TestCase("UglyToad.PdfPig", "ClaimLedger.Articles")]
    [TestCase("DocumentFormat.OpenXml", "ClaimLedger.Articles")]
    [TestCase("MimeKit", "ClaimLedger.Articles")]
    [TestCase("Microsoft.Extensions.AI", "ClaimLedger.Assistants")]
    [TestCase("OpenAI", "ClaimLedger.Assistants")]
    [TestCase("Microsoft.AspNetCore", "ClaimLedger.Web")]
    [TestCase("ModelContextProtocol", "ClaimLedger.Mcp")]
    public void A_package_is_named_in_one_project_only(string name, string project)
    {
        var naming = SourceFiles()
            .Where(
                file => Regex.IsMatch(
                    File.ReadAllText(file),
                    $@"\b(using|global::)\s*(static\s+)?{Regex.Escape(name)}\b",
                    RegexOptions.None,
                    TimeSpan.FromMinutes(1)))
            .Select(Project)
            .Distinct();

        Assert.That(naming, Is.EqualTo(new[] { project }));
    }

    [TestCase("ClaimLedger", "")]
    [TestCase("ClaimLedger.DataSets", "ClaimLedger")]
    [TestCase("ClaimLedger.Sqlite", "ClaimLedger")]
    [TestCase("ClaimLedger.Reports", "ClaimLedger")]
    [TestCase("ClaimLedger.Articles", "ClaimLedger")]
    [TestCase("ClaimLedger.Assistants", "ClaimLedger")]
    [TestCase("ClaimLedger.Exchange", "ClaimLedger.DataSets")]
    [TestCase(
        "ClaimLedger.Application",
        "ClaimLedger.Articles ClaimLedger.Assistants ClaimLedger.DataSets ClaimLedger.Exchange ClaimLedger.Reports ClaimLedger.Sqlite")]
    [TestCase("ClaimLedger.Web", "ClaimLedger.Application")]
    [TestCase("ClaimLedger.Mcp", "ClaimLedger.Application")]
    [TestCase("ClaimLedger.Cli", "ClaimLedger.Application ClaimLedger.Mcp ClaimLedger.Web")]
    public void A_project_refers_only_to_the_layers_below(string project, string allowed)
    {
        var references = XDocument.Load(Path.Combine(RepositoryRoot.Path, "src", project, project + ".csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/')))
            .Order(StringComparer.Ordinal);

        Assert.That(string.Join(' ', references), Is.EqualTo(allowed));
    }

    [TestCase("ClaimLedger.DataSets", "ClaimLedger.DataSets")]
    [TestCase("ClaimLedger.Sqlite", "ClaimLedger.Sqlite")]
    [TestCase("ClaimLedger.Reports", "ClaimLedger.Reports")]
    [TestCase("ClaimLedger.Articles", "ClaimLedger.Articles")]
    [TestCase("ClaimLedger.Assistants", "ClaimLedger.Assistants")]
    [TestCase("ClaimLedger.Exchange", "ClaimLedger.Exchange")]
    [TestCase("ClaimLedger.Application", "ClaimLedger.Application")]
    [TestCase("ClaimLedger.Web", "ClaimLedger.Web")]
    [TestCase("ClaimLedger.Mcp", "ClaimLedger.Mcp")]
    [TestCase("ClaimLedger.Cli", "claimledger")]
    public void The_folders_of_a_project_name_each_other_in_one_direction(string project, string assembly) =>
        Assert.That(FolderGraph.Of(project, assembly).Circles(), Is.Empty);

    [Test]
    public void The_rooms_of_the_core_name_each_other_in_one_direction() =>
        Assert.That(FolderGraph.Of("ClaimLedger", "ClaimLedger.Core", byRoom: true).Circles(), Is.Empty);

    // The nouns of the domain are below everything: they may be named everywhere, and name nothing but each other.
    [Test]
    public void The_nouns_at_the_root_of_the_core_name_none_of_its_rooms() =>
        Assert.That(FolderGraph.Of("ClaimLedger", "ClaimLedger.Core", byRoom: true).NamedByRoot(), Is.Empty);

    [Test]
    public void The_core_leaves_the_ban_on_io_in_one_file_only()
    {
        var suspending = SourceFiles()
            .Where(file => Project(file) == "ClaimLedger" && File.ReadAllText(file).Contains("RS0030", StringComparison.Ordinal))
            .Select(Path.GetFileName);

        Assert.That(suspending, Is.SubsetOf(new[] { "EmbeddedTable.cs" }));
    }

    [Test]
    public void Versions_are_pinned_in_one_place()
    {
        var versioned = Directory.EnumerateFiles(RepositoryRoot.Path, "*.csproj", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .Where(
                file =>
                    XDocument.Load(file)
                        .Descendants("PackageReference")
                        .Any(
                            reference => reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null));

        Assert.That(versioned, Is.Empty);
    }

    [Test]
    public void Sql_is_put_together_in_few_files_only_and_there_from_fixed_pieces()
    {
        var composing = SourceFiles().Where(file => InterpolatedSql().IsMatch(File.ReadAllText(file))).Select(Path.GetFileName);

        Assert.That(composing, Is.SubsetOf(new[]
        {
            "ListingSql.cs", "SqliteDialect.cs", "PostgresDialect.cs", "SqliteStatement.cs", "PostgresInsert.cs", "StoreCopy.cs",
        }));
    }

    [Test]
    public void The_product_knows_its_process_by_its_host_alone()
    {
        var knowing = SourceFiles()
            .Where(file => Project(file) is "ClaimLedger.Application" or "ClaimLedger.Web" or "ClaimLedger.Mcp" or "ClaimLedger.Cli")
            .Where(file => OfTheProcess().IsMatch(File.ReadAllText(file)))
            .Select(Path.GetFileName);

        Assert.That(knowing, Is.EqualTo(new[] { "Host.cs" }));
    }

    private static IEnumerable<string> SourceFiles() => Directory
        .EnumerateFiles(Path.Combine(RepositoryRoot.Path, "src"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string Project(string file) =>
        Path.GetRelativePath(Path.Combine(RepositoryRoot.Path, "src"), file).Split(Path.DirectorySeparatorChar)[0];

    [GeneratedRegex(
        @"(?<![\w.])((System\.)?(Console|Environment)\.(?!NewLine)\w"
            + @"|Directory\.(Get|Set)CurrentDirectory|Directory\.CreateTemp|Path\.GetTemp|DateTime(Offset)?\.(Utc)?Now"
            + @"|TimeProvider\.System)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 60_000)]
    private static partial Regex OfTheProcess();

    [GeneratedRegex(
        @"\$@?""""?""?[^""]*\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM)\b[^""]*\{", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex InterpolatedSql();
}
