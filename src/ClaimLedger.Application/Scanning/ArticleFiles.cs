using ClaimLedger.Application.Files;
using ClaimLedger.Articles;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Application.Scanning;

/// <summary>The files of articles that a command line names.</summary>
internal static class ArticleFiles
{
    private const string PlainText = ".txt";

    /// <summary>
    /// The files, and the articles of the folders in order of their names; each file once, and where it has a second name, that is said.
    /// </summary>
    /// <exception cref="UsageException">There is nothing of a name, or no article in a folder.</exception>
    public static List<string> Of(Host host, IEnumerable<string> operands)
    {
        ArgumentNullException.ThrowIfNull(host);
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        var files = new List<string>();
        foreach (var file in operands.SelectMany(operand => Named(host, operand)).DistinctBy(host.FullPath))
        {
            var identity = Identity(host, file);
            if (first.TryAdd(identity, file))
                files.Add(file);
            else
                host.Error.WriteLine(Phrases.OneLine($"{file}: left out: it is the same file as {first[identity]}"));
        }
        return files;
    }

    /// <summary>Refuses to write over an article, under whatever name.</summary>
    /// <param name="host">The host.</param>
    /// <param name="output">Where something is to be written; null for stdout.</param>
    /// <param name="files">The files of the articles.</param>
    /// <exception cref="UsageException">It is one of them.</exception>
    public static void EnsureKept(Host host, string? output, IEnumerable<string> files)
    {
        if (output is not null && files.Any(file => Identity(host, file) == Identity(host, output)))
            throw new UsageException($"-o {output} is one of the articles; name another file");
    }

    private static string Identity(Host host, string file) => FileKinds.Identity(host.FullPath(file));

    private static List<string> Named(Host host, string operand)
    {
        var path = host.FullPath(operand);
        if (File.Exists(path))
            return [operand];
        if (!Directory.Exists(path))
            throw new UsageException($"{operand} does not exist; name the file of an article, or a folder of them");
        string[] endings = [PlainText, .. ArticleReader.FileEndings];
        var files = Directory.EnumerateFiles(path)
            .Where(file => endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase) && AtomicFile.IsFile(file))
            .Select(file => Path.Combine(operand, Path.GetFileName(file)))
            .Order(StringComparer.Ordinal)
            .ToList();
        return files.Count > 0 ? files
            : throw new UsageException($"{operand} holds no article; the name of one ends in {string.Join(", ", endings)}");
    }
}
