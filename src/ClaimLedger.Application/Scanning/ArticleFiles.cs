using ClaimLedger.Application.Files;
using ClaimLedger.Articles;

namespace ClaimLedger.Application.Scanning;

/// <summary>The files of articles that a command line names.</summary>
internal static class ArticleFiles
{
    private const string PlainText = ".txt";

    /// <summary>The file, or the articles of the folder, in order of their names.</summary>
    /// <exception cref="UsageException">There is nothing of that name, or no article in the folder.</exception>
    public static IEnumerable<string> Named(Host host, string operand)
    {
        ArgumentNullException.ThrowIfNull(host);
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
