using System.Text;

namespace ClaimLedger.TestSupport;

/// <summary>A data set in a temporary folder, written from strings and deleted at the end.</summary>
public sealed class DataSetFolder : IDisposable
{
    private DataSetFolder() => Path = Directory.CreateTempSubdirectory("claimledger-").FullName;

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>A folder with nothing in it.</summary>
    public static DataSetFolder Empty() => new();

    /// <summary>
    /// A folder with nothing but a valid <c>ledger.yaml</c> and a source without claims in it, and whatever files are given, by relative
    /// name; sources that are given replace that one.
    /// </summary>
    public static DataSetFolder Of(params (string Name, string Text)[] files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var folder = new DataSetFolder().Write("ledger.yaml", "title: An invented data set\n");
        if (!files.Any(
            file => file.Name.StartsWith("sources/", StringComparison.Ordinal) && !file.Name.EndsWith(".txt", StringComparison.Ordinal)))
            folder.Write("sources/invented.yaml", "source: {id: invented, title: An invented source, published: 2031-06-04}\nclaims: []\n");
        foreach (var (name, text) in files)
            folder.Write(name, text);
        return folder;
    }

    /// <summary>A copy of another data set.</summary>
    public static DataSetFolder CopyOf(string original)
    {
        var folder = new DataSetFolder();
        foreach (var file in Directory.EnumerateFiles(original, "*", SearchOption.AllDirectories))
            folder.WriteBytes(System.IO.Path.GetRelativePath(original, file), File.ReadAllBytes(file));
        return folder;
    }

    /// <summary>A copy of the harbour fire, the invented data set that shows every part of the format.</summary>
    public static DataSetFolder HarbourFire() => CopyOf(RepositoryRoot.Combine("tests/data/harbour-fire"));

    /// <summary>The full path of a file in it, given with forward slashes.</summary>
    public string FullName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return System.IO.Path.Combine([Path, .. name.Split('/')]);
    }

    /// <summary>Writes a file, with its folders.</summary>
    public DataSetFolder Write(string name, string text) => WriteBytes(name, new UTF8Encoding(false).GetBytes(text));

    /// <summary>Writes a file byte by byte, with its folders.</summary>
    public DataSetFolder WriteBytes(string name, byte[] bytes)
    {
        var file = FullName(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
        return this;
    }

    /// <summary>The text of a file.</summary>
    public string Read(string name) => File.ReadAllText(FullName(name));

    /// <summary>Replaces the one place where <paramref name="old"/> stands in a file.</summary>
    public DataSetFolder Replace(string name, string old, string @new)
    {
        ArgumentException.ThrowIfNullOrEmpty(old);
        var text = Read(name);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        if (at < 0 || text.IndexOf(old, at + 1, StringComparison.Ordinal) >= 0)
            throw new ArgumentException($"'{old}' does not stand exactly once in {name}.", nameof(old));
        return Write(name, string.Concat(text.AsSpan(0, at), @new, text.AsSpan(at + old.Length)));
    }

    /// <summary>Deletes a file.</summary>
    public DataSetFolder Delete(string name)
    {
        File.Delete(FullName(name));
        return this;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
