using System.CommandLine;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Security.Cryptography;
using ClaimLedger.Application.Targets;
using ClaimLedger.Cli.Grammar;
using ClaimLedger.Cli.Targets;
using ClaimLedger.Mcp;
using ClaimLedger.Mcp.Tools;
using ClaimLedger.Web;
using ClaimLedger.Web.Security;
using ClaimLedger.Web.Workspaces;

namespace ClaimLedger.Cli.Verbs;

/// <summary><c>claimledger serve</c>: the workspace in a browser, for this machine alone.</summary>
internal static class ServeVerb
{
    private const int HighestPort = 65_535;

    private const int LeastToken = 16;
    private const int MostToken = 1_000;
    private const int MadeBytes = 24;
    private const string TokenVariable = "CLAIMLEDGER_TOKEN";

    /// <summary>Creates the verb.</summary>
    /// <param name="host">The world.</param>
    /// <param name="run">Runs a command line in a world of its own, for assistants.</param>
    public static VerbCommand Create(Host host, Func<IReadOnlyList<string>, Host, int> run)
    {
        var operands = Operands.Argument("DATASET");
        var dataSet = Operands.DataSet();
        var port = NumberOptions.Whole(
            "--port",
            ServeOptions.DefaultPort,
            0,
            HighestPort,
            $"The port; left out, {ServeOptions.DefaultPort}; 0 for any that is free.");
        var readOnly = new Option<bool>("--read-only") { Description = "Write nothing: for showing it to others." };
        var archive = new Option<string?>("--archive")
        {
            HelpName = "DIR",
            Description = "Archived texts, matched by hash: a source's page and the desk show its text with the quotes marked.",
        };
        var bind = new Option<string?>("--bind")
        {
            HelpName = "ADDRESS",
            Description = "One of this machine's addresses, or 0.0.0.0 for all: others reach it there, with a token.",
        };
        var names = new Option<string[]>("--name")
        {
            HelpName = "NAME",
            Description = "A name by which it is asked, besides this machine's own: that of a proxy before it. It asks for a token, too.",
        };
        var tokenFile = new Option<string?>("--token-file")
        {
            HelpName = "FILE",
            Description = $"The token is on the first line of FILE; else in {TokenVariable}; else one is made for this run.",
        };
        var userHeader = new Option<string?>("--user-header")
        {
            HelpName = "HEADER",
            Description = "A header in which a proxy on this machine says whom it has signed in: they need no token, and write under that "
                + "name. The proxy must drop it from what comes to it.",
        };
        var mcp = new Option<bool>("--mcp") { Description = "Answer assistants at /mcp, with the tools of `mcp`." };
        var verb = new VerbCommand("serve", "Open a workspace for a browser on this machine: find conflicts, read why, rule on them.")
        {
            Usage = "[DATASET|LEDGER.db] [--port N] [--read-only] [--archive DIR] [--bind ADDRESS] [--name NAME] "
                + "[--user-header HEADER] [--mcp]",
            Notes =
            [
                "It answers to this machine alone, unless --bind or --name say otherwise, until Ctrl-C. What is done there is what the "
                    + "other verbs do: a ruling is written into rulings.yaml, after the change was shown.",
                "At the desk, articles are pasted or dropped; what is read in them waits as `extract --into` keeps it, and is answered "
                    + "with one key, as `extract --review` does.",
                "A data set that changes while it is open is read again. Where it has mistakes then, its last good state stays.",
            ],
            Examples =
            [
                new("serve", "the data set you stand in"),
                new("serve --port 0 --read-only", "on any free port, to look only"),
                new("serve --bind 0.0.0.0", "for others, too, who have the token that is printed"),
            ],
        };
        foreach (Option option in (Option[])[port, readOnly, archive, bind, names, tokenFile, userHeader, mcp, dataSet])
            verb.Add(option);
        verb.Add(operands);
        verb.SetAction(parsed =>
        {
            var (target, _) = TargetFinder.Find(host, parsed.GetValue(operands)!, parsed.GetValue(dataSet));
            var (address, asked) = (Address(parsed.GetValue(bind)), parsed.GetValue(names) ?? []);
            var header = Header(parsed.GetValue(userHeader), address);
            var isOpen = !IPAddress.IsLoopback(address) || asked.Length > 0 || header is not null;
            var token = Token(host, parsed.GetValue(tokenFile), isOpen);
            var isReadOnly = parsed.GetValue(readOnly);
            var folder = Archives.Read(host, parsed.GetValue(archive));
            using var tools = parsed.GetValue(mcp)
                ? new WebTools(host, new ServedLedger(target.Path, folder), VerbRuns.Of(host, run), isReadOnly) : null;
            var options = new ServeOptions(parsed.GetValue(port), isReadOnly, folder)
            {
                Bind = address,
                Names = [.. asked.Select(Name)],
                Token = token?.Token,
                UserHeader = header,
                Assistant = tools is null ? null : tools.Answer,
            };
            Serve(host, target, options, token).GetAwaiter().GetResult();
            return ExitCodes.Done;
        });
        return verb;
    }

