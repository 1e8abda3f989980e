using System.CommandLine;
using ClaimLedger.Application.Assisting;
using ClaimLedger.Assistants;
using ClaimLedger.Cli.Grammar;

namespace ClaimLedger.Cli.Assisting;

/// <summary><c>--reader</c> and what belongs to it: for every verb that reads articles.</summary>
internal sealed class ReaderOptions
{
    private const string KeyVariable = "CLAIMLEDGER_READER_KEY";
    private const int LongestModel = 200;

    // A key is sent to whom it was given for: that of a well-known host's own variable to that host alone.
    private const string OpenAIHost = "api.openai.com";
    private const string OpenAIVariable = "OPENAI_API_KEY";

    private readonly Option<string?> _reader = new("--reader")
    {
        HelpName = "URL",
        Description = "An OpenAI-compatible endpoint that is asked to read along: https, or http on this machine. The texts are sent "
            + "there; what it answers is verified like --proposals.",
    };

    private readonly Option<string?> _model = new("--model")
    {
        HelpName = "NAME",
        Description = "With --reader, the model that is asked, by its name there.",
    };

    private readonly Option<double> _timeout = NumberOptions.Seconds(
        "--reader-timeout", AssistantOptions.UsualTimeout.TotalSeconds, "With --reader, how long a request may take; left out, 120.");

    private readonly Option<bool> _noCache = new("--no-cache")
    {
        Description = "With --reader, ask anew what was asked before, and keep no reply.",
    };

    /// <summary>What help says of them.</summary>
    public static string Note { get; } =
        $"--reader asks article by article, then which lines are of one question. The key comes from {KeyVariable} (for {OpenAIHost} else "
            + $"from {OpenAIVariable}) and is written nowhere. Replies are kept in the cache by text, prompt and model. Where the endpoint "
            + "does not answer, or answers nonsense, stderr says so, and the result is that of our own reader.";

    /// <summary>The options, in the order of help.</summary>
    public IEnumerable<Option> All => [_reader, _model, _timeout, _noCache];

    /// <summary>What the command line asks for; null where it asks nobody.</summary>
    /// <exception cref="UsageException">It is not whole, or may not be.</exception>
    public ReaderSettings? Read(Host host, ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(parsed);
        if (parsed.GetValue(_reader) is not { } url)
        {
            if (All.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } alone)
                throw new UsageException($"{alone.Name} goes with --reader; add --reader URL, or leave it out");
            return null;
        }
        if (EndpointAddress.Read(url) is not { Success: true, Value: var address })
        {
            // The address itself may hold what nobody is to read.
            var fault = EndpointAddress.Read(url);
            throw new UsageException($"--reader: {fault.Wrong}; {fault.Cure}");
        }
        if (parsed.GetValue(_model) is not { } model)
            throw new UsageException("--reader asks a model; add --model NAME, its name at that endpoint");
        if (string.IsNullOrWhiteSpace(model) || model.Length > LongestModel || Phrases.OneLine(model) != model)
            throw new UsageException("--model is not the name of a model; write it as the endpoint does");
        var options = new AssistantOptions
        {
            Address = address,
            Model = model,
            Key = Key(host, address),
            Timeout = TimeSpan.FromSeconds(parsed.GetValue(_timeout)),
            Clock = host.Clock,
        };
        return new ReaderSettings(options, parsed.GetValue(_noCache));
    }

    /// <summary>The key for an endpoint; null where the environment holds none for it.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static string? Key(Host host, EndpointAddress address)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(address);
        string[] variables = string.Equals(address.Base.Host, OpenAIHost, StringComparison.OrdinalIgnoreCase)
            ? [KeyVariable, OpenAIVariable] : [KeyVariable];
        if (Array.Find(variables, host.IsSet) is not { } variable || host.Environment(variable)!.Trim() is not { Length: > 0 } key)
            return null;
        return key.All(letter => letter is > ' ' and <= '~') ? key
            : throw new UsageException($"{variable} holds what is in no key: a blank, or a letter that is not ASCII");
    }
}
