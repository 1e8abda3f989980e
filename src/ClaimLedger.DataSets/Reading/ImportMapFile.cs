using System.Collections.Immutable;
using ClaimLedger.DataSets.Mistakes;
using ClaimLedger.DataSets.Reading;
using ClaimLedger.DataSets.Yaml;

namespace ClaimLedger.DataSets;

/// <summary>Reads the file of an import map.</summary>
public static class ImportMapFile
{
    /// <summary>Reads a map; null where it has mistakes, which are all given.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="shown">What to call the file in messages.</param>
    public static (ImportMap? Map, ImmutableArray<Mistake> Mistakes) Read(string path, string shown)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var mistakes = new MistakeBag();
        if (DataSetFiles.ReadAlone(path, mistakes) is not { } text)
            return (null, [.. mistakes.Sorted().Select(mistake => mistake with { Place = mistake.Place with { File = shown } })]);
        var document = YamlReader.Read(shown, text, mistakes);
        var map = document.Root is null ? null : MapReader.Read(document.Root, mistakes);
        if (document.Root is null && mistakes.IsEmpty)
            mistakes.Add(new Place(shown, 1, 1), MistakeWording.EmptyFile);
        return (mistakes.IsEmpty ? map : null, mistakes.Sorted());
    }
}
