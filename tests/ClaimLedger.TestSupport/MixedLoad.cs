using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ClaimLedger.TestSupport;

/// <summary>Runs the tool beside the server, and tells how it ended and what it printed.</summary>
public delegate (int Code, string Output) RunTool(params string[] arguments);

/// <summary>
/// A workspace that is read, ruled on and given articles all the time, while its server is killed and its disk is full: whatever was
/// answered with success has to stand in the data set from then on, and every file has to be whole.
/// </summary>
/// <param name="dataSet">The folder of the data set.</param>
/// <param name="start">How the server of it is started, on any free port.</param>
/// <param name="run">Runs the tool.</param>
/// <param name="readers">So many read.</param>
public sealed partial class MixedLoad(string dataSet, Func<ProcessStartInfo> start, RunTool run, int readers) : IAsyncDisposable
{
    private const int Rulers = 2;

    private readonly CancellationTokenSource _ending = new();
    private readonly List<Task> _people = [];
    private readonly ConcurrentDictionary<string, (int Asked, int Done)> _rulings = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _accepted = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _sources = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, int> _statuses = new();
    private readonly SemaphoreSlim _done = new(0);
    private readonly SemaphoreSlim _refused = new(0);
    private Process? _server;
    private TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _numbers;
    private int _writes;
    private int _reads;

    /// <summary>How many writes were answered with success.</summary>
    public int Writes => Volatile.Read(ref _writes);

    /// <summary>How many pages were read.</summary>
    public int Reads => Volatile.Read(ref _reads);

    /// <summary>How often each status was answered.</summary>
    public IReadOnlyDictionary<int, int> Statuses => _statuses;

    /// <summary>Starts the server, and all that ask it for something.</summary>
    public async Task Begin()
    {
        await Serve();
        var ids = Ids().Matches(run("conflicts", dataSet, "--format", "json").Output).Select(id => id.Value).Distinct().ToList();
        _people.AddRange(Enumerable.Range(0, readers).Select(reader => Go(client => Read(client, new Random(reader), ids))));
        // Nobody rules on a conflict of another: whose ruling came last would be anybody's guess.
        var shares = ids.Index().GroupBy(each => each.Index % Rulers, each => each.Item).Select(share => share.ToList());
        _people.AddRange(shares.Select(share => Go(client => Rule(client, share[Interlocked.Increment(ref _numbers) % share.Count]))));
        _people.Add(Go(Accept));
    }

