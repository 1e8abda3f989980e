using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using ClaimLedger.DataSets.Mistakes;
using ClaimLedger.DataSets.Yaml;

namespace ClaimLedger.DataSets.Reading;

/// <summary>The files of a data set's folder, by relative name.</summary>
internal sealed class DataSetFiles
{
    /// <summary>A ledger's head, its framing, speakers or rulings: what is bigger was put here by mistake.</summary>
    private const int MaxBytes = 8 << 20;

    /// <summary>Questions and sources can come from tables: some hundred thousand questions, or claims of one source.</summary>
    internal const int MaxTableBytes = 32 << 20;

    private const int MaxLineLength = 65_536;
    private const string SourcesFolder = "sources";

    private static readonly string[] TopLevel = [
        FileNames.Ledger, FileNames.Questions, FileNames.Speakers, FileNames.Framing, FileNames.Rulings, FileNames.Expect,
        FileNames.Queries,
    ];

    private readonly string _folder;
    private readonly string _realFolder;
    private readonly SortedDictionary<string, Content> _files = new(StringComparer.Ordinal);

    private DataSetFiles(string folder)
    {
        _folder = folder;
        _realFolder = Directory.Exists(folder) ? RealPath(folder) : folder;
    }

    /// <summary>The bytes of a file, or why there are none.</summary>
    private sealed record Content(byte[]? Bytes, MistakeWords? Problem);

    /// <summary>Reads every file that a data set is made of; files with other names are reported where they look like a slip.</summary>
    public static DataSetFiles Read(
        string folder, MistakeBag mistakes, CancellationToken cancellation, bool withBaseline = true, bool withSources = true)
    {
        var files = new DataSetFiles(folder);
        if (!Directory.Exists(folder))
            return files;
        foreach (var name in withBaseline ? [.. TopLevel, FileNames.Baseline] : TopLevel)
        {
            if (File.Exists(files.FullName(name)))
                files._files[name] = files.ReadContent(name);
        }
        files.ReportStrays(mistakes);
        foreach (var name in withSources ? files.SourceNames(mistakes) : [])
        {
            cancellation.ThrowIfCancellationRequested();
            files._files[name] = files.ReadContent(name);
        }
        foreach (var (name, content) in files._files)
        {
            if (content.Problem is { } problem)
                mistakes.Add(new Place(name, 1, 1), problem);
        }
        return files;
    }

    /// <summary>Takes a text for a file's own.</summary>
    public void Take(string name, string text) => _files[name] = new Content(Encoding.UTF8.GetBytes(text), null);

    /// <summary>Reads one source file more.</summary>
    public void ReadSource(string name, MistakeBag mistakes)
    {
        _files[name] = ReadContent(name);
        if (_files[name].Problem is { } problem)
            mistakes.Add(new Place(name, 1, 1), problem);
    }

    /// <summary>
    /// A file that stands by itself, under the limits of a data set's; null where it cannot be read as text, which is then reported.
    /// </summary>
    public static string? ReadAlone(string path, MistakeBag mistakes)
    {
        var name = Path.GetFileName(path);
        var target = new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
        var content = new DataSetFiles(Path.GetDirectoryName(target)!).ReadContent(Path.GetFileName(target));
        if (content.Problem is { } problem)
            mistakes.Add(new Place(name, 1, 1), problem);
        return content.Bytes is { } bytes ? Decode(name, bytes, mistakes) : null;
    }

    /// <summary>The names of the source files that are here, sorted.</summary>
    public IEnumerable<string> Sources => _files.Keys.Where(name => name.StartsWith("sources/", StringComparison.Ordinal));

    public bool Has(string name) => _files.ContainsKey(name);

    /// <summary>A file as text, or null where there is none or it cannot be read as text, which is then reported.</summary>
    public string? Text(string name, MistakeBag mistakes) =>
        _files.TryGetValue(name, out var content) && content.Bytes is { } bytes ? Decode(name, bytes, mistakes) : null;

    /// <summary>SHA-256 over the names and bytes, each with its length before it, so that no two folders run together.</summary>
    public string Fingerprint() => Fingerprint(without: null);

