using System.Collections.Immutable;
using ClaimLedger.Application.Files;
using ClaimLedger.Application.Targets;
using ClaimLedger.DataSets;

namespace ClaimLedger.Application.Checks;

/// <summary>The file of accepted conflicts that a check reads and writes.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Shown">What to call it in a message.</param>
/// <param name="IsNamed">Whether <c>--baseline</c> named it; else it is the data set's own.</param>
internal sealed record BaselineFile(string Path, string Shown, bool IsNamed)
{
    /// <summary>The file that is named, else the data set's own.</summary>
    public static BaselineFile Of(Host host, Target.Folder folder, string? named) => named is null
        ? new BaselineFile(
            System.IO.Path.Combine(folder.Path, BaselineText.FileName),
            DataSetReader.Shown(folder, new Place(BaselineText.FileName, 1, 1)).File,
            IsNamed: false)
        : new BaselineFile(LedgerFiles.PathOf(host, named, "--baseline"), named, IsNamed: true);

    /// <summary>What it accepts; null where the data set has none.</summary>
    /// <exception cref="UsageException">There is no file of that name.</exception>
    /// <exception cref="MistakesException">It is no baseline.</exception>
    public ImmutableArray<BaselineEntry>? Read()
    {
        var again = IsNamed ? $"{Tool.Name} check --baseline {Shown} --update-baseline" : $"{Tool.Name} check --update-baseline";
        if (!File.Exists(Path))
            return IsNamed ? throw new UsageException($"--baseline {Shown}: there is no such file; `{again}` writes it") : null;
        var (accepted, mistakes) = DataSetLoader.ReadBaseline(Path);
        return mistakes.IsEmpty
            ? accepted
            : throw new MistakesException(
                [
                    .. mistakes.Select(
                        mistake => mistake with { Place = mistake.Place with { File = Shown }, Cure = $"write it anew with `{again}`" }),
                ]);
    }

    /// <summary>What it accepts; nothing where there is none, or none that can be read.</summary>
    public ImmutableArray<BaselineEntry> TryRead() =>
        AtomicFile.IsFile(Path) && DataSetLoader.ReadBaseline(Path) is { Mistakes.IsEmpty: true, Accepted: var accepted } ? accepted : [];

    /// <summary>Puts a text in its place, unless it holds that text already.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public void Write(string text)
    {
        if (!AtomicFile.IsFile(Path) || File.ReadAllText(Path) != text)
            AtomicFile.Write(Path, Shown, text);
    }
}
