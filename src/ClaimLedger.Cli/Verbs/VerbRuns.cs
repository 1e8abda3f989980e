using System.Text;
using ClaimLedger.Mcp.Tools;

namespace ClaimLedger.Cli.Verbs;

/// <summary>Runs of the command line within this process, for the tools of an assistant.</summary>
internal static class VerbRuns
{
    // What an assistant can hold at once is far less.
    private const int LongestAnswer = 8 << 20;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>What runs verbs.</summary>
    /// <param name="host">The world.</param>
    /// <param name="run">Runs a command line in a world of its own.</param>
    public static RunVerb Of(Host host, Func<IReadOnlyList<string>, Host, int> run) =>
        (call, cancellation) => Run(host, run, call, cancellation);

    // In a world of its own: what it prints is kept, and what it reads came with the call.
    private static VerbAnswer Run(
        Host host, Func<IReadOnlyList<string>, Host, int> run, VerbCall call, CancellationToken cancellation)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(host.Cancellation, cancellation);
        using var output = new BoundedAnswer(LongestAnswer);
        using var messages = new StringWriter();
        var folder = call.Files.IsEmpty ? null : host.NewTemporaryFolder();
        try
        {
            foreach (var (name, text) in call.Files)
                File.WriteAllText(Path.Combine(folder!.FullName, name), text, Utf8);
            using var world = new Host
            {
                Version = host.Version,
                Out = new StreamWriter(output, Utf8, leaveOpen: true),
                Error = messages,
                Input = new MemoryStream(Utf8.GetBytes(call.Input)),
                In = new StringReader(call.Input),
                CurrentDirectory = folder?.FullName ?? host.CurrentDirectory,
                TemporaryFolder = host.TemporaryFolder,
                Environment = host.Environment,
                Clock = host.Clock,
                UserName = host.UserName,
                Cancellation = stopping.Token,
            };
            var code = run(call.Arguments, world);
            var prefix = $"{Tool.Name}: ";
            return new VerbAnswer(
                output.IsTooLong ? ExitCodes.BadInput : code,
                output.IsTooLong ? [] : output.ToArray(),
                [
                    .. messages.ToString().Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0)
                        .Select(line => line.StartsWith(prefix, StringComparison.Ordinal) ? line[prefix.Length..] : line),
                ]);
        }
        finally
        {
            folder?.Delete(recursive: true);
        }
    }

    private sealed class BoundedAnswer(int most) : MemoryStream
    {
        public bool IsTooLong { get; private set; }

        // Of a class derived from it, a stream in memory writes spans by way of arrays.
        public override void Write(ReadOnlySpan<byte> buffer) => Write(buffer.ToArray(), 0, buffer.Length);

        public override void Write(byte[] buffer, int offset, int count)
        {
            if (IsTooLong)
                return;
            IsTooLong = Length + count > most;
            if (IsTooLong)
                throw new UsageException($"the answer has more than {most >> 20} MiB; ask for less, as with limit or further filters");
            base.Write(buffer, offset, count);
        }
    }
}
