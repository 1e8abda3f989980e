using System.Reflection;
using System.Reflection.Emit;
using System.Text.RegularExpressions;
using ClaimLedger.TestSupport;

namespace ClaimLedger.Cli.Tests.Architecture;

/// <summary>Which folder of a project names which other, as the compiled code says it. Constants leave no trace in it.</summary>
internal sealed partial class FolderGraph
{
    private const string Root = "(the project's own)";

    private const BindingFlags Own =
        BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Dictionary<short, OpCode> OpCodesByValue =
        typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    private readonly Dictionary<string, string> _fileOf;
    private readonly Dictionary<(string From, string To), string> _edges = [];
    private readonly bool _byRoom;

    private FolderGraph(string project, bool byRoom)
    {
        _fileOf = FilesOf(Path.Combine(RepositoryRoot.Path, "src", project));
        _byRoom = byRoom;
    }

    /// <summary>Reads a project's folders from its sources and its assembly.</summary>
    /// <param name="project">The project.</param>
    /// <param name="assembly">Its assembly.</param>
    /// <param name="byRoom">Whether a folder at the top is one with all that lies in it.</param>
    public static FolderGraph Of(string project, string assembly, bool byRoom = false)
    {
        var graph = new FolderGraph(project, byRoom);
        foreach (var type in Assembly.Load(assembly).GetTypes())
        {
            foreach (var named in TypesNamedBy(type).SelectMany(Parts))
                graph.Add(type, named);
        }
        return graph;
    }

    /// <summary>What each folder names, with one example of it, where a way leads back.</summary>
    public IEnumerable<string> Circles() => _edges
        .Where(edge => Reaches(edge.Key.To, edge.Key.From))
        .OrderBy(edge => edge.Key)
        .Select(edge => $"{edge.Key.From} → {edge.Key.To}: {edge.Value}");

    /// <summary>What the files beside the project's folders name of these, with one example of each.</summary>
    public IEnumerable<string> NamedByRoot() =>
        _edges.Where(edge => edge.Key.From == Root).OrderBy(edge => edge.Key).Select(edge => $"{edge.Key.To}: {edge.Value}");

    private void Add(Type from, Type to)
    {
        if (File(from) is { } user && File(to) is { } used && Folder(user) != Folder(used))
            _edges.TryAdd((Folder(user), Folder(used)), $"{user} names {used}");
    }

    private bool Reaches(string from, string to)
    {
        var (seen, open) = (new HashSet<string> { from }, new Queue<string>([from]));
        while (open.TryDequeue(out var folder))
        {
            foreach (var (_, next) in _edges.Keys.Where(edge => edge.From == folder && seen.Add(edge.To)))
                open.Enqueue(next);
        }
        return seen.Contains(to);
    }

    private string? File(Type type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        return _fileOf.GetValueOrDefault($"{type.Namespace}.{type.Name.Split('`')[0]}");
    }

    private string Folder(string file) => Path.GetDirectoryName(file) is not { Length: > 0 } folder ? Root
        : _byRoom ? folder.Split('/')[0]
        : folder;

    // Every type that a file declares, by its full name: namespaces are file-scoped throughout.
    private static Dictionary<string, string> FilesOf(string folder)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
        {
            var file = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (file.StartsWith("obj/", StringComparison.Ordinal) || file.StartsWith("bin/", StringComparison.Ordinal))
                continue;
            var text = System.IO.File.ReadAllText(path);
            var space = Namespace().Match(text).Groups["name"].Value;
            foreach (var name in Declared().Matches(text).Select(match => match.Groups["name"].Value))
                files.TryAdd($"{space}.{name}", file);
        }
        return files;
    }

    private static IEnumerable<Type> TypesNamedBy(Type type)
    {
        IEnumerable<Type?> signature =
        [
            type.BaseType,
            .. type.GetInterfaces(),
            .. type.GetFields(Own).Select(field => field.FieldType),
            .. type.GetMethods(Own).Select(method => method.ReturnType),
        ];
        var members = type.GetMethods(Own).Concat<MethodBase>(type.GetConstructors(Own)).ToList();
        return signature.OfType<Type>()
            .Concat(members.SelectMany(member => member.GetParameters()).Select(parameter => parameter.ParameterType))
            .Concat(members.SelectMany(TypesInBody));
    }

    private static IEnumerable<Type> TypesInBody(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body)
            yield break;
        foreach (var local in body.LocalVariables)
            yield return local.LocalType;
        var typeArguments = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        foreach (var token in TokensIn(body.GetILAsByteArray()!))
        {
            var member = method.Module.ResolveMember(token, typeArguments, methodArguments);
            if ((member as Type ?? member?.DeclaringType) is { } named)
                yield return named;
            foreach (var argument in member is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericArguments() : [])
                yield return argument;
        }
    }

    private static IEnumerable<int> TokensIn(byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            var opCode = code[at] == 0xFE ? OpCodesByValue[(short)(0xFE00 | code[at + 1])] : OpCodesByValue[code[at]];
            at += opCode.Size;
            if (opCode.OperandType is OperandType.InlineField
                or OperandType.InlineMethod
                or OperandType.InlineType
                or OperandType.InlineTok)
                yield return BitConverter.ToInt32(code, at);
            at += opCode.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
                _ => 4,
            };
        }
    }

    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType)
            return Parts(type.GetElementType()!);
        return type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition()) : [type];
    }

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Namespace();

    [GeneratedRegex(
        @"^(?:[a-z]+ )*(?:class|struct|interface|enum|record|delegate \S+) (?<name>\w+)",
        RegexOptions.Multiline,
        matchTimeoutMilliseconds: 5000)]
    private static partial Regex Declared();
}
