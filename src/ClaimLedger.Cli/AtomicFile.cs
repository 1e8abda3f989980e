namespace ClaimLedger.Cli;

/// <summary>Writes a file whole or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>Puts <paramref name="text"/> in place of whatever is at <paramref name="path"/>; UTF-8 without a mark.</summary>
    public static void Write(string path, string text)
    {
        // Beside its target, so that the move stays within one file system.
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllText(temporary, text);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
