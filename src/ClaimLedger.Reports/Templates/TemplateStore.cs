using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using System.Text.RegularExpressions;
using ClaimLedger.Reports.Escaping;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace ClaimLedger.Reports.Templates;

/// <summary>
/// Where a report's template, its partials and its stylesheets come from: the folder of the template, then the built-in
/// ones. Nothing outside of these two can be named.
/// </summary>
internal sealed partial class TemplateStore
{
    /// <summary>A template larger than this is refused.</summary>
    public const int LargestFile = 1024 * 1024;

    /// <summary>Where the pages of the workspace stand among the built-in files.</summary>
    public const string WorkspaceFolder = "web/";

    private const string Prefix = "templates/";
    private static readonly FrozenDictionary<string, string> BuiltIn = ReadBuiltIn();

    private readonly string? _folder;
    private readonly ConcurrentDictionary<string, (Template Template, string Shown)> _parsed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Stylesheet> _stylesheets = new(StringComparer.Ordinal);
    private ScriptObject? _functions;

    private TemplateStore(string? folder, string page, MarkupKind markup)
    {
        _folder = folder;
        Page = page;
        Markup = markup;
    }

    /// <summary>Every built-in file, what documents them too, by name.</summary>
    public static IReadOnlyDictionary<string, string> BuiltInFiles => BuiltIn;

