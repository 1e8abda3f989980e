using System.Text;

namespace ClaimLedger.Application.Files;

/// <summary>Reads lines of which nobody knows whether they have an end: no more of one is held than it may be long.</summary>
internal static class BoundedLine
{
    /// <summary>The next line, without its end; null where there are no more.</summary>
    /// <param name="reader">What it is read from.</param>
    /// <param name="longest">The most characters that are read of it.</param>
    /// <param name="isLonger">Whether it goes on behind them.</param>
    public static string? Read(TextReader reader, int longest, out bool isLonger)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var line = new StringBuilder();
        int next;
        isLonger = false;
        while ((next = reader.Read()) >= 0 && next != '\n')
        {
            // The end of a line of Windows has a character more.
            if (line.Length >= longest && (next != '\r' || line.Length > longest))
            {
                isLonger = true;
                return line.ToString();
            }
            line.Append((char)next);
        }
        if (next < 0 && line.Length == 0)
            return null;
        return next == '\n' && line is [.., '\r'] ? line.ToString(0, line.Length - 1) : line.ToString();
    }

    /// <summary>Reads the rest of a line away.</summary>
    public static void Skip(TextReader reader, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(reader);
        int next;
        while ((next = reader.Read()) >= 0 && next != '\n')
            cancellation.ThrowIfCancellationRequested();
    }
}
