namespace ClaimLedger.Application.Proposing;

/// <summary>Ids of sources.</summary>
internal static class SourceIds
{
    private const int LongestId = 70;

    /// <summary>The id of an article by its day and title.</summary>
    public static string Of(DaySpan published, string title)
    {
        var id = $"{(published.IsDay ? published.ToString() : published.First.ToString("yyyy-MM"))}-{Slug(title)}";
        return id.Length <= LongestId ? id : id[..(id.LastIndexOf('-', LongestId) is > 12 and var cut ? cut : LongestId)];
    }

    /// <summary>A title in small letters and digits with hyphens between.</summary>
    public static string Slug(string title)
    {
        var letters = title
            .Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : letter is '\'' or '’' ? '\0' : '-')
            .Where(letter => letter != '\0')
            .ToArray();
        var slug = string.Join('-', new string(letters).Split('-', StringSplitOptions.RemoveEmptyEntries));
        return slug.Length == 0 ? "article" : slug;
    }
}
