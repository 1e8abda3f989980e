using ClaimLedger.DataSets;

namespace ClaimLedger.Application.Targets;

/// <summary>Loads data sets for the command line.</summary>
internal static class DataSetReader
{
    /// <summary>Loads and validates a data set.</summary>
    /// <param name="host">The world.</param>
    /// <param name="target">Where it is.</param>
    /// <param name="archive">The folder of archived texts, or null; what was checked against it is said on stderr.</param>
    /// <param name="withBaseline">False where the baseline is about to be written anew, so that a broken one is no mistake.</param>
    /// <exception cref="MistakesException">It has mistakes.</exception>
    public static (DataSet DataSet, string Fingerprint) Load(
        Host host, Target.Folder target, string? archive = null, bool withBaseline = true)
    {
        if (!File.Exists(Path.Combine(target.Path, "ledger.yaml")))
            throw new MistakesException(
                [
                    Shown(
                        target,
                        new Mistake(
                            new Place("ledger.yaml", 1, 1),
                            "there is no ledger.yaml in this folder",
                            $"name another folder, or make a data set of it: `{Tool.Name} init {target.Display}".TrimEnd() + "`")),
                ]);
        var loaded = DataSetLoader.Load(target.Path, archive, withBaseline, host.Cancellation);
        if (loaded.DataSet is not { } dataSet || !loaded.Mistakes.IsEmpty)
            throw new MistakesException([.. loaded.Mistakes.Select(mistake => Shown(target, mistake))]);
        if (loaded.Checked is { } check)
            Describe(host, target, check);
        return (dataSet, loaded.Fingerprint);
    }

    /// <summary>
    /// The place as seen from where the person at the keyboard stands; at a revision of git, as git would have it: <c>HEAD~1:PATH</c>.
    /// </summary>
    public static Place Shown(Target target, Place place) =>
        target.Display.Length == 0
            ? place
            : place with
            {
                File = target.Display.EndsWith(':') ? target.Display + place.File : $"{target.Display.TrimEnd('/')}/{place.File}",
            };

    private static Mistake Shown(Target target, Mistake mistake) => mistake with { Place = Shown(target, mistake.Place) };

    private static void Describe(Host host, Target target, ArchiveCheck check)
    {
        foreach (var source in check.Missing)
            host.Error.WriteLine(
                $"{Shown(target, source.Place)}: warning: no text in the archive has the sha256 of {source.Id}, so its quotes were not "
                    + "checked; add the text, or correct the hash");
        if (check is { Texts: 0, Missing.IsEmpty: true })
            host.Error.WriteLine("No quotes checked: none of the sources has a sha256; add the hash of its text to each source.");
        else
            host.Error.WriteLine(
                $"{Phrases.Count(check.Quotes, "quote")} checked in "
                    + $"{Phrases.Count(check.Texts, "text")}"
                    + $"{(check.Missing.IsEmpty ? "" : $"; {Phrases.Count(check.Missing.Length, "text")} missing")}");
    }
}
