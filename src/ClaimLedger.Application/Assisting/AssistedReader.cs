using System.Security.Cryptography;
using ClaimLedger.Application.Scanning;
using ClaimLedger.Assistants;
using ClaimLedger.Naming;
using ClaimLedger.Sqlite;
using ClaimLedger.Stories;

namespace ClaimLedger.Application.Assisting;

/// <summary>
/// Asks an assistant for proposals, article by article, and then which of the lines that hold are of one question. What it answers is never
/// more than lines of proposals; what it does not answer costs a warning.
/// </summary>
internal sealed class AssistedReader : IDisposable
{
    private const int LongestArticle = 400_000;
    private const int MostLinked = 500;
    private const int MostInARow = 3;
    private const int MarkBytes = 16;

    private readonly Host _host;
    private readonly AssistantOptions _options;
    private readonly Assistant _assistant;
    private readonly ReplyCache _cache;
    private readonly ProgressLine _progress;
    private readonly long _started;
    private int _failed;
    private bool _isOver;
    private int _kept;
    private int _told;
    private int _untold;
    private long _tokensIn;
    private long _tokensOut;

    /// <param name="host">The host.</param>
    /// <param name="settings">Whom to ask.</param>
    public AssistedReader(Host host, ReaderSettings settings)
    {
        (_host, _options) = (host, settings.Assistant);
        _assistant = new Assistant(_options);
        _cache = new ReplyCache(host, settings.KeepsNothing);
        _progress = new ProgressLine(host, isSlow: true);
        _started = host.Clock.GetTimestamp();
    }

    /// <summary>What a request says, given the line that parts material from the rest: its author cannot guess it.</summary>
    private sealed record Request(Func<string, string> Instructions, Func<string, string> Material);

    /// <summary>The lines that the assistant writes of each article.</summary>
    /// <param name="articles">The articles.</param>
    /// <param name="questions">Questions that a figure may answer, as lines of JSON; "" for none.</param>
    /// <param name="ids">The ids that lines have.</param>
    /// <param name="refused">Where the lines go that could not be read.</param>
    public List<ProposalLine> Ask(
        IReadOnlyList<StoryArticle> articles, string questions, UniqueNames ids, List<RefusedProposal> refused)
    {
        var lines = new List<ProposalLine>();
        var instructions = Prompts.Text(Prompts.Proposals);
        for (var index = 0; index < articles.Count; index++)
        {
            _progress.Report(new BuildProgress(Phrases.OneLine($"{_options.Model}: articles read"), index, articles.Count));
            var article = articles[index];
            if (article.Text.Length > LongestArticle)
            {
                Warn(article.File, $"not sent, as it has more than {LongestArticle:#,0} characters");
                continue;
            }
            var name = NameOf(article, articles);
            var request = new Request(
                mark => questions.Length == 0 ? instructions
                    : instructions + Prompts.Filled(Prompts.Questions, ("mark", mark), ("questions", questions)),
                mark => Prompts.Filled(
                    Prompts.Article,
                    ("mark", mark),
                    ("article", name),
                    ("published", article.Published.ToString()),
                    ("publisher", Phrases.OneLine(article.Publisher)),
                    ("text", article.Text)));
            var origin = OriginOf(article.File);
            var read = Reply(article.File, request, text => ProposalFile.Read(new StringReader(text), origin, refused));
            lines.AddRange(WithOwnIds(OfArticle(read, article, name, refused), ids));
        }
        _progress.Wipe();
        return lines;
    }

    /// <summary>The lines that hold, with links between those that the assistant takes for one question.</summary>
    /// <param name="held">The lines that hold.</param>
    /// <param name="refused">Where links go that are none.</param>
    public IReadOnlyList<HeldProposal> Link(IReadOnlyList<HeldProposal> held, List<RefusedProposal> refused)
    {
        if (held.Count < 2 || _isOver)
            return held;
        if (held.Count > MostLinked)
        {
            Warn("links", $"not asked for, as there are more than {MostLinked} lines");
            return held;
        }
        _progress.Report(new BuildProgress(Phrases.OneLine($"{_options.Model}: links"), 0, 0));
        var instructions = Prompts.Text(Prompts.Links);
        var lines = string.Join('\n', held.Select(each => JsonLine.Of(Fields(each.Line))));
        var request = new Request(_ => instructions, mark => Prompts.Filled(Prompts.Lines, ("mark", mark), ("lines", lines)));
        var origin = OriginOf("links");
        var links = Reply("links", request, text => ProposalFile.ReadLinks(new StringReader(text), origin, refused));
        _progress.Wipe();
        return Linked(held, links, origin, refused);
    }

    /// <summary>Tells what it took.</summary>
    public void Tell()
    {
        var tokens = (_told, _untold) switch
        {
            (0, 0) => "",
            (0, _) => ", tokens not told",
            (_, 0) => $", {_tokensIn} tokens read and {_tokensOut} written",
            _ => $", {_tokensIn} tokens read and {_tokensOut} written as far as it told",
        };
        var kept = _kept == 0 ? "" : $", {(_kept == 1 ? "1 reply" : $"{_kept} replies")} from the cache";
        var seconds = _host.Clock.GetElapsedTime(_started).TotalSeconds;
        var requests = Phrases.Count(_assistant.Requests, "request");
        _host.Error.WriteLine(Phrases.OneLine($"{_options}: {requests}{kept}{tokens}, {seconds:0.0} seconds"));
    }

    public void Dispose()
    {
        _progress.Dispose();
        _assistant.Dispose();
    }

