using ClaimLedger.DataSets;

namespace ClaimLedger.Cli.Targets;

/// <summary>Loads data sets for the command line.</summary>
internal static class DataSetReader
{
    /// <summary>Loads and validates a data set.</summary>
    /// <exception cref="MistakesException">It has mistakes.</exception>
    public static (DataSet DataSet, string Fingerprint) Load(Host host, Target.Folder target, string? archive = null)
    {
        if (!File.Exists(Path.Combine(target.Path, "ledger.yaml")))
            throw new MistakesException([Shown(target, new Mistake(new Place("ledger.yaml", 1, 1), "there is no ledger.yaml in this folder", "write one with a title, or name another folder"))]);
        var loaded = DataSetLoader.Load(target.Path, archive, host.Cancellation);
        return loaded.DataSet is { } dataSet && loaded.Mistakes.IsEmpty
            ? (dataSet, loaded.Fingerprint)
            : throw new MistakesException([.. loaded.Mistakes.Select(mistake => Shown(target, mistake))]);
    }

    /// <summary>Loads a data set whose baseline is about to be written anew: a broken one is removed, as its mistake message promises.</summary>
    /// <exception cref="MistakesException">It has mistakes elsewhere.</exception>
    public static (DataSet DataSet, string Fingerprint) LoadForNewBaseline(Host host, Target.Folder target, string? archive)
    {
        try
        {
            return Load(host, target, archive);
        }
        catch (MistakesException exception) when (exception.Mistakes.All(mistake => Path.GetFileName(mistake.Place.File) == Baseline.FileName))
        {
            File.Delete(Path.Combine(target.Path, Baseline.FileName));
            return Load(host, target, archive);
        }
    }

    /// <summary>The place as seen from where the person at the keyboard stands.</summary>
    public static Place Shown(Target target, Place place) =>
        target.Display.Length == 0 ? place : place with { File = $"{target.Display.TrimEnd('/')}/{place.File}" };

    private static Mistake Shown(Target target, Mistake mistake) => mistake with { Place = Shown(target, mistake.Place) };
}
