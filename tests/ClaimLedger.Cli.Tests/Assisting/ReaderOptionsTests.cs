using ClaimLedger.Assistants;
using ClaimLedger.Cli.Assisting;

namespace ClaimLedger.Cli.Tests.Assisting;

/// <summary>Where an assistant may be, and which key it is sent.</summary>
internal sealed class ReaderOptionsTests
{
    [TestCase("http://localhost:11434", "http://localhost:11434/v1", true)]
    [TestCase("http://LOCALHOST:11434/", "http://localhost:11434/v1", true)]
    [TestCase("http://127.0.0.1:1234/v1/", "http://127.0.0.1:1234/v1", true)]
    [TestCase("http://127.9.9.9/api/openai", "http://127.9.9.9/api/openai", true)]
    [TestCase("http://[::1]:1234/v1/chat/completions", "http://[::1]:1234/v1", true)]
    [TestCase("https://assistant.example/v1", "https://assistant.example/v1", false)]
    public void An_address_on_this_machine_or_by_https_is_taken(string text, string root, bool isLocal)
    {
        var address = EndpointAddress.Read(text).Value!;

        Assert.That(address.Base.ToString(), Is.EqualTo(root));
        Assert.That(address.IsLocal, Is.EqualTo(isLocal));
    }

    [TestCase("")]
    [TestCase("v1")]
    [TestCase("file:///etc/passwd")]
    [TestCase("http://assistant.example/v1")]
    [TestCase("http://0.0.0.0/v1")]
    [TestCase("http://127.0.0.1.example/v1")]
    [TestCase("http://127.0.0.1@assistant.example/v1")]
    [TestCase("https://key@assistant.example/v1")]
    [TestCase("https://assistant.example/v1?key=1")]
    [TestCase("https://assistant.example/v1#key")]
    public void Any_other_is_not(string text) => Assert.That(EndpointAddress.Read(text).Success, Is.False);

    [TestCase("https://api.openai.com/v1", "own", "theirs", "own")]
    [TestCase("https://api.openai.com/v1", null, "theirs", "theirs")]
    [TestCase("https://assistant.example/v1", null, "theirs", null)]
    [TestCase("https://api.openai.com.example/v1", null, "theirs", null)]
    [TestCase("http://localhost/v1", null, "theirs", null)]
    [TestCase("http://localhost/v1", " own\n", null, "own")]
    [TestCase("http://localhost/v1", "  ", null, null)]
    public void A_key_is_sent_to_whom_it_was_given_for(string url, string? own, string? theirs, string? sent) =>
        Assert.That(KeyFor(url, own, theirs), Is.EqualTo(sent));

    [TestCase("two words")]
    [TestCase("kéy")]
    [TestCase("a\r\nb")]
    public void What_is_no_key_is_refused_and_not_repeated(string key) =>
        Assert.That(
            () => KeyFor("http://localhost/v1", key, null),
            Throws.TypeOf<UsageException>().With.Message.Not.Contains(key).And.Message.Contains("CLAIMLEDGER_READER_KEY"));

    private static string? KeyFor(string url, string? own, string? theirs)
    {
        using var host = new Host
        {
            Version = App.Version,
            Out = new StreamWriter(Stream.Null),
            Error = TextWriter.Null,
            CurrentDirectory = "/",
            Environment = name => name switch
            {
                "CLAIMLEDGER_READER_KEY" => own,
                "OPENAI_API_KEY" => theirs,
                _ => null,
            },
        };
        return ReaderOptions.Key(host, EndpointAddress.Read(url).Value!);
    }
}
