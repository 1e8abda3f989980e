using ClaimLedger.Text;

namespace ClaimLedger.Application.Scanning;

/// <summary>
/// Articles of one run, each once: a copy under another name bears nothing out that the first did not. Two that differ in no more than
/// who published them, or when, are two.
/// </summary>
internal sealed class ArticlesOnce(Host host)
{
    private readonly Dictionary<(string Words, string Title, string Publisher, string Published, string? Url), string> _first = [];

    /// <summary>Whether no article of the run before was the same; of one that was, it is said that this one is left out.</summary>
    /// <param name="file">Its file, as it was named.</param>
    /// <param name="text">Its text.</param>
    /// <param name="title">Its title.</param>
    /// <param name="publisher">Who published it.</param>
    /// <param name="published">When.</param>
    /// <param name="url">Its address, or null.</param>
    public bool IsNew(string file, string text, string title, string publisher, WrittenDate published, string? url)
    {
        var article = (OneLine.Of(text), title, publisher, published.ToString(), url);
        if (_first.TryAdd(article, file))
            return true;
        host.Error.WriteLine(Phrases.OneLine($"{file}: left out: it is the same article as {_first[article]}"));
        return false;
    }
}
