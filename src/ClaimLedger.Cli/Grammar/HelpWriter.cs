using System.CommandLine;
using System.CommandLine.Invocation;

namespace ClaimLedger.Cli.Grammar;

/// <summary>Writes help: what a verb does, its usage, options, examples and exit codes.</summary>
internal sealed class HelpWriter(Host host) : SynchronousCommandLineAction
{
    private const int Width = 100;

    private static readonly string[] DataSetNote =
    [
        "DATASET is a folder that holds ledger.yaml, LEDGER.db a file that `claimledger build` wrote. It may stand anywhere among the "
            + "operands, or after --dataset. Left out, it is the folder you stand in or a parent that holds ledger.yaml; where there is "
            + "none, nothing is read.",
    ];

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        Write(parseResult.CommandResult.Command, host.Out);
        return ExitCodes.Done;
    }

    /// <summary>Writes the help of a command.</summary>
    public static void Write(Command command, TextWriter output)
    {
        Paragraph(output, command.Description ?? "", indent: 0);
        output.WriteLine();
        output.WriteLine("Usage:");
        output.WriteLine(command is VerbCommand verb
            ? $"  {Tool.Name} {verb.Name} {verb.Usage}".TrimEnd()
            : $"  {Tool.Name} VERB [DATASET|LEDGER.db] [options]");
        output.WriteLine();
        if (command is VerbCommand { Notes: { IsEmpty: false } notes })
        {
            foreach (var note in notes)
                Paragraph(output, note, indent: 0);
            output.WriteLine();
        }
        if (command.Subcommands.Count > 0)
        {
            Rows(output, "Verbs:", command.Subcommands.Where(sub => !sub.Hidden).Select(sub => (sub.Name, FirstSentence(sub.Description))));
            output.WriteLine();
        }
        Rows(output, "Options:", Options(command).Select(option => (Label(option), option.Description ?? "")));
        output.WriteLine();
        if (command is not VerbCommand { TakesDataSet: false })
        {
            output.WriteLine("Data set:");
            foreach (var note in DataSetNote)
                Paragraph(output, note, indent: 2);
            output.WriteLine();
        }
        output.WriteLine("Examples:");
        foreach (var example in command is VerbCommand { Examples: var examples } ? examples : RootExamples(command))
        {
            output.WriteLine($"  {Tool.Name} {example.Line}");
            output.WriteLine($"      {example.Does}");
        }
        output.WriteLine();
        Rows(output, "Exit codes:",
        [
            ("0", "done; a list of conflicts is a result, not a failure"),
            ("1", "a check did not pass (check, vet and audit alone)"),
            ("2", "bad input or usage, mistakes in a data set included"),
            ("3", "a fault of the tool itself"),
        ]);
        if (command is RootCommand)
        {
            output.WriteLine();
            output.WriteLine($"`{Tool.Name} VERB --help`, or `{Tool.Name} help VERB`, says more about a verb.");
        }
    }

    private static IEnumerable<Example> RootExamples(Command root) =>
        root.Subcommands
            .OfType<VerbCommand>()
            .Where(verb => verb.Name is "conflicts" or "report" or "check")
            .Select(verb => verb.Examples[0]);

    private static IEnumerable<Option> Options(Command command)
    {
        var own = command.Options.Where(option => !option.Hidden);
        var inherited = command.Parents
            .OfType<Command>()
            .SelectMany(parent => parent.Options)
            .Where(option => option is { Recursive: true, Hidden: false });
        return own.Concat(inherited);
    }

    private static string Label(Option option)
    {
        var names = option.Aliases
            .Where(alias => alias is not ("-?" or "/h" or "/?"))
            .Append(option.Name)
            .Order(Comparer<string>.Create((left, right) => left.Length.CompareTo(right.Length)));
        var value = option.HelpName is null ? "" : " " + option.HelpName;
        return string.Join(", ", names) + value;
    }

    private static string FirstSentence(string? text) =>
        text is null ? "" : text.IndexOf(". ", StringComparison.Ordinal) is >= 0 and var end ? text[..end] : text.TrimEnd('.');

    private static void Rows(TextWriter output, string heading, IEnumerable<(string Label, string Text)> rows)
    {
        var all = rows.ToList();
        var indent = all.Max(row => row.Label.Length) + 4;
        output.WriteLine(heading);
        foreach (var (label, text) in all)
        {
            output.Write("  " + label.PadRight(indent - 2));
            Paragraph(output, text, indent, startsAt: indent);
        }
    }

    private static void Paragraph(TextWriter output, string text, int indent, int startsAt = 0)
    {
        var column = startsAt;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (column > indent && column + 1 + word.Length > Width)
            {
                output.WriteLine();
                column = 0;
            }
            if (column < indent)
            {
                output.Write(new string(' ', indent - column));
                column = indent;
            }
            else if (column > indent)
            {
                output.Write(' ');
                column++;
            }
            output.Write(word);
            column += word.Length;
        }
        output.WriteLine();
    }
}
