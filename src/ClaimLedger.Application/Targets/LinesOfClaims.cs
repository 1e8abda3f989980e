namespace ClaimLedger.Application.Targets;

/// <summary>What git knows of the lines in which claims stand.</summary>
/// <param name="Last">The newest commit, by its date, of those that last changed one of them; null where none is committed.</param>
/// <param name="AreCommitted">Whether all of them are.</param>
/// <param name="IsCutOff">Whether that commit is the oldest that was fetched, so that an older one may have changed them.</param>
internal sealed record LinesOfClaims(GitCommit? Last, bool AreCommitted, bool IsCutOff)
{
    // Whoever looks at a page waits for git; of more files it is not asked.
    private const int MostFiles = 40;
    private const int MostStretches = 400;

    /// <summary>Asks git.</summary>
    /// <param name="folder">The data set.</param>
    /// <param name="claims">The claims as they were read from it.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="clock">By which clock.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Null where there is no git, or it does not say in time.</returns>
    public static LinesOfClaims? Of(
        Target.Folder folder, IEnumerable<Claim> claims, TimeSpan limit, TimeProvider clock, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var files = claims.GroupBy(claim => claim.Place.File, StringComparer.Ordinal).ToList();
        if (files.Count is 0 or > MostFiles || files.Sum(file => file.Count()) > MostStretches || !GitRepository.MayBeAround(folder.Path))
            return null;
        using var late = new CancellationTokenSource(limit, clock);
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            var commits = new List<GitCommit?>();
            foreach (var file in files)
            {
                if (Stretches(folder, file) is not { } stretches
                    || GitRepository.LastToChange(folder.Path, file.Key, stretches, bounded.Token) is not { } found)
                    return null;
                commits.AddRange(found);
            }
            var last = Newest(folder, [.. commits.OfType<GitCommit>().DistinctBy(commit => commit.Id)], bounded.Token);
            var isCutOff = last is { IsFirst: true }
                && GitRepository.Around(folder.Path, bounded.Token)?.IsShallow(bounded.Token) == true;
            return new LinesOfClaims(last, !commits.Contains(null), isCutOff);
        }
        catch (Exception exception) when (exception is UsageException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    // Of commits of one second, as a rebase makes many, one is the newest that none of the others comes after.
    private static GitCommit? Newest(Target.Folder folder, List<GitCommit> commits, CancellationToken cancellation)
    {
        var newest = commits.FindAll(commit => commit.Committed == commits.Max(each => each.Committed));
        if (newest.Count < 2)
            return newest.FirstOrDefault();
        var id = GitRepository.LastOf(folder.Path, newest.Select(commit => commit.Id), cancellation);
        return newest.Find(commit => commit.Id == id) ?? newest[0];
    }

    // Null where the file is not what was read: a claim's lines hold its id.
    private static List<(int First, int Last)>? Stretches(Target.Folder folder, IGrouping<string, Claim> file)
    {
        var path = Path.GetFullPath(file.Key, folder.Path);
        var isWithin = path.StartsWith(folder.Path + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        if (!isWithin || new FileInfo(path).LinkTarget is not null)
            return null;
        var lines = File.ReadAllLines(path);
        var stretches = new List<(int First, int Last)>();
        foreach (var claim in file)
        {
            if (claim.Place.Line < 1 || claim.Place.Line > lines.Length)
                return null;
            var first = BeginningOf(lines, claim.Place.Line);
            var last = EndOf(lines, first);
            if (!lines[(first - 1)..last].Any(line => line.Contains(claim.Id.Local, StringComparison.Ordinal)))
                return null;
            stretches.Add((first, last));
        }
        return stretches;
    }

    // A claim is an item of a list; its place is that of what it says.
    private static int BeginningOf(string[] lines, int place)
    {
        var own = Indent(lines[place - 1]);
        for (var line = place; line > 0; line--)
        {
            var text = lines[line - 1].AsSpan().Trim();
            if (text.StartsWith("-") && (line == place || Indent(lines[line - 1]) < own))
                return line;
        }
        return place;
    }

    // It goes as far as lines are further in than the hyphen of its own, and ends before what is blank or a remark.
    private static int EndOf(string[] lines, int first)
    {
        var own = Indent(lines[first - 1]);
        var isItem = lines[first - 1].AsSpan().Trim().StartsWith("-");
        var last = first;
        for (var next = first + 1; next <= lines.Length; next++)
        {
            var line = lines[next - 1].AsSpan().Trim();
            if (line.IsEmpty || line[0] == '#')
                continue;
            var indent = Indent(lines[next - 1]);
            if (isItem ? indent <= own : indent < own || line[0] == '-')
                break;
            last = next;
        }
        return last;
    }

    private static int Indent(string line) => line.Length - line.AsSpan().TrimStart(' ').Length;
}
