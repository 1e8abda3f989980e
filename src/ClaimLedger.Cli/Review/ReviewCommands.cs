using System.Collections.Immutable;

namespace ClaimLedger.Cli.Review;

/// <summary>What one can answer to a proposal.</summary>
internal enum ReviewCommand
{
    /// <summary>Takes it into the data set.</summary>
    Accept,
    /// <summary>Takes all into the data set that need no second look.</summary>
    All,
    /// <summary>Takes it out.</summary>
    Reject,
    /// <summary>Leaves it for later.</summary>
    Skip,
    /// <summary>Changes it or its question.</summary>
    Edit,
    /// <summary>Puts it to another question.</summary>
    Question,
    /// <summary>Puts all proposals of its new question to another.</summary>
    Merge,
    /// <summary>Gives its new question another id.</summary>
    Rename,
    /// <summary>Says what sort its speaker is of.</summary>
    Kind,
    /// <summary>Shows its question whole.</summary>
    Show,
    /// <summary>Takes the last answer back.</summary>
    Undo,
    /// <summary>Lists these.</summary>
    Help,
    /// <summary>Ends.</summary>
    Quit,
}

/// <summary>The table of answers.</summary>
internal static class ReviewCommands
{
    /// <summary>An answer: its letter, what may stand behind it, and what it does.</summary>
    public sealed record Row(ReviewCommand Command, string Letter, string Takes, string Does)
    {
        /// <summary>The word.</summary>
        public string Word => TermNames<ReviewCommand>.Of(Command);
    }

    /// <summary>All of them, in the order in which they are listed.</summary>
    public static ImmutableArray<Row> Rows { get; } =
    [
        new(ReviewCommand.Accept, "a", "", "take it into the data set, with its question and speakers where they are new"),
        new(ReviewCommand.All, "l", "", "the same with all that are sure; how many and which kinds is said before"),
        new(ReviewCommand.Reject, "r", "", "take it out"),
        new(ReviewCommand.Skip, "s", "", "leave it; it comes again at the end, and the next time"),
        new(ReviewCommand.Edit, "e", "[FIELD]", "change a field of it or of its question; the value is asked for"),
        new(ReviewCommand.Question, "f", "[WORDS|ID|new ID]", "find the question that it answers: one that fits, a search, or its own"),
        new(ReviewCommand.Merge, "m", "[WORDS|ID]", "put all proposals of its new question to another question"),
        new(ReviewCommand.Rename, "n", "[ID]", "give its new question another id, in all proposals"),
        new(ReviewCommand.Kind, "k", "[KIND]", "say what sort its speaker is of"),
        new(ReviewCommand.Show, "w", "", "show the whole of its question, and what else answers it"),
        new(ReviewCommand.Undo, "u", "", "take the last answer back, as often as you like"),
        new(ReviewCommand.Help, "h", "", "this list; ? does too"),
        new(ReviewCommand.Quit, "q", "", "end; what is left comes the next time"),
    ];

    /// <summary>The row that an answer names by letter or word, and what stands behind that; no row where it names none.</summary>
    public static (Row? Row, string Argument) Of(string answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var parts = answer.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var word = parts is [var first, ..] ? first.ToLowerInvariant() : "";
        var row = word == "?" ? Rows.First(each => each.Command == ReviewCommand.Help)
            : Rows.FirstOrDefault(each => each.Letter == word || each.Word == word);
        // What takes nothing is not guessed from a sentence that begins like it.
        return parts.Length > 1 && row is { Takes: "" } ? (null, "") : (row, parts.Length > 1 ? parts[1] : "");
    }
}
