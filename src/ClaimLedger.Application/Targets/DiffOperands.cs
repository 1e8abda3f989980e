using ClaimLedger.Comparison;
using ClaimLedger.Reconciliation;

namespace ClaimLedger.Application.Targets;

/// <summary>Reads the two sides of a comparison: data sets, ledgers, or what stood in git at a revision.</summary>
internal static class DiffOperands
{
    private const string LedgerYaml = "ledger.yaml";

    /// <summary>Both sides, validated and reconciled.</summary>
    /// <exception cref="UsageException">One of them is neither a data set, a ledger nor a revision.</exception>
    /// <exception cref="MistakesException">A data set has mistakes.</exception>
    public static (Snapshot Was, Snapshot Is) Read(Host host, string before, string? after)
    {
        // Both are found before one is read: a slip in the second name costs no time.
        var first = Recognise(host, before);
        var second = after is null ? TargetFinder.Default(host) : Recognise(host, after);
        var was = first is null ? At(host, before, second, after) : null;
        var @is = second is null ? At(host, after!, first, before) : null;
        return (Read(host, first, was), Read(host, second, @is));
    }

    /// <summary>A data set at a revision.</summary>
    private sealed record Revision(GitRepository Repository, string Written, string Commit, string Path);

    private static Snapshot Read(Host host, Target? target, Revision? revision) => (target, revision) switch
    {
        (Target.LedgerFile file, _) => Read(host, file),
        (Target.Folder folder, _) => Read(host, folder),
        (_, { } at) => Read(host, at),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Snapshot Read(Host host, Target.LedgerFile file)
    {
        using var ledger = LedgerCache.OpenFile(host, file.Path);
        return new Snapshot(ledger.ReadDataSet(), [.. ledger.Conflicts(new ListFilter()).Select(row => row.Conflict)]);
    }

    private static Snapshot Read(Host host, Target.Folder folder)
    {
        var dataSet = DataSetReader.Load(host, folder).DataSet;
        return new Snapshot(dataSet, [.. Reconciler.Reconcile(new DataSetView(dataSet), host.Cancellation)]);
    }

    private static Snapshot Read(Host host, Revision revision)
    {
        var folder = host.NewTemporaryFolder();
        try
        {
            revision.Repository.Export(revision.Commit, revision.Path, IsRead, folder.FullName, host.Cancellation);
            if (!File.Exists(Path.Combine(folder.FullName, LedgerYaml)))
                throw new UsageException(
                    $"{revision.Written} holds no data set: there is no {LedgerYaml} in "
                        + $"{(revision.Path.Length == 0 ? "its root" : revision.Path)}; write REVISION:PATH with the path of its "
                        + "folder at that revision");
            return Read(host, new Target.Folder(folder.FullName, $"{Name(revision.Written)}:{revision.Path}"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // What the loader looks at; archived texts and pictures stay where they are.
    private static bool IsRead(string name) =>
        (Path.GetExtension(name) is ".yaml" or ".yml" or ".json")
            && (!name.Contains('/', StringComparison.Ordinal) || name.StartsWith("sources/", StringComparison.Ordinal));

    private static Target? Recognise(Host host, string operand)
    {
        if (operand.Length == 0 || operand.Contains('\0', StringComparison.Ordinal))
            throw new UsageException("a data set, ledger or revision without a name; write one");
        var path = host.FullPath(operand);
        // "." within or above a data set means what is meant where nothing is named.
        if (path == host.FullPath(".") && !File.Exists(Path.Combine(path, LedgerYaml)))
            return TargetFinder.Default(host);
        return Path.Exists(path) ? TargetFinder.Named(host, operand) : null;
    }

    private static Revision At(Host host, string written, Target? other, string? otherWritten)
    {
        var folder = other is Target.Folder beside ? beside.Path : null;
        var own = PathOf(written);
        // Where neither side is a folder: the path that the other revision names, or the data set of the current folder.
        var named = own ?? (folder is null && otherWritten is not null ? PathOf(otherWritten) : null);
        var isRelative = named is not null && named.StartsWith("./", StringComparison.Ordinal);
        var standing = isRelative ? host.CurrentDirectory : folder ?? (named is null ? Standing(host) : host.CurrentDirectory);
        var repository = GitRepository.Around(standing)
            ?? throw new UsageException(
                $"'{written}' is neither a data set's folder nor a ledger, and {standing} is in no git repository, so it is no "
                    + "revision either");
        var commit = Name(written).Length == 0 ? null : repository.Commit(Name(written));
        if (commit is null)
            throw new UsageException(
                $"'{written}' is neither a data set's folder, a ledger nor a git revision; name a folder that holds {LedgerYaml}, a "
                    + $"file that `{Tool.Name} build` wrote, or a revision such as HEAD~1, v1.0 or HEAD~1:PATH");
        var path = named is null ? repository.Prefix : isRelative ? repository.Prefix + named[2..] : named;
        return new Revision(repository, written, commit, path.Trim('/'));
    }

    private static string Standing(Host host)
    {
        try
        {
            return TargetFinder.Here(host).Path;
        }
        catch (UsageException)
        {
            // Then the current folder has to be enough.
            return host.CurrentDirectory;
        }
    }

    private static string Name(string written) => Colon(written) is >= 0 and var colon ? written[..colon] : written;

    private static string? PathOf(string written) => Colon(written) is >= 0 and var colon ? written[(colon + 1)..] : null;

    // The first colon that is no part of the revision itself, as in HEAD@{2031-06-05 12:00} or HEAD^{/fix: a slip}.
    private static int Colon(string written)
    {
        var depth = 0;
        for (var index = 0; index < written.Length; index++)
        {
            depth += written[index] switch { '{' => 1, '}' => -1, _ => 0 };
            if (written[index] == ':' && depth == 0)
                return index;
        }
        return -1;
    }
}
