using System.Collections.Frozen;
using ClaimLedger.Text;

namespace ClaimLedger.Stories;

/// <summary>What a count is of, beyond what is counted: confirmed cases, the seriously hurt, others besides. A row of a table each; a
/// figure's status is their ids, parted by spaces.</summary>
internal static class FigureStatus
{
    /// <summary>The status of what may have the cause that is told.</summary>
    public const string Suspected = "suspected";

    /// <summary>The status of what somebody has confirmed.</summary>
    public const string Confirmed = "confirmed";

    /// <summary>The status of what comes on top of another count.</summary>
    public const string Added = "added";

    /// <summary>The status of a count that has the attackers in it.</summary>
    public const string Attackers = "attackers";

    /// <summary>The status of what is proposed or demanded, and not done.</summary>
    public const string Planned = "planned";

    /// <summary>The status of those badly hurt.</summary>
    public const string Severe = "severe";

    /// <summary>The status of those hardly hurt.</summary>
    public const string Light = "light";

    /// <summary>The status of what was counted since the count before.</summary>
    public const string New = "new";

    private const string Own = "id";

    private static readonly string[][] Rows = [.. EmbeddedTable.Rows("statuses", 5)];

    // How badly people are hurt is told besides what cases they are.
    private static readonly FrozenSet<string> OfHarm = OfSort("harm");

    private static readonly FrozenSet<string> Open = OfSort("open");

    private static readonly FrozenSet<string> OnTop = new[] { New, Added }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Words =
        Rows.ToFrozenDictionary(row => row[0], row => row[3] == Own ? row[0] : row[3], StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> ByWord = Rows.Where(row => row[2].Length > 0)
        .SelectMany(row => row[2].Split('|'), (row, word) => (word, Status: row[0]))
        .ToFrozenDictionary(pair => pair.word, pair => pair.Status, StringComparer.Ordinal);

    /// <summary>Whether a word tells of a status, and not whom or what is counted.</summary>
    public static bool Shows(string word) => ByWord.ContainsKey(word);

    /// <summary>
    /// The statuses that words beside a figure show, in their order: of what it is a count, and how badly people are hurt.
    /// </summary>
    /// <param name="beside">Words near the figure.</param>
    /// <param name="before">Words before it that may tell of harm alone: "seriously injuring five".</param>
    public static IEnumerable<string> ShownBy(IReadOnlyCollection<string> beside, IEnumerable<string> before)
    {
        var ofCase = Of(beside).Where(status => !OfHarm.Contains(status)).ToList();
        // "Known" says less than any other of them.
        return ofCase.OrderBy(status => beside.Contains(status) ? 0 : 1).Take(1)
            .Concat(Of(beside.Concat(before)).Where(OfHarm.Contains).Take(1));
    }

    /// <summary>Whether such a count can fall, however the measure behaves: suspected cases are confirmed or ruled out.</summary>
    public static bool MayFall(string status) => status.Split(' ').Any(Open.Contains);

    /// <summary>Whether such a count comes on top of another: of them a total is told behind it.</summary>
    public static bool IsOnTop(string status) => status.Split(' ').Any(OnTop.Contains);

    /// <summary>Whether such a count comes on top of those told before, whatever those are.</summary>
    public static bool IsAdded(string status) => status.Split(' ').Contains(Added);

    /// <summary>The status of the total that has such a count in it.</summary>
    public static string WithoutTop(string status) => string.Join(' ', status.Split(' ').Where(each => !OnTop.Contains(each)));

    /// <summary>A status as the end of a question says it; "" for what the question's verb says.</summary>
    public static string InWords(string status) =>
        string.Join(", ", status.Split(' ').Select(each => Words.GetValueOrDefault(each, each)).Where(each => each.Length > 0));

    private static FrozenSet<string> OfSort(string sort) =>
        Rows.Where(row => row[1] == sort).Select(row => row[0]).ToFrozenSet(StringComparer.Ordinal);

    private static IEnumerable<string> Of(IEnumerable<string> words) => words.Where(ByWord.ContainsKey).Select(word => ByWord[word]);
}