    private static IPAddress Address(string? named) => named switch
    {
        null or "localhost" => IPAddress.Loopback,
        _ => IPAddress.TryParse(named, out var address)
            ? address
            : throw new UsageException($"--bind '{named}': write an address of this machine such as 192.168.0.7, or 0.0.0.0 for all"),
    };

    // From another machine anybody could say it.
    private static string? Header(string? named, IPAddress address) => named switch
    {
        null => null,
        _ when !IPAddress.IsLoopback(address) => throw new UsageException(
            "--user-header is believed from this machine alone, and --bind lets others in; leave --bind out and let the proxy stand here"),
        _ when named.Length > 0 && named.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '-') => named,
        _ => throw new UsageException($"--user-header '{named}': write the name of a header such as X-Remote-User"),
    };

    private static string Name(string named) => Uri.CheckHostName(named) is UriHostNameType.Dns or UriHostNameType.IPv4
        ? named
        : throw new UsageException($"--name '{named}': write the name alone, such as claims.example.org");

    // The token, and what is said of it; none where only this machine is answered and nobody named one.
    private static ToldToken? Token(Host host, string? file, bool isOpen)
    {
        if (file is not null)
        {
            var path = host.FullPath(file);
            if (!File.Exists(path))
                throw new UsageException($"--token-file {file}: there is no such file");
            return new(Sound(File.ReadLines(path).FirstOrDefault() ?? "", $"--token-file {file}"), $"It asks for the token in {file}.");
        }
        if (host.IsSet(TokenVariable))
            return new(Sound(host.Environment(TokenVariable)!, TokenVariable), $"It asks for the token in {TokenVariable}.");
        if (!isOpen)
            return null;
        var made = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(MadeBytes));
        return new(made, $"It asks for a token, which was made for this run: {made}") { IsMade = true };
    }

    private static string Sound(string written, string where)
    {
        var token = written.Trim();
        return token.Length is >= LeastToken and <= MostToken && token.All(letter => letter is > ' ' and <= '~')
            ? token
            : throw new UsageException(
                $"{where}: a token has {LeastToken} to {MostToken} letters, digits and signs of ASCII, and no blanks");
    }

    // The addresses at which it can be asked: nobody can ask 0.0.0.0, which stands for all that this machine has. This machine's own first.
    private static IEnumerable<IPAddress> Reachable(IPAddress bound)
    {
        if (!bound.Equals(IPAddress.Any) && !bound.Equals(IPAddress.IPv6Any))
            return [bound];
        return NetworkInterface.GetAllNetworkInterfaces()
            .Where(each => each.OperationalStatus is OperationalStatus.Up)
            .SelectMany(each => each.GetIPProperties().UnicastAddresses)
            .Select(each => each.Address)
            // Of IPv6, those that hold on one link alone need its name besides.
            .Where(each => !IPAddress.IsLoopback(each) && !each.IsIPv6LinkLocal
                && (each.AddressFamily is AddressFamily.InterNetwork || bound.Equals(IPAddress.IPv6Any)))
            .OrderBy(each => each.AddressFamily)
            .Distinct()
            .Prepend(IPAddress.Loopback);
    }

    private static string Origin(IPAddress address, int port) =>
        new UriBuilder(Uri.UriSchemeHttp, address.ToString(), port).Uri.GetLeftPart(UriPartial.Authority);

    private static async Task Serve(Host host, Target target, ServeOptions options, ToldToken? token)
    {
        await using var server = await WebServer.Start(host, target, options);
        var addresses = Reachable(options.Bind).Select(address => Origin(address, server.Address.Port)).ToList();
        host.Error.WriteLine($"listening on {addresses[0]}");
        if (token is not null)
            host.Error.WriteLine(token.Said);
        // A link with a token that somebody keeps in a file would leave it on the screen.
        var link = token is { IsMade: true } ? $"/?{Access.Field}={options.Token}" : "";
        if (addresses.Count > 1)
            host.Error.WriteLine($"Others reach it at {string.Join(" or ", addresses.Skip(1).Select(address => address + link))}");
        if (!IPAddress.IsLoopback(options.Bind))
            host.Error.WriteLine(
                "What goes to and from there, the token too, is not encrypted: keep it to a network that you trust, or put a proxy with "
                    + "https before it.");
        host.Error.WriteLine($"Open {addresses[0]}{link} in a browser; Ctrl-C ends it.");
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (host.Cancellation.Register(stopped.SetResult))
            await stopped.Task;
    }

    // A token, and what is said of it.
    private sealed record ToldToken(string Token, string Said)
    {
        /// <summary>Whether it was made for this run, so that nobody knows it who is not told.</summary>
        public bool IsMade { get; init; }
    }
}