    /// <summary>The names of the built-in pages.</summary>
    public static IReadOnlyList<string> BuiltInPages { get; } =
        [.. BuiltIn.Keys
            .Where(
                name =>
                    !name.Contains('/')
                        && !name.StartsWith("README", StringComparison.Ordinal)
                        && Path.GetExtension(name) is ".html" or ".md")
            .Where(name => name != "README.md")
            .Select(name => Path.GetFileNameWithoutExtension(name))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Partials =>
        BuiltIn.Keys.Where(key => key.StartsWith("partials/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>The name of the page to render.</summary>
    public string Page { get; }

    /// <summary>
    /// How what the page prints is escaped: as Markdown where its name ends in <c>.md</c> or <c>.markdown</c>, else as HTML.
    /// </summary>
    public MarkupKind Markup { get; }

    /// <summary>Finds a template.</summary>
    /// <param name="template">A built-in name, a path, or null for the built-in report.</param>
    /// <param name="format">Which of a built-in template's formats; a file must be of it.</param>
    /// <exception cref="TemplateException">There is no such template or format, or the template is for another one.</exception>
    public static TemplateStore Open(string? template, string format)
    {
        var extension = format switch
        {
            "html" => ".html",
            "markdown" => ".md",
            _ => throw new TemplateException($"error: \"{format}\" is not a format; write html or markdown"),
        };
        template ??= "report";
        foreach (var name in (string[])[template, template + extension])
        {
            if (!name.Contains('/') && BuiltIn.ContainsKey(name) && BuiltInPages.Contains(Path.GetFileNameWithoutExtension(name)))
                return new TemplateStore(null, name, KindFor(name, format));
        }
        if (!File.Exists(template))
            throw new TemplateException(
                $"{template}: error: there is no such template; write the path of a template file, or "
                    + (BuiltInPages is [var only] ? $"{only} for the built-in one" : $"one of {string.Join(", ", BuiltInPages)}"));

        var path = Path.GetFullPath(template);
        return new TemplateStore(Path.GetDirectoryName(path)!, Path.GetFileName(path), KindFor(path, format));
    }

    // What is escaped for one language and read as the other is neither.
    private static MarkupKind KindFor(string name, string format)
    {
        var kind = KindOf(name);
        if (kind == (format == "markdown" ? MarkupKind.Markdown : MarkupKind.Html))
            return kind;
        throw new TemplateException(kind == MarkupKind.Markdown
            ? $"{name}: error: this is a template for Markdown, by its name, and the format is html; ask for the format markdown, or "
                + "name a template for HTML"
            : $"{name}: error: this is a template for HTML, by its name, and the format is markdown; ask for the format html, or name "
                + "a template whose name ends in .md");
    }

    /// <summary>A page of the workspace, of the folder <c>web</c>.</summary>
    /// <param name="page">Its name.</param>
    /// <param name="folder">The full path of a folder whose files take the place of built-in ones of their names; null for none.</param>
    public static TemplateStore OfWorkspace(string page, string? folder = null) => new(folder, WorkspaceFolder + page, MarkupKind.Html);

    /// <summary>The text of a page, partial or stylesheet, and the name to show in messages.</summary>
    /// <param name="name">Its name relative to the template's folder, with forward slashes.</param>
    /// <param name="asked">Where it is asked for, to begin a message with.</param>
    /// <exception cref="TemplateException">There is none by this name, or the name leads out of the folder.</exception>
    public (string Text, string Shown) Read(string name, string asked)
    {
        if (!NamePattern().IsMatch(name) || name.Split('/').Any(part => part is "." or ".."))
            throw new TemplateException(
                $"{asked}: error: \"{name}\" is not the name of a partial; write a name inside the template's folder, such as "
                    + "partials/conflict.html");

        if (_folder is not null && FileInside(name, asked) is { } path)
        {
            if (new FileInfo(path).Length > LargestFile)
                throw new TemplateException($"{path}: error: the file is larger than {LargestFile / 1024} KB; split it into partials");
            return (File.ReadAllText(path).ReplaceLineEndings("\n"), path);
        }
        if (BuiltIn.TryGetValue(name, out var text))
            return (text, Prefix + name);
        throw new TemplateException(
            $"{asked}: error: there is no {name} beside the template or among the built-in ones; create it, or use one of "
                + $"{string.Join(", ", Partials)}");
    }

    /// <summary>A page or partial, parsed once for all the pages of a report; and the name to show in messages.</summary>
    /// <param name="name">Its name relative to the template's folder, with forward slashes.</param>
    /// <param name="asked">Where it is asked for, to begin a message with.</param>
    /// <exception cref="TemplateException">There is none by this name, or it cannot be parsed.</exception>
    public (Template Template, string Shown) Template(string name, string asked)
    {
        if (_parsed.TryGetValue(name, out var parsed))
            return parsed;
        var (text, shown) = Read(name, asked);
        var template = Scriban.Template.Parse(text, shown, new ParserOptions { ExpressionDepthLimit = 100 });
        if (template.HasErrors)
        {
            var first = template.Messages.First(message => message.Type == ParserMessageType.Error);
            var cure = first.Message.Contains("<end>", StringComparison.Ordinal)
                ? "close every {{ if }}, {{ for }} and {{ func }} with {{ end }}"
                : "templates/README.md shows how templates are written";
            throw new TemplateException(
                $"{TemplateRunner.At(first.Span)}: error: {TemplateRunner.Lower(first.Message.TrimEnd('.'))}; {cure}");
        }
        return _parsed[name] = (template, shown);
    }

    /// <summary>A stylesheet, looked through once for all the pages of a report.</summary>
    /// <param name="name">Its name relative to the template's folder, with forward slashes.</param>
    /// <param name="asked">Where it is asked for, to begin a message with.</param>
    /// <exception cref="TemplateException">There is none by this name, or it would fetch something.</exception>
    public Stylesheet Stylesheet(string name, string asked) =>
        _stylesheets.TryGetValue(name, out var known) ? known : _stylesheets[name] = Templates.Stylesheet.Of(Read(name, asked));

    /// <summary>The functions that its templates can call, made when they are first asked for.</summary>
    public ScriptObject Functions(Func<TemplateStore, ScriptObject> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        return _functions ??= make(this);
    }

    private string? FileInside(string name, string asked)
    {
        var path = _folder!;
        foreach (var part in name.Split('/'))
        {
            path = Path.Combine(path, part);
            // A link could lead anywhere.
            if (new FileInfo(path).LinkTarget is not null)
                throw new TemplateException($"{asked}: error: {name} is a link; put the file itself into the template's folder");
        }
        return File.Exists(path) ? path : null;
    }

    private static MarkupKind KindOf(string name) =>
        Path.GetExtension(name).ToLowerInvariant() is ".md" or ".markdown" ? MarkupKind.Markdown : MarkupKind.Html;

    private static FrozenDictionary<string, string> ReadBuiltIn()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            files[resource[Prefix.Length..].Replace('\\', '/')] = reader.ReadToEnd().ReplaceLineEndings("\n");
        }
        return files.ToFrozenDictionary(StringComparer.Ordinal);
    }

    [GeneratedRegex(
        @"\A[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamePattern();
}
