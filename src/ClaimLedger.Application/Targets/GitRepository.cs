using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ClaimLedger.Application.Targets;

/// <summary>A git repository, asked through the <c>git</c> executable. Nothing in it is ever written, locked or checked out.</summary>
internal sealed class GitRepository
{
    // What would make git look at another repository than the one in the folder: `git rev-parse --local-env-vars`, but for
    // GIT_CONFIG_COUNT, by which build servers declare a folder safe.
    private static readonly string[] Foreign =
    [
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_CONFIG",
        "GIT_CONFIG_PARAMETERS",
        "GIT_OBJECT_DIRECTORY",
        "GIT_DIR",
        "GIT_WORK_TREE",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_GRAFT_FILE",
        "GIT_INDEX_FILE",
        "GIT_NO_REPLACE_OBJECTS",
        "GIT_REPLACE_REF_BASE",
        "GIT_PREFIX",
        "GIT_SHALLOW_FILE",
        "GIT_COMMON_DIR",
        "GIT_NAMESPACE",
    ];

    // What git says of a file that no commit holds, and of a repository without any.
    private static readonly string[] Unknown = ["no such path", "no such ref"];

    private readonly string _root;

    private GitRepository(string root, string prefix)
    {
        _root = root;
        Prefix = prefix;
    }

    /// <summary>
    /// The folder asked about, from the repository's root, with forward slashes and one at its end; empty for the root itself.
    /// </summary>
    public string Prefix { get; }

    /// <summary>The repository in which a folder stands; null where it stands in none.</summary>
    /// <exception cref="UsageException">There is no git, or it will not look into the repository.</exception>
    public static GitRepository? Around(string folder, CancellationToken cancellation = default)
    {
        var asked = Run(folder, ["rev-parse", "--show-toplevel", "--show-prefix"], cancellation);
        if (asked.ExitCode != 0 && !asked.Error.Contains("not a git repository", StringComparison.OrdinalIgnoreCase))
            throw new UsageException($"git cannot look into {folder}: {asked.Error}");
        // The prefix of the root is an empty line. A folder's name may not hold a line break here, which costs nobody anything.
        return asked is { ExitCode: 0 } && asked.Text().Split('\n') is [var root, var prefix, ..] && root.Length > 0
            ? new GitRepository(root, prefix)
            : null;
    }

    /// <summary>
    /// Whether a folder can stand in a repository at all: none of the folders around it has a <c>.git</c> where not. That costs no process.
    /// </summary>
    public static bool MayBeAround(string folder)
    {
        var (open, seen) = (new Stack<string>([Path.GetFullPath(folder)]), new HashSet<string>(StringComparer.Ordinal));
        while (open.TryPop(out var path))
        {
            for (var at = new DirectoryInfo(path); at is not null && seen.Add(at.FullName); at = at.Parent)
            {
                if (Path.Exists(Path.Combine(at.FullName, ".git")))
                    return true;
                // git stands where a link leads.
                if (at.LinkTarget is not null && at.ResolveLinkTarget(returnFinalTarget: true) is { } target)
                    open.Push(target.FullName);
            }
        }
        return false;
    }

    /// <summary>The commit that a revision names, in hexadecimal; null where it names none.</summary>
    public string? Commit(string revision, CancellationToken cancellation = default)
    {
        var asked = Run(_root, ["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"], cancellation);
        var commit = asked.Text().Trim();
        return asked.ExitCode == 0 && commit.Length >= 40 && commit.All(char.IsAsciiHexDigitLower) ? commit : null;
    }

    /// <summary>
    /// The commits that last changed lines of a file as it stands now: of each the id, or null for lines that are not committed.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="file">The file's path from there, with forward slashes.</param>
    /// <param name="lines">First and last of each stretch, from 1.</param>
    /// <param name="cancellation">Stops git, too.</param>
    /// <returns>Null where git does not say.</returns>
    public static IReadOnlyList<GitCommit?>? LastToChange(
        string folder, string file, IEnumerable<(int First, int Last)> lines, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(lines);
        // As the repository has it, whatever its owner is used to leave out or to see converted.
        var asked = Run(
            folder,
            [
                "-c", "core.fsmonitor=false", "-c", "blame.ignoreRevsFile=", "blame", "--no-textconv", "--line-porcelain",
                .. lines.SelectMany(each => (string[])["-L", string.Create(CultureInfo.InvariantCulture, $"{each.First},{each.Last}")]),
                "--", file,
            ],
            cancellation);
        if (asked.ExitCode == 0)
            return GitCommit.Read(asked.Text());
        return Unknown.Any(words => asked.Error.Contains(words, StringComparison.Ordinal)) ? [null] : null;
    }

    /// <summary>One of some commits that none of the others comes after; null where git does not say.</summary>
    public static string? LastOf(string folder, IEnumerable<string> commits, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(commits);
        var asked = Run(folder, ["merge-base", "--independent", .. commits], cancellation);
        return asked.ExitCode == 0 ? asked.Text().Split('\n')[0].Trim() : null;
    }

    /// <summary>Whether older commits than some were not fetched.</summary>
    public bool IsShallow(CancellationToken cancellation) =>
        Run(_root, ["rev-parse", "--is-shallow-repository"], cancellation).Text().Trim() == "true";

    /// <summary>Whether files under a folder are not as they were committed.</summary>
    public static bool IsChanged(string folder) =>
        Run(folder, ["status", "--porcelain", "--", "."]) is not { ExitCode: 0, Output.Length: 0 };

