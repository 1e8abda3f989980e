using System.Collections.Immutable;
using ClaimLedger.DataSets.Mistakes;
using ClaimLedger.DataSets.Reading;
using ClaimLedger.DataSets.Yaml;

namespace ClaimLedger.DataSets;

/// <summary>Reads a data set's folder.</summary>
public static class DataSetLoader
{
    /// <summary>How many bytes a file of questions, or of a source, may have.</summary>
    public const int MostBytes = DataSetFiles.MaxTableBytes;

    /// <summary>
    /// Reads and validates the data set in <paramref name="folder"/>; reports every mistake in one run and never half-loads.
    /// </summary>
    /// <param name="folder">The folder that holds <c>ledger.yaml</c>; one that does not exist is a mistake like any other.</param>
    /// <param name="archive">A folder of archived texts, matched by hash, in which each quote must stand exactly once; or null.</param>
    /// <param name="withBaseline">Whether the baseline is read: false where it is about to be written anew, whatever is in it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="DirectoryNotFoundException"><paramref name="archive"/> does not exist.</exception>
    public static LoadResult Load(string folder, string? archive = null, bool withBaseline = true, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var mistakes = new MistakeBag();
        var texts = archive is null ? null : Archive.Open(archive, cancellation);
        return Load(DataSetFiles.Read(folder, mistakes, cancellation, withBaseline), sources: null, texts, mistakes, cancellation);
    }

    /// <summary>
    /// Reads what the data set in <paramref name="folder"/> declares, with these sources in place of its own; validates it as any other.
    /// </summary>
    /// <param name="folder">The folder that holds <c>ledger.yaml</c>.</param>
    /// <param name="sources">The sources; none are none.</param>
    /// <param name="cancellation">Stops it.</param>
    public static LoadResult Load(string folder, ImmutableArray<SourceDraft> sources, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var mistakes = new MistakeBag();
        return Load(
            DataSetFiles.Read(folder, mistakes, cancellation, withSources: false),
            Sources(sources, mistakes),
            texts: null,
            mistakes,
            cancellation);
    }

    /// <summary>
    /// Reads what the data set in <paramref name="folder"/> would be if some of its files held other texts; validates it as any other.
    /// </summary>
    /// <param name="folder">The folder that holds <c>ledger.yaml</c>.</param>
    /// <param name="texts">The other texts by the names of their files.</param>
    /// <param name="sources">The names of the source files that are read; null for all.</param>
    /// <param name="cancellation">Stops it.</param>
    internal static LoadResult LoadWith(
        string folder, IReadOnlyDictionary<string, string> texts, IReadOnlySet<string>? sources, CancellationToken cancellation = default)
    {
        var mistakes = new MistakeBag();
        var files = DataSetFiles.Read(folder, mistakes, cancellation, withSources: sources is null);
        foreach (var name in sources ?? Enumerable.Empty<string>())
            files.ReadSource(name, mistakes);
        foreach (var (name, text) in texts)
            files.Take(name, text);
        return Load(files, sources: null, texts: null, mistakes, cancellation, isPart: sources is not null);
    }

    /// <summary>Validates a data set that was read from elsewhere, as if it stood in the files of a folder.</summary>
    /// <param name="draft">Its parts, each node with the place where it was read.</param>
    /// <param name="cancellation">Stops it.</param>
    public static LoadResult Load(DataSetDraft draft, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var mistakes = new MistakeBag();
        var documents = draft.Documents();
        foreach (var document in documents.Values)
            RefuseCharacters(document, mistakes);
        var baseline = draft.Baseline.IsDefault ? [] : BaselineReader.Read(draft.Baseline, mistakes);
        return Assemble(
            (name, _) => new YamlDocument(documents.GetValueOrDefault(name), IsWhole: true),
            Sources(draft.Sources, mistakes),
            texts: null,
            (baseline, !draft.Baseline.IsDefault),
            fingerprint: "",
            mistakes,
            cancellation);
    }

