using System.Text;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Application.Files;

/// <summary>What became of the files of a site.</summary>
/// <param name="Written">Those that are new or changed.</param>
/// <param name="Kept">Those that are as they were, and were not touched.</param>
/// <param name="Removed">Those of an earlier run that the site has no more.</param>
internal readonly record struct SiteChanges(int Written, int Kept, int Removed);

/// <summary>
/// A folder that holds a site, made anew over an earlier one: what is new or changed is written beside it first, and then moved into place
/// file by file, so that each is whole whenever somebody looks. What an earlier run wrote is known by a list in the folder; nothing else is
/// ever written over or removed. Several threads may add files.
/// </summary>
internal sealed class SiteFolder : IDisposable
{
    /// <summary>The list of the files that were written here.</summary>
    public const string ListName = ".claimledger-site";

    private readonly Host _host;
    private readonly string _named;
    private readonly string _path;
    private readonly string _stage;
    private readonly IDisposable _lock;
    private readonly HashSet<string> _before;
    private readonly SortedSet<string> _now = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _staged = new(StringComparer.Ordinal);
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);
    private readonly Lock _lists = new();

    private SiteFolder(Host host, string named, string path, IDisposable held)
    {
        (_host, _named, _path, _lock) = (host, named, path, held);
        _before = ReadList();
        WholeFile.RemoveLeftovers(path);
        _stage = WholeFile.Temporary(path);
    }

    /// <summary>Opens a folder: one that is not there yet, an empty one, or one that holds a site.</summary>
    /// <exception cref="UsageException">Something else is there.</exception>
    public static SiteFolder Open(Host host, string named)
    {
        ArgumentNullException.ThrowIfNull(host);
        var path = NewFolder.PathOf(host, named);
        if (FileKinds.Of(path) is not (FileKind.Nothing or FileKind.Folder))
            throw new UsageException($"{named} is there already and is no folder; name another one");
        if (!Directory.Exists(Path.GetDirectoryName(path)))
            throw new UsageException($"the folder of {named} does not exist; make it first");
        if (FileKinds.Of(Path.Combine(path, ListName)) is not FileKind.Plain
            && Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
        {
            throw new UsageException(
                $"the folder {named} is not empty and holds no site that `{Tool.Name} publish` wrote, so nothing is written into it; "
                    + "name one that is not there yet, or empty it");
        }
        var held = WholeFile.Lock(path, host.Cancellation);
        try
        {
            return new SiteFolder(host, named, path, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>The names of the files so far.</summary>
    public IReadOnlyCollection<string> Names => _now;

    /// <summary>Whether a file of that name is part of the site already.</summary>
    public bool Has(string name) => _now.Contains(name);

    /// <summary>Adds a file.</summary>
    /// <param name="name">Its name in the folder, with forward slashes.</param>
    /// <param name="content">What is in it.</param>
    public void Put(string name, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var target = Begin(name);
        // What is the same is not even written beside it.
        var isSame = false;
        Try(() => isSame = FileKinds.Of(target) is FileKind.Plain && new FileInfo(target).Length == content.Length
            && File.ReadAllBytes(target).AsSpan().SequenceEqual(content));
        if (!isSame)
            Stage(name, target, stream => stream.Write(content));
    }

    /// <summary>Adds a file.</summary>
    /// <param name="name">Its name in the folder, with forward slashes.</param>
    /// <param name="write">Writes what is in it.</param>
    /// <exception cref="UsageException">Somebody else's file is there, or it cannot be written.</exception>
    public void Put(string name, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        Stage(name, Begin(name), write);
    }

    private string Begin(string name)
    {
        _host.Cancellation.ThrowIfCancellationRequested();
        var target = FullName(_path, name);
        lock (_lists)
        {
            if (!_now.Add(name))
                throw new InvalidOperationException($"{name} is written twice");
            EnsureOurs(name, target);
        }
        return target;
    }

    private void Stage(string name, string target, Action<Stream> write)
    {
        Try(() =>
        {
            var staged = FullName(_stage, name);
            Directory.CreateDirectory(Path.GetDirectoryName(staged)!);
            using (var stream = new FileStream(staged, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
            {
                write(stream);
                if (!IsSame(stream, target))
                {
                    lock (_lists)
                        _staged.Add(name);
                    return;
                }
            }
            File.Delete(staged);
        });
    }

    /// <summary>Moves what is new or changed into place, and removes what the site has no more.</summary>
    public SiteChanges Finish()
    {
        var gone = _before.Except(_now).Order(StringComparer.Ordinal).ToList();
        Try(() =>
        {
            Directory.CreateDirectory(_path);
            // Whatever stops this, each file that may be ours is in the list.
            WriteList(_before.Union(_now));
            foreach (var name in _staged)
            {
                _host.Cancellation.ThrowIfCancellationRequested();
                var target = FullName(_path, name);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                // Not flushed to the disk one by one: what a failing machine loses, the next run writes again.
                File.Move(FullName(_stage, name), target, overwrite: true);
            }
            foreach (var name in gone)
                Remove(name);
            WriteList(_now);
        });
        return new SiteChanges(_staged.Count, _now.Count - _staged.Count, gone.Count);
    }

    /// <summary>Removes what was not moved into place, and lets others at the folder.</summary>
    public void Dispose()
    {
        if (Directory.Exists(_stage))
            Directory.Delete(_stage, recursive: true);
        _lock.Dispose();
    }

    // A list that somebody changed must not lead out of the folder.
    private static bool IsName(string name) =>
        name.Length > 0 && name != ListName && !name.Contains('\\') && !name.Contains(':') && !name.Contains('\0')
            && name.Split('/').All(part => part.Length > 0 && part is not ("." or ".."));

    private static string FullName(string folder, string name) => Path.Combine([folder, .. name.Split('/')]);

    private static bool IsSame(FileStream written, string target)
    {
        if (FileKinds.Of(target) is not FileKind.Plain || new FileInfo(target).Length != written.Length)
            return false;
        written.Position = 0;
        using var there = new FileStream(target, FileMode.Open, FileAccess.Read, FileShare.Read);
        Span<byte> one = stackalloc byte[8 * 1024];
        Span<byte> other = stackalloc byte[8 * 1024];
        while (true)
        {
            var count = written.ReadAtLeast(one, one.Length, throwOnEndOfStream: false);
            if (there.ReadAtLeast(other, other.Length, throwOnEndOfStream: false) != count || !one[..count].SequenceEqual(other[..count]))
                return false;
            if (count < one.Length)
                return true;
        }
    }

    private void EnsureOurs(string name, string target)
    {
        for (var folder = Path.GetDirectoryName(target)!; folder.Length > _path.Length; folder = Path.GetDirectoryName(folder)!)
        {
            if (_folders.Contains(folder))
                break;
            // A link could lead anywhere.
            if (FileKinds.Of(folder) is not (FileKind.Nothing or FileKind.Folder))
                throw new UsageException($"{Shown(folder)} is no folder, so nothing is written into it; move it away");
            _folders.Add(folder);
        }
        var kind = FileKinds.Of(target);
        if (kind is not (FileKind.Nothing or FileKind.Plain) || (kind is FileKind.Plain && !_before.Contains(name)))
            throw new UsageException($"{Shown(target)} is there and is not of an earlier site, so nothing is written; move it away");
    }

    private string Shown(string path) => $"{_named.TrimEnd('/')}/{Path.GetRelativePath(_path, path).Replace('\\', '/')}";

    private void Remove(string name)
    {
        var file = FullName(_path, name);
        if (FileKinds.Of(file) is FileKind.Plain && IsBelowFolders(file))
            File.Delete(file);
        for (var folder = Path.GetDirectoryName(file)!; folder.Length > _path.Length; folder = Path.GetDirectoryName(folder)!)
        {
            if (FileKinds.Of(folder) is not FileKind.Folder || Directory.EnumerateFileSystemEntries(folder).Any())
                break;
            Directory.Delete(folder);
        }
    }

    private bool IsBelowFolders(string file)
    {
        for (var folder = Path.GetDirectoryName(file)!; folder.Length > _path.Length; folder = Path.GetDirectoryName(folder)!)
        {
            if (FileKinds.Of(folder) is not FileKind.Folder)
                return false;
        }
        return true;
    }

    private HashSet<string> ReadList()
    {
        var list = Path.Combine(_path, ListName);
        return FileKinds.Of(list) is FileKind.Plain
            ? File.ReadLines(list).Where(IsName).ToHashSet(StringComparer.Ordinal)
            : new HashSet<string>(StringComparer.Ordinal);
    }

    private void WriteList(IEnumerable<string> names)
    {
        var text = string.Concat(names.Order(StringComparer.Ordinal).Select(name => name + "\n"));
        var list = Path.Combine(_path, ListName);
        if (FileKinds.Of(list) is not FileKind.Plain || File.ReadAllText(list) != text)
            AtomicFile.Write(list, $"{_named.TrimEnd('/')}/{ListName}", stream => stream.Write(Encoding.UTF8.GetBytes(text)));
    }

    private void Try(Action act)
    {
        try
        {
            act();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw AtomicFile.CannotWrite(_named, exception);
        }
    }
}