    /// <summary>Starts the server, and waits until it listens.</summary>
    public async Task Serve()
    {
        _server = Process.Start(start())!;
        _ = _server.StandardOutput.ReadToEndAsync();
        while (await _server.StandardError.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith("listening on ", StringComparison.Ordinal))
                continue;
            _ = _server.StandardError.ReadToEndAsync();
            _address.SetResult(new Uri(line["listening on ".Length..]));
            return;
        }
        throw new InvalidOperationException("the server does not start");
    }

    /// <summary>Kills the server, at whatever it is.</summary>
    public async Task Kill()
    {
        _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _server!.Kill();
        await _server.WaitForExitAsync();
        _server.Dispose();
        _server = null;
    }

    /// <summary>Waits until so many more writes were answered with success.</summary>
    public async Task Written(int more)
    {
        await Forget(_done);
        for (var write = 0; write < more; write++)
            await _done.WaitAsync();
    }

    /// <summary>Waits until one more write was refused.</summary>
    public async Task Refused()
    {
        await Forget(_refused);
        await _refused.WaitAsync();
    }

    /// <summary>What was answered with success and does not stand in the data set, and what of it cannot be read.</summary>
    public IReadOnlyList<string> Faults(string scratch)
    {
        // What is written meanwhile is newer than what is expected.
        var rulings = _rulings.ToDictionary();
        var (accepted, sources) = (_accepted.Keys.ToList(), _sources.Keys.ToList());
        var faults = new List<string>();
        foreach (var arguments in (string[][])[["check", dataSet], ["build", dataSet, "-o", scratch], ["audit", scratch]])
        {
            var (code, output) = run(arguments);
            if (code > (arguments[0] == "check" ? 1 : 0))
                faults.Add($"{string.Join(' ', arguments)} ended with {code}: {output}");
        }
        if (faults.Count > 0)
            return faults;
        var claims = Members(run("claims", scratch, "--format", "json").Output, claim => claim.GetProperty("id").GetString()!);
        faults.AddRange(accepted.Where(id => !claims.Contains(id)).Select(id => $"{id} was accepted and is no claim"));
        faults.AddRange(
            sources.Where(id => !File.Exists(Path.Combine(dataSet, "sources", id + ".yaml"))).Select(id => $"{id} was taken and is gone"));
        var standing = Members(
            run("conflicts", scratch, "--format", "json").Output,
            row => row.GetProperty("id").GetString() + " " + (row.TryGetProperty("ruling", out var ruling) ? Number(ruling) : 0));
        foreach (var (id, (_, done)) in rulings)
        {
            // One that was asked for later may stand in its place, whether or not it was answered.
            var asked = _rulings[id].Asked;
            if (!Enumerable.Range(done, asked - done + 1).Any(number => standing.Contains($"{id} {number}")))
                faults.Add($"of {id} no ruling from {done} to {asked} stands");
        }
        return faults;

        // One that was there before has no number.
        static int Number(JsonElement ruling) =>
            int.TryParse(
                ruling.GetProperty("reason").GetString()!.Split(' ')[^1].TrimEnd('.'), CultureInfo.InvariantCulture, out var number)
                ? number
                : 0;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        if (_server is not null)
            await Kill();
        _address.TrySetCanceled();
        await Task.WhenAll(_people);
        _ending.Dispose();
        _done.Dispose();
        _refused.Dispose();
    }

    private static async Task Forget(SemaphoreSlim past)
    {
        for (var times = past.CurrentCount; times > 0; times--)
            await past.WaitAsync(0);
    }

    // Does the same again and again; where there is no server, or it goes, it waits for the next one.
    private async Task Go(Func<HttpClient, Task> act)
    {
        await Task.Yield();
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
                {
                    BaseAddress = await _address.Task,
                };
                while (!_ending.IsCancellationRequested)
                    await act(client);
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException or TaskCanceledException)
            {
                // It was killed.
            }
        }
    }

    private async Task Read(HttpClient client, Random random, List<string> ids)
    {
        string[] addresses =
        [
            "/", "/conflicts", "/conflicts?severity=error", "/conflicts?search=killed", "/questions", "/sources.csv", "/conflicts.json",
            "/desk", "/conflicts/" + ids[random.Next(ids.Count)],
        ];
        using var answer = await client.GetAsync(addresses[random.Next(addresses.Length)], _ending.Token);
        await answer.Content.ReadAsByteArrayAsync(_ending.Token);
        Count(answer);
        Interlocked.Increment(ref _reads);
    }

    // As a person does it: the page, what would change, and then the change.
    private async Task Rule(HttpClient client, string id)
    {
        var page = "/conflicts/" + id;
        if (!Fields(await client.GetStringAsync(page, _ending.Token)).TryGetValue("token", out var token))
            return;
        var number = Interlocked.Increment(ref _numbers);
        _rulings.TryAdd(id, (0, 0));
        List<(string, string)> ruling =
            [("token", token), ("verdict", "pending"), ("reason", $"Asked for the time {number}."), ("by", "Load")];
        var (_, preview) = await Send(client, page + "/ruling", ruling);
        if (!Fields(preview).TryGetValue("seen", out var seen))
            return;
        _rulings.AddOrUpdate(id, _ => (number, 0), (_, known) => (number, known.Done));
        if ((await Send(client, page + "/ruling", [.. ruling, ("seen", seen)])).Status != 303)
            return;
        _rulings.AddOrUpdate(id, _ => (number, number), (_, known) => (known.Asked, number));
        Written();
    }

    // Hands an article in, and accepts what is proposed, card by card.
    private async Task Accept(HttpClient client)
    {
        if (!Fields(await client.GetStringAsync("/desk", _ending.Token)).TryGetValue("token", out var token))
            return;
        var name = Name(Interlocked.Increment(ref _numbers));
        var (status, _, source) = await HandIn(client, token, Story(name));
        if (status != 303 || source is null)
            return;
        _sources[SourceOf().Match(source).Groups["id"].Value] = true;
        Written();
        while (true)
        {
            var html = await client.GetStringAsync(source, _ending.Token);
            var card = Fields(html);
            if (!card.TryGetValue("claim", out var claim) || !card.TryGetValue("seen", out var seen))
                return;
            List<(string, string)> answer =
                [("token", card["token"]), ("claim", claim), ("seen", seen), ("answer", "accept"), ("by", "Load")];
            if ((await Send(client, "/desk/answers", answer)).Status != 303)
                return;
            _accepted[claim] = true;
            Written();
        }
    }

    private void Written()
    {
        Interlocked.Increment(ref _writes);
        _done.Release();
    }

    private async Task<(int Status, string Html, string? Location)> HandIn(HttpClient client, string token, string text)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(token), "token" }, { new StringContent(text), "text" }, { new StringContent("2031-06-05"), "published" },
            { new StringContent("Sound Daily"), "publisher" }, { new StringContent("Load"), "by" },
        };
        return await Post(client, "/desk/articles", content);
    }

    private async Task<(int Status, string Html)> Send(HttpClient client, string path, List<(string Name, string Value)> fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        var (status, html, _) = await Post(client, path, content);
        return (status, html);
    }

    private async Task<(int Status, string Html, string? Location)> Post(HttpClient client, string path, HttpContent content)
    {
        using var answer = await client.PostAsync(path, content, _ending.Token);
        Count(answer);
        if ((int)answer.StatusCode >= 400)
            _refused.Release();
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(_ending.Token), answer.Headers.Location?.ToString());
    }

    private void Count(HttpResponseMessage answer) => _statuses.AddOrUpdate((int)answer.StatusCode, 1, (_, count) => count + 1);

    private static HashSet<string> Members(string json, Func<JsonElement, string> member)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(member)];
    }

    private static Dictionary<string, string> Fields(string html) => HiddenFields().Matches(html)
        .DistinctBy(field => field.Groups["name"].Value)
        .ToDictionary(field => field.Groups["name"].Value, field => System.Net.WebUtility.HtmlDecode(field.Groups["value"].Value));

    private static string Story(string name) =>
        $"Ferry {name} sinks off Corvo\n\nThe ferry {name} sank off Corvo on Wednesday, killing 31 people, the coastguard said.\n\nDivers "
            + $"pulled more than 40 survivors of the {name} from the water, and nine people were still missing on Thursday.\n";

    // A name that no other ferry has.
    private static string Name(int number)
    {
        var name = "";
        for (; number > 0; number /= 20)
            name += "bdfgklmnprstvzchjwxq"[number % 20] + "a";
        return char.ToUpperInvariant(name[0]) + name[1..] + "ra";
    }

    [GeneratedRegex("c-[0-9a-f]{16}", RegexOptions.None, 10_000)]
    private static partial Regex Ids();

    [GeneratedRegex("source=(?<id>[^&#]+)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex SourceOf();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[a-z]+)\" value=\"(?<value>[^\"]*)\">", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex HiddenFields();
}
