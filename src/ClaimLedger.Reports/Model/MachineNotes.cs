using System.Text.RegularExpressions;

namespace ClaimLedger.Reports.Model;

/// <summary>Tells what a program noted for those who review a claim from what a person wrote for readers.</summary>
internal static partial class MachineNotes
{
    /// <summary>A claim's note, or null where it is a program's.</summary>
    public static string? ForReaders(string? note) => note is null || Machine().IsMatch(note) ? null : note;

    // "12" read as 12; credited by …; answers fire.killed by killed (0.91: …)
    [GeneratedRegex(
        """^".*" read as .*; (no question of the data set fits|answers \S+ by .*\(\d\.\d\d: .*\))""",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Machine();
}