    // The file's name alone, where it tells: folders say more of a desk than an endpoint need know.
    private static string NameOf(StoryArticle article, IReadOnlyList<StoryArticle> articles)
    {
        var name = Path.GetFileName(article.File);
        return articles.Count(other => Path.GetFileName(other.File) == name) == 1 ? name : article.File;
    }

    private ProposalOrigin OriginOf(string what) => new($"{_options.Model} on {what}", $"the assistant {_options.Model}");

    // It saw one article, and can tell of no other.
    private static IEnumerable<ProposalLine> OfArticle(
        List<ProposalLine> lines, StoryArticle article, string name, List<RefusedProposal> refused)
    {
        foreach (var line in lines)
        {
            if (line.Article == name || line.Article == article.File)
                yield return line with { Article = article.File };
            else
                refused.Add(line.Refused($"it is of '{line.Article}', and {name} was asked about"));
        }
    }

    // Each reply counts its lines from the beginning; a link means the lines of its own.
    private static IEnumerable<ProposalLine> WithOwnIds(IEnumerable<ProposalLine> lines, UniqueNames ids)
    {
        var all = lines.ToList();
        var own = all.ConvertAll(line => ids.Of(line.Id ?? "p"));
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (line, id) in all.Zip(own))
        {
            if (line.Id is { } written)
                named.TryAdd(written, id);
        }
        return all.Zip(own, (line, id) =>
            line with { Id = id, Same = [.. line.Same.Select(other => named.GetValueOrDefault(other)).OfType<string>()] });
    }

    private static HeldProposal[] Linked(
        IReadOnlyList<HeldProposal> held, List<ProposalLink> links, ProposalOrigin origin, List<RefusedProposal> refused)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < held.Count; index++)
        {
            if (held[index].Line.Id is { } id)
                places.TryAdd(id, index);
        }
        var linked = held.ToArray();
        foreach (var (number, id, same) in links)
        {
            foreach (var other in same.Where(other => other != id))
            {
                if (WhyNot(id, other) is { } why)
                    refused.Add(new RefusedProposal(number, id, why) { Origin = origin });
                else
                    linked[places[id]] = Joined(linked[places[id]], other);
            }
        }
        return linked;

        string? WhyNot(string id, string other) => (places.TryGetValue(id, out var one), places.TryGetValue(other, out var two)) switch
        {
            (false, _) => $"there is no line '{id}' among those that hold",
            (_, false) => $"there is no line '{other}' among those that hold",
            _ => ProposalVerifier.MayBeOne(held[one], held[two]) ? null : $"'{id}' and '{other}' are figures of two sorts",
        };
    }

    private static HeldProposal Joined(HeldProposal held, string other) =>
        held with { Line = held.Line with { Same = held.Line.Same.Add(other) } };

    // What tells which question it answers.
    private static IEnumerable<(string Name, string? Value)> Fields(ProposalLine line) =>
    [
        ("id", line.Id),
        ("article", Path.GetFileName(line.Article)),
        ("quote", line.Quote),
        ("says", line.Says),
        ("event", line.Event),
        ("measure", line.Measure),
        ("asks", line.Asks),
        ("question", line.Question),
        ("place", line.Place),
        ("population", line.Population),
        ("period", line.Period),
        ("as_of", line.AsOf),
        ("modality", line.Modality),
        ("condition", line.If),
    ];

    // What a reply holds; nothing where there is none.
    private List<T> Reply<T>(string what, Request request, Func<string, List<T>> read)
    {
        var key = ReplyCache.Key(_options.Model, request.Instructions(""), request.Material(""));
        if (_cache.Read(key) is { } kept && Parsed(what, kept, read) is { Count: > 0 } known)
        {
            _kept++;
            return known;
        }
        if (_isOver)
            return [];
        var mark = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(MarkBytes));
        var reply = _assistant.Ask(request.Instructions(mark), request.Material(mark), _host.Cancellation).GetAwaiter().GetResult();
        if (reply is not AssistantReply.Answer words)
        {
            Fail(what, (AssistantReply.Failure)reply);
            return [];
        }
        Count(words);
        var parsed = Parsed(what, words.Text, read);
        if (words.IsCutOff)
            Warn(what, $"{_options.Model} stopped before its end");
        else if (parsed is { Count: > 0 })
            _cache.Write(key, words.Text);
        return parsed ?? [];
    }

    private List<T>? Parsed<T>(string what, string reply, Func<string, List<T>> read)
    {
        try
        {
            return read(ReplyText.Lines(reply));
        }
        catch (UsageException exception)
        {
            Warn(what, $"{_options.Model} answered what is no proposals: {exception.Message}");
            return null;
        }
    }

    private void Count(AssistantReply.Answer words)
    {
        _failed = 0;
        if (words is not { TokensIn: { } tokensIn, TokensOut: { } tokensOut })
        {
            _untold++;
            return;
        }
        _told++;
        // What a lying endpoint counts has no bound.
        _tokensIn = long.CreateSaturating((Int128)_tokensIn + tokensIn);
        _tokensOut = long.CreateSaturating((Int128)_tokensOut + tokensOut);
    }

    private void Fail(string what, AssistantReply.Failure failure)
    {
        _failed++;
        _isOver = failure.IsOfEndpoint || _failed >= MostInARow;
        Warn(what, $"no answer of {_options}: {failure.Why}{(_isOver ? "; it is asked nothing more" : "")}");
    }

    private void Warn(string what, string why)
    {
        _progress.Wipe();
        _host.Error.WriteLine(Phrases.OneLine($"{what}: {why}"));
    }
}
