using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;

namespace ClaimLedger.Text;

/// <summary>The tables that ship inside the assembly: tab-separated, <c>#</c> comments, then a header, then rows.</summary>
internal static class EmbeddedTable
{
    /// <summary>The rows of <c>Tables/NAME.tsv</c>, each with <paramref name="columns"/> cells.</summary>
    /// <exception cref="UnreachableException">The table was not built into the assembly, or a row has another number of cells.</exception>
    public static ImmutableArray<string[]> Rows(string name, int columns)
    {
        var rows = Lines(name)
            .Where(line => line.Length > 0 && line[0] != '#')
            .Skip(1)
            .Select(line => line.Split('\t'))
            .ToImmutableArray();
        return rows.All(row => row.Length == columns)
            ? rows
            : throw new UnreachableException($"Tables/{name}.tsv has a row without {columns} cells.");
    }

    // Reading an embedded resource touches no disk, but its API is a stream: the one place where the core may name System.IO.
#pragma warning disable RS0030
    private static string[] Lines(string name)
    {
        using var stream = typeof(EmbeddedTable).Assembly.GetManifestResourceStream($"Tables/{name}.tsv")
            ?? throw new UnreachableException($"Tables/{name}.tsv is not embedded.");
        using var reader = new System.IO.StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n');
    }
#pragma warning restore RS0030
}