    /// <summary>The same without one file.</summary>
    public string Fingerprint(string? without)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[8];
        foreach (var (name, content) in _files)
        {
            if (name == without)
                continue;
            foreach (var part in (byte[][])[Encoding.UTF8.GetBytes(name), content.Bytes ?? []])
            {
                BinaryPrimitives.WriteInt64LittleEndian(length, part.Length);
                hash.AppendData(length);
                hash.AppendData(part);
            }
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private string FullName(string name) => Path.Combine(_folder, name);

    private List<string> SourceNames(MistakeBag mistakes)
    {
        var sources = FullName(SourcesFolder);
        if (!Directory.Exists(sources))
        {
            ReportMisnamedSources(mistakes);
            return [];
        }
        if (!IsInside(sources))
        {
            mistakes.Add(new Place(SourcesFolder, 1, 1), MistakeWording.OutsideFolder);
            return [];
        }
        var nestedFiles = Directory.EnumerateDirectories(sources).SelectMany(YamlFiles).ToList();
        foreach (var nested in nestedFiles)
            mistakes.Add(
                new Place($"sources/{Path.GetRelativePath(sources, nested).Replace('\\', '/')}", 1, 1), MistakeWording.NestedSource);
        return [.. YamlFiles(sources).Select(file => $"sources/{Path.GetFileName(file)}")];
    }

    // A data set may begin without sources; but they may be here under another name, which nobody would notice.
    private void ReportMisnamedSources(MistakeBag mistakes)
    {
        foreach (var folder in Directory.EnumerateDirectories(_folder).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(folder);
            if (Nearest.Find(name.ToLowerInvariant(), [SourcesFolder], mostSlips: 2) is not null && YamlFiles(folder).Any())
                mistakes.Add(new Place(name, 1, 1), MistakeWording.MisnamedSources);
        }
    }

    private void ReportStrays(MistakeBag mistakes)
    {
        foreach (var name in YamlFiles(_folder).Select(file => Path.GetFileName(file)!).Except(TopLevel, StringComparer.Ordinal))
        {
            var asYaml = Path.ChangeExtension(name, ".yaml");
            if (TopLevel.Contains(asYaml, StringComparer.Ordinal))
                mistakes.Add(new Place(name, 1, 1), MistakeWording.RenameYml);
            else if (Nearest.Find(asYaml, TopLevel, mostSlips: 2) is { } nearest)
                mistakes.Add(new Place(name, 1, 1), MistakeWording.UnknownFile(nearest));
        }
    }

    private static IEnumerable<string> YamlFiles(string folder) =>
        Directory.EnumerateFiles(folder)
            .Where(file => Path.GetExtension(file) is ".yaml" or ".yml" && !Path.GetFileName(file).StartsWith('.'));

    private Content ReadContent(string name)
    {
        try
        {
            var file = new FileInfo(FullName(name));
            if (file.LinkTarget is not null)
            {
                if (!IsInside(file.FullName))
                    return new Content(null, MistakeWording.OutsideFolder);
                file = new FileInfo(RealPath(file.FullName));
            }
            // A pipe or device has no length: reading one could wait for ever.
            if (file.Length == 0)
                return new Content([], null);
            var most = Most(name);
            return file.Length > most
                ? new Content(null, MistakeWording.TooBig(file.Length, most))
                : new Content(File.ReadAllBytes(file.FullName), null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Content(
                null,
                MistakeWording.Unreadable(exception.Message.Replace(_folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)));
        }
    }

    private static int Most(string name) =>
        name == FileNames.Questions || name.StartsWith("sources/", StringComparison.Ordinal) ? MaxTableBytes : MaxBytes;

    private bool IsInside(string path) => RealPath(path).StartsWith(_realFolder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>The path with every link on it followed.</summary>
    private static string RealPath(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var parent = Path.GetDirectoryName(full);
        if (parent is null)
            return full;
        var here = Path.Combine(RealPath(parent), Path.GetFileName(full));
        FileSystemInfo entry = Directory.Exists(here) ? new DirectoryInfo(here) : new FileInfo(here);
        return entry.LinkTarget is not null && entry.ResolveLinkTarget(returnFinalTarget: true) is { } target
            ? RealPath(target.FullName)
            : here;
    }

    private static string? Decode(string name, byte[] bytes, MistakeBag mistakes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            mistakes.Add(new Place(name, 1, 1), MistakeWording.Utf16);
            return null;
        }
        var input = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsSpan(3) : bytes;
        var buffer = new char[input.Length];
        Utf8.ToUtf16(input, buffer, out var read, out var written, replaceInvalidSequences: false);
        var text = new string(buffer, 0, written);
        if (read < input.Length)
        {
            mistakes.Add(PlaceIn(name, text, written), MistakeWording.InvalidUtf8(input[read]));
            return null;
        }
        if (Characters.FirstRefused(text) is { } control)
        {
            mistakes.Add(PlaceIn(name, text, control), MistakeWording.Control(text[control]));
            return null;
        }
        return HasLongLine(name, text, mistakes) ? null : text;
    }

    private static bool HasLongLine(string name, string text, MistakeBag mistakes)
    {
        var line = 1;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var length = range.End.Value - range.Start.Value;
            if (length > MaxLineLength)
            {
                mistakes.Add(new Place(name, line, 1), MistakeWording.LongLine(length, MaxLineLength));
                return true;
            }
            line++;
        }
        return false;
    }

    /// <summary>The place of the character at an offset.</summary>
    public static Place PlaceIn(string name, string text, int offset)
    {
        var before = text.AsSpan(0, offset);
        return new Place(name, before.Count('\n') + 1, offset - before.LastIndexOf('\n'));
    }
}
