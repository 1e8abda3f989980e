namespace ClaimLedger.DataSets.Writing;

/// <summary>Texts by line.</summary>
internal static class Lines
{
    /// <summary>The lines, each with its break; joined they are the text again.</summary>
    public static string[] SplitLines(this string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            var next = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..next]);
            start = next;
        }
        return [.. lines];
    }
}
