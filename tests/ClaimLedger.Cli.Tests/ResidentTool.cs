using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ClaimLedger.Cli.Tests;

/// <summary>
/// The tool as a program that any shell can start, without a start of its own: the program is a few lines of bash that hand folder,
/// arguments and environment to the test's process, which runs the tool as <see cref="InProcess"/> does and gives back what it said.
/// </summary>
internal sealed class ResidentTool : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly DirectoryInfo _answers = Directory.CreateTempSubdirectory("claimledger-resident-");
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;
    private readonly string _temporary;
    private int _runs;

    /// <param name="temporary">Where the tool puts its temporary files.</param>
    public ResidentTool(string temporary)
    {
        _temporary = temporary;
        _listener.Start();
        _serving = Task.Run(Serve);
    }

    /// <summary>The program.</summary>
    public string Script =>
        $$"""
        #!/bin/bash
        exec 3<> /dev/tcp/127.0.0.1/{{((IPEndPoint)_listener.LocalEndpoint).Port}}
        { printf '%s\0' "$PWD" "$#" "$@"; env --null; printf '\0'; } >&3
        read -r code answer <&3
        cat "$answer/out"
        cat "$answer/error" >&2
        exit "$code"

        """;

    /// <summary>Writes a script as a program that can be started.</summary>
    public static void Install(string file, string script)
    {
        File.WriteAllText(file, script);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Dispose()
    {
        _stop.Cancel();
        _serving.Wait(TimeSpan.FromSeconds(10));
        _listener.Stop();
        _stop.Dispose();
        _answers.Delete(recursive: true);
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await using var stream = client.GetStream();
                await stream.WriteAsync(Utf8.GetBytes(Answer(stream)));
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    private string Answer(Stream stream)
    {
        var folder = Word(stream);
        var arguments = new string[int.Parse(Word(stream), CultureInfo.InvariantCulture)];
        for (var index = 0; index < arguments.Length; index++)
            arguments[index] = Word(stream);
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        while (Word(stream) is { Length: > 0 } variable)
        {
            var sign = variable.IndexOf('=');
            environment[variable[..sign]] = variable[(sign + 1)..];
        }

        var run = InProcess.Run(
            (output, error) => new Host
            {
                Version = App.Version,
                Out = output,
                Error = error,
                CurrentDirectory = folder,
                TemporaryFolder = _temporary,
                Environment = environment.GetValueOrDefault,
            },
            arguments);
        var answer = _answers.CreateSubdirectory($"{_runs++}").FullName;
        File.WriteAllText(Path.Combine(answer, "out"), run.Out, Utf8);
        File.WriteAllText(Path.Combine(answer, "error"), run.AllOfError, Utf8);
        return $"{run.ExitCode} {answer}\n";
    }

    // Up to a byte of zero, which stands in no path, argument or variable.
    private static string Word(Stream stream)
    {
        var bytes = new List<byte>();
        while (stream.ReadByte() is > 0 and var next)
            bytes.Add((byte)next);
        return Utf8.GetString([.. bytes]);
    }
}