    private static LoadResult Load(
        DataSetFiles files,
        IEnumerable<YamlDocument>? sources,
        Archive? texts,
        MistakeBag mistakes,
        CancellationToken cancellation,
        bool isPart = false)
    {
        var baseline = files.Text(FileNames.Baseline, mistakes) is { } json ? BaselineReader.Read(FileNames.Baseline, json, mistakes) : [];
        return Assemble(
            Open,
            sources ?? files.Sources.Select(name => Open(name)),
            texts,
            ([.. baseline.Select(entry => entry.Conflict)], files.Has(FileNames.Baseline)),
            files.Fingerprint(),
            mistakes,
            cancellation,
            isPart);

        // A file that is not there is read as an empty one; where it has to be there, that is the mistake.
        YamlDocument Open(string name, MistakeWords? required = null)
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
            if (document is { Root: null, IsWhole: true }
                && name is not (FileNames.Speakers or FileNames.Framing or FileNames.Rulings or FileNames.Expect
                    or FileNames.Queries))
                mistakes.Add(new Place(name, 1, 1), MistakeWording.EmptyFile);
            return document;
        }
    }

    private static LoadResult Assemble(
        Func<string, MistakeWords?, YamlDocument> open,
        IEnumerable<YamlDocument> sourceFiles,
        Archive? texts,
        (ImmutableArray<ConflictId> Accepted, bool IsThere) baseline,
        string fingerprint,
        MistakeBag mistakes,
        CancellationToken cancellation,
        bool isPart = false)
    {
        var ledger = Declarations.ReadLedger(open(FileNames.Ledger, MistakeWording.NoLedger), mistakes);
        var facets = Declarations.ReadFraming(open(FileNames.Framing, null), mistakes);
        var questions = new Questions(ledger, facets, mistakes);
        questions.Read(open(FileNames.Questions, MistakeWording.NoQuestions));
        var (speakers, names) = Declarations.ReadSpeakers(open(FileNames.Speakers, null), mistakes);
        var sources = new Sources(ledger, questions, facets, names, texts, mistakes) { IsPart = isPart };
        foreach (var file in sourceFiles)
        {
            cancellation.ThrowIfCancellationRequested();
            sources.Read(file);
        }
        var read = sources.Finish();
        var rulings = Declarations.ReadRulings(open(FileNames.Rulings, null), mistakes);
        var expectations = Expected.Read(open(FileNames.Expect, null), questions.All, mistakes);
        SavedQueries.Read(open(FileNames.Queries, null), mistakes);

        var dataSet = !mistakes.IsEmpty ? null : new DataSet
        {
            Title = ledger.Title,
            About = ledger.About,
            Language = ledger.Language ?? "en",
            Readings = ledger.Overrides,
            Speakers = speakers,
            Facets = facets.Things,
            Questions = questions.All.Things,
            Constraints = questions.Constraints,
            Sources = read,
            Rulings = rulings,
            Expectations = expectations,
            Baseline = baseline.Accepted,
            HasBaseline = baseline.IsThere,
        };
        return new LoadResult(dataSet, mistakes.Sorted(), fingerprint, texts?.Checked(read));
    }

    private static List<YamlDocument> Sources(ImmutableArray<SourceDraft> drafts, MistakeBag mistakes)
    {
        var documents = new List<YamlDocument>(drafts.Length);
        foreach (var draft in drafts)
        {
            var root = draft.ToNode();
            RefuseCharacters(root, mistakes);
            documents.Add(new YamlDocument(root, IsWhole: true));
        }
        return documents;
    }

    /// <summary>Reports the characters that a file could not hold.</summary>
    internal static void RefuseCharacters(Node node, MistakeBag mistakes)
    {
        switch (node)
        {
            case Node.Scalar scalar when Characters.FirstRefused(scalar.Text) is { } at:
                mistakes.Add(scalar.PlaceAt(at), MistakeWording.Control(scalar.Text[at]));
                break;
            case Node.Sequence list:
                foreach (var item in list.Items)
                    RefuseCharacters(item, mistakes);
                break;
            case Node.Mapping map:
                foreach (var (key, value) in map.Span)
                {
                    RefuseCharacters(key, mistakes);
                    RefuseCharacters(value, mistakes);
                }
                break;
        }
    }

    /// <summary>What a baseline file accepts, by id; every mistake in it where it is none.</summary>
    public static (ImmutableArray<BaselineEntry> Accepted, ImmutableArray<Mistake> Mistakes) ReadBaseline(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var mistakes = new MistakeBag();
        var accepted = DataSetFiles.ReadAlone(path, mistakes) is { } json
            ? BaselineReader.Read(Path.GetFileName(path), json, mistakes)
            : [];
        return (accepted, mistakes.Sorted());
    }

    /// <summary>
    /// The saved queries alone, which are of no ledger; those of a data set that has mistakes are whatever can be read.
    /// </summary>
    public static ImmutableArray<SavedQuery> ReadQueries(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var mistakes = new MistakeBag();
        var files = DataSetFiles.Read(folder, new MistakeBag(), CancellationToken.None, withBaseline: false, withSources: false);
        return files.Text(FileNames.Queries, mistakes) is { } text
            ? SavedQueries.Read(YamlReader.Read(FileNames.Queries, text, mistakes), mistakes)
            : [];
    }

    /// <summary>What tells a data set as it stands in its files from others, and the words of its rulings; nothing is parsed.</summary>
    public static DataSetState State(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var mistakes = new MistakeBag();
        var files = DataSetFiles.Read(folder, mistakes, CancellationToken.None);
        var text = files.Text(FileNames.Rulings, mistakes) ?? "";
        return new DataSetState(files.Fingerprint(), files.Fingerprint(FileNames.Rulings), mistakes.IsEmpty ? text : null);
    }

    /// <summary>The fingerprint alone, without parsing.</summary>
    public static string Fingerprint(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return DataSetFiles.Read(folder, new MistakeBag(), CancellationToken.None).Fingerprint();
    }
}