    /// <summary>
    /// Writes the files of a folder at a commit into an empty folder, as they were committed: without filters or attributes.
    /// </summary>
    /// <param name="commit">The commit, in hexadecimal.</param>
    /// <param name="path">The folder from the root; empty for the root itself.</param>
    /// <param name="wanted">Which files, by the name that they have within the folder.</param>
    /// <param name="target">The folder to write into.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>How many files were written.</returns>
    /// <exception cref="UsageException">git cannot read the commit, or a name in it would lead out of the folder.</exception>
    public int Export(string commit, string path, Func<string, bool> wanted, string target, CancellationToken cancellation)
    {
        var listed = Run(
            _root,
            ["--literal-pathspecs", "ls-tree", "-r", "-z", "--full-tree", commit, .. path.Length == 0 ? (string[])[] : ["--", path]],
            cancellation);
        if (listed.ExitCode != 0)
            throw new UsageException($"git cannot list '{path}': {listed.Error}; write the path from the repository's root");
        var files = listed.Text().Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(Entry.Of)
            .Where(entry => entry.IsFile && (path.Length == 0 || entry.Path.StartsWith(path + "/", StringComparison.Ordinal)))
            .Select(entry => entry with { Path = entry.Path[(path.Length == 0 ? 0 : path.Length + 1)..] })
            .Where(entry => wanted(entry.Path))
            .ToList();
        if (files.Count == 0)
            return 0;

        using var git = Start(_root, ["cat-file", "--batch"], redirectInput: true);
        _ = git.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            foreach (var file in files)
            {
                cancellation.ThrowIfCancellationRequested();
                Write(git, file, Inside(target, file.Path));
            }
            git.StandardInput.Close();
            git.WaitForExit();
        }
        finally
        {
            if (!git.HasExited)
                git.Kill();
        }
        return files.Count;
    }

    private readonly record struct Entry(string Mode, string Object, string Path)
    {
        public bool IsLink => Mode == "120000";

        public bool IsFile => IsLink || Mode.StartsWith("100", StringComparison.Ordinal);

        // "100644 blob 0123… TAB path"
        public static Entry Of(string line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var words = line[..tab].Split(' ');
            return new Entry(words[0], words[2], line[(tab + 1)..]);
        }
    }

    private sealed record Answer(int ExitCode, byte[] Output, string Error)
    {
        public string Text() => Encoding.UTF8.GetString(Output);
    }

    private static void Write(Process git, Entry file, string path)
    {
        git.StandardInput.Write(file.Object + "\n");
        git.StandardInput.Flush();
        var stream = git.StandardOutput.BaseStream;
        // "0123… blob 42", or "0123… missing"
        if (ReadLine(stream).Split(' ') is not [_, "blob", var size]
            || !int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var length))
            throw new UsageException($"git cannot read {file.Path}; fetch the whole history, or repair the repository");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // A link stays one, so that the loader holds it to the same rules as in a folder.
        if (file.IsLink && length < 4096)
        {
            var link = new byte[length];
            stream.ReadExactly(link);
            File.CreateSymbolicLink(path, Encoding.UTF8.GetString(link));
        }
        else
        {
            Copy(stream, length, path);
        }
        // The line break behind the contents.
        stream.ReadByte();
    }

    private static void Copy(Stream stream, int length, string path)
    {
        using var file = File.Create(path);
        var buffer = new byte[64 * 1024];
        for (var left = length; left > 0;)
        {
            var read = stream.Read(buffer, 0, Math.Min(left, buffer.Length));
            if (read == 0)
                throw new EndOfStreamException("git ended before the file did.");
            file.Write(buffer, 0, read);
            left -= read;
        }
    }

    private static string Inside(string folder, string name)
    {
        var path = Path.GetFullPath(name, folder);
        var parts = name.Split('/');
        if (parts.Any(part => part is "" or "." or "..") || !path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            || name.Contains('\\', StringComparison.Ordinal) || Leads(folder, parts))
            throw new UsageException($"the commit holds a file named '{name}', which would lead out of its folder; it is not read");
        return path;
    }

    // A crafted commit may hold a link and files "below" it.
    private static bool Leads(string folder, string[] parts)
    {
        for (var depth = 1; depth < parts.Length; depth++)
        {
            if (new FileInfo(Path.Combine([folder, .. parts[..depth]])).LinkTarget is not null)
                return true;
        }
        return false;
    }

    private static string ReadLine(Stream stream)
    {
        var line = new StringBuilder();
        for (var next = stream.ReadByte(); next is not (-1 or '\n'); next = stream.ReadByte())
            line.Append((char)next);
        return line.ToString();
    }

    private static Answer Run(string folder, string[] arguments, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        using var git = Start(folder, arguments, redirectInput: false);
        using var stopping = cancellation.Register(() => Stop(git));
        var error = git.StandardError.ReadToEndAsync(CancellationToken.None);
        using var output = new MemoryStream();
        git.StandardOutput.BaseStream.CopyTo(output);
        git.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        return new Answer(git.ExitCode, output.ToArray(), error.GetAwaiter().GetResult().Trim());
    }

    private static void Stop(Process git)
    {
        try
        {
            git.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    private static Process Start(string folder, string[] arguments, bool redirectInput)
    {
        var start = new ProcessStartInfo("git")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = redirectInput,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var argument in (string[])["-C", folder, "--no-optional-locks", .. arguments])
            start.ArgumentList.Add(argument);
        foreach (var name in Foreign)
            start.Environment.Remove(name);
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["LC_ALL"] = "C";
        try
        {
            return Process.Start(start) ?? throw new UsageException("git does not start; install it, or name folders and ledgers alone");
        }
        catch (Win32Exception exception)
        {
            throw new UsageException(
                "git is not to be found, and a revision was named; install it, or name folders and ledgers alone", exception);
        }
    }
}
