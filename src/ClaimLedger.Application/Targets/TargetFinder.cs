using ClaimLedger.Application.Files;
using ClaimLedger.Sqlite;

namespace ClaimLedger.Application.Targets;

/// <summary>Finds the data set or ledger among a verb's operands, or where the person at the keyboard stands.</summary>
internal static class TargetFinder
{
    private const string LedgerYaml = "ledger.yaml";

    private static readonly string[] LedgerExtensions = [".db", ".sqlite", ".sqlite3"];

    /// <summary>Takes the data set or ledger out of the operands, wherever it stands among them; what is left is the verb's own.</summary>
    /// <param name="host">The world.</param>
    /// <param name="operands">The operands.</param>
    /// <param name="option">What <c>--dataset</c> names, or null.</param>
    /// <param name="names">What the verb's own operands are, for the message: "one id". Null where it takes none.</param>
    /// <param name="least">The verb's own operands: at least so many.</param>
    /// <param name="most">The verb's own operands: at most so many.</param>
    /// <param name="isSilent">Whether it is not said which data set is read where none is named.</param>
    /// <exception cref="UsageException">A path without a data set or ledger, two data sets, too few or too many operands.</exception>
    public static (Target Target, IReadOnlyList<string> Own) Find(
        Host host,
        IReadOnlyList<string> operands,
        string? option,
        string? names = null,
        int least = 0,
        int most = 0,
        bool isSilent = false)
    {
        var target = option is null ? null : Named(host, option);
        var own = new List<string>();
        foreach (var operand in operands)
        {
            // With room for one more of the verb's own, only what surely is a data set is taken for one.
            var found = Recognise(host, operand);
            if (found is null)
            {
                own.Add(operand);
                continue;
            }
            if (target is not null)
                throw new UsageException($"'{operand}' and '{(option ?? target.Display)}' are both data sets or ledgers; name one");
            target = found;
        }

        // What looks like a ledger file but is none, or is one operand too many, was meant as a data set.
        if (target is null)
        {
            var meant = own.FindIndex(operand => HasLedgerExtension(operand) || own.Count > most && LooksLikePath(host, operand));
            if (meant < 0 && own.Count > most && most == 0)
                meant = 0;
            if (meant >= 0)
            {
                target = Named(host, own[meant]);
                own.RemoveAt(meant);
            }
        }
        if (own.Count > most)
            throw new UsageException(
                names is null
                    ? $"'{own[0]}' is one operand too many"
                    : $"{names} and at most one data set are taken; '{own[^1]}' is one too many");
        if (own.Count < least)
            throw new UsageException($"{names} is missing");
        return (target ?? (isSilent ? Here(host) : Default(host)), own);
    }

    /// <summary>The data set or ledger at a path that somebody named.</summary>
    /// <exception cref="UsageException">Nothing there, or neither of the two.</exception>
    public static Target Named(Host host, string path)
    {
        if (Recognise(host, path) is { } target)
            return target;
        var full = host.FullPath(path);
        if (Directory.Exists(full))
            return new Target.Folder(full, Display(path));
        throw new UsageException(File.Exists(full)
            ? $"{path} is neither a data set's folder nor a ledger; name a folder that holds {LedgerYaml}, or a file that `{Tool.Name} "
                + "build` wrote"
            : $"{path} does not exist; name a folder that holds {LedgerYaml}, or a file that `{Tool.Name} build` wrote");
    }

    /// <summary>The data set that is meant where none is named, where you stand or above; says on stderr which one that is.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static Target.Folder Default(Host host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var here = Here(host);
        host.Error.WriteLine(Phrases.OneLine($"No data set was named: reading {here.Path}"));
        return here;
    }

    /// <summary>The same without a word, for a completion.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static Target.Folder Here(Host host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return Ancestors(host.CurrentDirectory).FirstOrDefault(IsDataSet) is { } here
            ? new Target.Folder(here, Display(Path.GetRelativePath(host.CurrentDirectory, here)))
            : throw new UsageException(
                $"there is no data set here: no {LedgerYaml} in {host.CurrentDirectory} or above it; go to its folder, name it "
                    + $"as an operand or, where the verb has that option, with --dataset FOLDER, or make one: `{Tool.Name} init FOLDER`");
    }

    private static Target? Recognise(Host host, string operand)
    {
        if (operand.Length == 0 || operand.Contains('\0', StringComparison.Ordinal))
            return null;
        if (StoreAddress.IsMeant(operand))
        {
            return StoreAddress.TryParse(operand, out var address, out var fault)
                ? new Target.LedgerFile(operand, address.Display)
                : throw new UsageException(fault);
        }
        var full = host.FullPath(operand);
        if (IsDataSet(full))
            return new Target.Folder(full, Display(operand));
        if (Path.GetFileName(full) == LedgerYaml && File.Exists(full))
            return new Target.Folder(Path.GetDirectoryName(full)!, Display(Path.GetDirectoryName(operand) ?? ""));
        return File.Exists(full) && (HasLedgerExtension(full) || LedgerFiles.IsSqlite(full)) ? new Target.LedgerFile(full, operand) : null;
    }

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            yield return at.FullName;
    }

    private static bool IsDataSet(string folder) => File.Exists(Path.Combine(folder, LedgerYaml));

    private static bool HasLedgerExtension(string path) =>
        LedgerExtensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    private static bool LooksLikePath(Host host, string operand) =>
        !operand.Any(char.IsWhiteSpace)
            && (operand.StartsWith('.') || operand.StartsWith('~') || Path.IsPathRooted(operand) || Directory.Exists(host.FullPath(operand))
            || operand.Contains('/', StringComparison.Ordinal) || operand.Contains('\\', StringComparison.Ordinal));

    private static string Display(string path)
    {
        var trimmed = path.Length > 1 ? Path.TrimEndingDirectorySeparator(path) : path;
        return trimmed is "." ? "" : trimmed.Replace('\\', '/');
    }
}
