using System.Collections.Immutable;
using System.CommandLine;
using ClaimLedger.Cli.Grammar;
using ClaimLedger.Cli.Starting;

namespace ClaimLedger.Cli.Verbs;

/// <summary><c>claimledger schema</c>: the JSON Schemas of what goes in and comes out as JSON.</summary>
internal static class SchemaVerb
{
    private const string Folder = "schemas/";
    private const string Ending = ".schema.json";

    public static VerbCommand Create(Host host)
    {
        var schemas = Shipped.Docs
            .Where(file => file.Name.StartsWith(Folder, StringComparison.Ordinal) && file.Name.EndsWith(Ending, StringComparison.Ordinal))
            .ToImmutableSortedDictionary(file => file.Name[Folder.Length..^Ending.Length], file => file, StringComparer.Ordinal);
        var names = schemas.Keys.ToArray();
        var name = new Argument<string[]>("NAME") { Arity = ArgumentArity.ZeroOrMore, DefaultValueFactory = _ => [] };
        name.CompletionSources.Add(names);
        var verb = new VerbCommand("schema", "Print the JSON Schema of proposals, or of what a verb prints as JSON.")
        {
            Usage = string.Join('|', names),
            TakesDataSet = false,
            Notes =
            [
                "proposals: the lines in which an assistant or a program writes down what it read in articles, one JSON object a line; "
                    + $"`{Tool.Name} prompt` asks an assistant for them. The others: what the verb of that name prints with --format json.",
            ],
            Examples = [new("schema proposals", "what a line of proposals holds")],
        };
        verb.Add(name);
        verb.SetAction(parsed =>
        {
            if (parsed.GetValue(name) is not [var asked])
                throw new UsageException($"name one schema: {string.Join(", ", names)}");
            if (!schemas.TryGetValue(asked, out var schema))
                throw new UsageException(Phrases.NoSuch("schema", asked, names));
            host.Out.Write(schema.Text);
            return ExitCodes.Done;
        });
        return verb;
    }
}
