using System.Collections.Immutable;
using ClaimLedger.DataSets.Reading;
using ClaimLedger.DataSets.Yaml;

namespace ClaimLedger.DataSets;

/// <summary>A data set, or every mistake in it.</summary>
/// <param name="DataSet">The data set; null where there is a mistake.</param>
/// <param name="Mistakes">The mistakes, by file, line and column.</param>
/// <param name="Fingerprint">SHA-256 over the names and bytes of all the files read, in hexadecimal.</param>
public sealed record LoadResult(DataSet? DataSet, ImmutableArray<Mistake> Mistakes, string Fingerprint);

/// <summary>Reads a data set's folder.</summary>
public static class DataSetLoader
{
    /// <summary>Reads and validates the data set in <paramref name="folder"/>; reports every mistake in one run and never half-loads.</summary>
    /// <param name="folder">The folder that holds <c>ledger.yaml</c>; one that does not exist is a mistake like any other.</param>
    /// <param name="archive">A folder of archived texts, matched by hash, in which each quote must stand exactly once; or null.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="DirectoryNotFoundException"><paramref name="archive"/> does not exist.</exception>
    public static LoadResult Load(string folder, string? archive = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var mistakes = new MistakeBag();
        var texts = archive is null ? null : Archive.Open(archive, cancellation);
        var files = DataSetFiles.Read(folder, mistakes, cancellation);

        var ledger = Declarations.ReadLedger(Open(DataSetFiles.LedgerName, Wording.NoLedger), mistakes);
        var facets = Declarations.ReadFraming(Open(DataSetFiles.FramingName), mistakes);
        var questions = new Questions(ledger, facets, mistakes);
        questions.Read(Open(DataSetFiles.QuestionsName, Wording.NoQuestions));
        var (speakers, names) = Declarations.ReadSpeakers(Open(DataSetFiles.SpeakersName), mistakes);
        var sources = new Sources(ledger, questions.All, facets, names, texts, mistakes);
        foreach (var name in files.Sources)
        {
            cancellation.ThrowIfCancellationRequested();
            sources.Read(Open(name));
        }
        var rulings = Declarations.ReadRulings(Open(DataSetFiles.RulingsName), mistakes);
        var baseline = files.Text(DataSetFiles.BaselineName, mistakes) is { } json ? Baseline.Read(DataSetFiles.BaselineName, json, mistakes) : [];

        var dataSet = !mistakes.IsEmpty ? null : new DataSet
        {
            Title = ledger.Title,
            About = ledger.About,
            Language = ledger.Language ?? "en",
            Speakers = speakers,
            Facets = facets.Things,
            Questions = questions.All.Things,
            Constraints = questions.Constraints,
            Sources = sources.All,
            Rulings = rulings,
            Baseline = baseline,
            HasBaseline = files.Has(DataSetFiles.BaselineName),
        };
        return new LoadResult(dataSet, mistakes.Sorted(), files.Fingerprint());

        // A file that is not there is read as an empty one; where it has to be there, that is the mistake.
        YamlDocument Open(string name, Words? required = null)
        {
            if (!files.Has(name))
            {
                if (required is { } missing)
                    mistakes.Add(new Place(name, 1, 1), missing);
                return new YamlDocument(null, IsWhole: required is null);
            }
            if (files.Text(name, mistakes) is not { } text)
                return new YamlDocument(null, IsWhole: false);
            var document = YamlReader.Read(name, text, mistakes);
            // "---" and nothing after it.
            if (document.Root is Node.Scalar { IsNothing: true })
                document = document with { Root = null };
            if (document is { Root: null, IsWhole: true } && name is not (DataSetFiles.SpeakersName or DataSetFiles.FramingName or DataSetFiles.RulingsName))
                mistakes.Add(new Place(name, 1, 1), Wording.EmptyFile);
            return document;
        }
    }

    /// <summary>The fingerprint alone, without parsing.</summary>
    public static string Fingerprint(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return DataSetFiles.Read(folder, new MistakeBag(), CancellationToken.None).Fingerprint();
    }
}
