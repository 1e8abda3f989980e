using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using ClaimLedger.Reports;

namespace ClaimLedger.Cli.Starting;

/// <summary>A file that comes with the tool.</summary>
/// <param name="name">Its name in its folder, with forward slashes.</param>
/// <param name="read">Reads it, where somebody wants it: every run of the tool lists what there is.</param>
internal sealed class ShippedFile(string name, Func<ReadOnlyMemory<byte>> read)
{
    /// <summary>Its name in its folder, with forward slashes.</summary>
    public string Name => name;

    /// <summary>What is in it.</summary>
    public ReadOnlyMemory<byte> Bytes => read();

    /// <summary>What is in it, as text.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes.Span);

    /// <summary>A file of that text under its name.</summary>
    public ShippedFile With(string newName, Func<string, string> change) => new(newName, () => Encoding.UTF8.GetBytes(change(Text)));
}

/// <summary>The files that come with the tool, inside it: an installed tool has nothing else at hand.</summary>
internal static class Shipped
{
    private const string ExamplesFolder = "examples/";

    /// <summary>A data set to start from.</summary>
    public static ImmutableArray<ShippedFile> Starter => In("starter/");

    /// <summary>The documentation.</summary>
    public static ImmutableArray<ShippedFile> Docs => In("docs/");

    /// <summary>The templates of reports, with their documentation.</summary>
    public static ImmutableArray<ShippedFile> Templates =>
        [.. BuiltInTemplates.Files.Select(file => new ShippedFile(file.Name, () => Encoding.UTF8.GetBytes(file.Text)))];

    /// <summary>The names of the example data sets.</summary>
    public static ImmutableArray<string> Examples { get; } =
        [.. Names(ExamplesFolder).Select(name => name[ExamplesFolder.Length..].Split('/')[0]).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The files of an example data set.</summary>
    public static ImmutableArray<ShippedFile> Example(string name) => In($"{ExamplesFolder}{name}/");

    private static ImmutableArray<ShippedFile> In(string folder) =>
        [.. Names(folder).Select(name => new ShippedFile(name[folder.Length..], () => Read(name)))];

    // A build on Windows writes folders with its own separator.
    private static IEnumerable<string> Names(string folder) => Assembly.GetExecutingAssembly()
        .GetManifestResourceNames()
        .Select(name => name.Replace('\\', '/'))
        .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private static ReadOnlyMemory<byte> Read(string name)
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var stream = assembly.GetManifestResourceStream(name) ?? assembly.GetManifestResourceStream(name.Replace('/', '\\'))!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
