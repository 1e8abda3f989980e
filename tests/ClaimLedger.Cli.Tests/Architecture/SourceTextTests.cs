using System.Text;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests.Architecture;

/// <summary>
/// What .editorconfig asks of files of C# and a build does not see: all else that <c>dotnet format</c> looks at is an error of the build.
/// </summary>
internal sealed class SourceTextTests
{
    private static IEnumerable<string> Files => from folder in (string[])["src", "tests"]
                                                from file in Directory.EnumerateFiles(
                                                    RepositoryRoot.Combine(folder), "*.cs", SearchOption.AllDirectories)
                                                let relative = Path.GetRelativePath(RepositoryRoot.Path, file)
                                                where !relative.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")
                                                select relative;

    [Test]
    public void Every_file_is_utf_8_without_a_mark_and_ends_each_line_and_itself_with_one_line_feed() => Assert.Multiple(() =>
    {
        foreach (var file in Files)
        {
            var bytes = File.ReadAllBytes(Path.Combine(RepositoryRoot.Path, file));
            Assert.That(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble), Is.False, $"{file} begins with a byte order mark");
            Assert.That(() => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes), Throws.Nothing, file);
            Assert.That(bytes.AsSpan().Contains((byte)'\r'), Is.False, $"{file} holds a carriage return");
            Assert.That(bytes is [.., not (byte)'\n', (byte)'\n'], Is.True, $"{file} does not end with one line feed");
        }
    });

    // Code breaks at this length by itself; comments and texts do not.
    [Test]
    public void No_line_is_longer_than_140_signs() => Assert.Multiple(() =>
    {
        const int longest = 140;
        foreach (var file in Files.Except(WithDataOnLongLines))
        {
            var lines = File.ReadLines(Path.Combine(RepositoryRoot.Path, file)).Index().Where(line => line.Item.Length > longest);
            Assert.That(lines.Select(line => $"{file}:{line.Index + 1}"), Is.Empty);
        }
    });

    // Lines of JSON and YAML, and scripts as they are run, within raw texts.
    private static IEnumerable<string> WithDataOnLongLines =>
        ((string[])["Checks/ContinuousIntegrationTests.cs", "Mcp/McpTests.cs", "ReadingFiles.cs", "Verbs/TimesOfDayTests.cs"])
        .Select(file => "tests/ClaimLedger.Cli.Tests/" + file)
        .Concat(
        [
            "tests/ClaimLedger.Exchange.Tests/DataSets.cs", "tests/ClaimLedger.Sqlite.Tests/HistoryTests.cs",
            "tests/ClaimLedger.Web.Tests/VetTests.cs",
        ]);

    [Test]
    public void Usings_are_sorted_those_of_System_first() => Assert.Multiple(() =>
    {
        foreach (var file in Files)
        {
            var names = File.ReadLines(Path.Combine(RepositoryRoot.Path, file))
                .TakeWhile(line => !line.StartsWith("namespace ", StringComparison.Ordinal))
                .Where(
                    line =>
                        line.StartsWith("using ", StringComparison.Ordinal)
                            && !line.Contains('=', StringComparison.Ordinal)
                            && !line.StartsWith("using static ", StringComparison.Ordinal))
                .Select(line => line["using ".Length..].TrimEnd(';'))
                .TakeWhile(name => name.All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '_'))
                .ToList();
            Assert.That(
                names,
                Is.EqualTo(names.OrderBy(name => name.Split('.')[0] != "System").ThenBy(name => name, StringComparer.OrdinalIgnoreCase)),
                file);
        }
    });

    [Test]
    public void No_document_or_table_was_left_half_merged() => Assert.Multiple(() =>
    {
        foreach (var file in Documents)
        {
            var marks = File.ReadLines(file).Where(
                line => line.StartsWith("<<<<<<< ", StringComparison.Ordinal) || line.StartsWith(">>>>>>> ", StringComparison.Ordinal));
            Assert.That(marks, Is.Empty, file);
        }
    });

    // What a compiler would not stumble over.
    private static IEnumerable<string> Documents => from folder in (string[])[".", "docs", "db", "templates", ".ci", "src", "tests"]
                                                    from pattern in (string[])["*.md", "*.tsv", "*.sql", "*.yaml", "*.yml", "*.html", "run"]
                                                    from file in Directory.EnumerateFiles(
                                                        RepositoryRoot.Combine(folder),
                                                        pattern,
                                                        folder == "." ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories)
                                                    where !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")
                                                    select file;
}
