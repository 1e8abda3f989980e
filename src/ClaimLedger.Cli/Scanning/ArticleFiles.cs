using ClaimLedger.Articles;

namespace ClaimLedger.Cli.Scanning;

/// <summary>The files of articles that a command line names.</summary>
internal static class ArticleFiles
{
    private static readonly HashSet<string> Endings = new(StringComparer.OrdinalIgnoreCase)
    {
        ".txt", ".html", ".htm", ".xhtml", ".md", ".markdown", ".pdf", ".docx", ".eml",
    };

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
        var files = Directory.EnumerateFiles(path).Where(file => Endings.Contains(Path.GetExtension(file)))
            .Select(file => Path.Combine(operand, Path.GetFileName(file))).Order(StringComparer.Ordinal).ToList();
        return files.Count > 0 ? files
            : throw new UsageException($"{operand} holds no article; articles end in {string.Join(", ", Endings.Order(StringComparer.Ordinal))}");
    }

    /// <summary>The article of a file.</summary>
    /// <exception cref="ArticleException">It cannot be read as one.</exception>
    public static Article Read(Host host, string file)
    {
        ArgumentNullException.ThrowIfNull(host);
        var bytes = ReadUpTo(host.FullPath(file), ArticleReader.MostBytes);
        if (bytes.Length > ArticleReader.MostBytes)
            throw new ArticleException($"it has more than the {ArticleReader.MostBytes:#,0} bytes that an article is read up to");
        return ArticleReader.Read(bytes, ArticleReader.FormOf(file, bytes));
    }

    // Without asking for its length: a device or a pipe has none, and may have no end.
    private static byte[] ReadUpTo(string path, int most)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        using var read = new MemoryStream();
        var portion = new byte[64 * 1024];
        while (read.Length <= most && stream.Read(portion) is > 0 and var count)
            read.Write(portion, 0, count);
        return read.ToArray();
    }
}
