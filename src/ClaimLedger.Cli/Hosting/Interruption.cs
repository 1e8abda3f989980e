using System.Runtime.InteropServices;

namespace ClaimLedger.Cli.Hosting;

/// <summary>Turns Ctrl-C and a request to terminate into a cancellation, so that temporary files go before the process does.</summary>
/// <remarks>
/// What does not heed it in time, since it waits for a file or is deep in a text, is ended all the same: what it writes is whole or not
/// there, and what it leaves beside that the next run removes.
/// </remarks>
internal sealed class Interruption : IDisposable
{
    // With what ending itself takes, below the second in which whoever asked expects to be obeyed.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(600);

    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;
    private Timer? _end;
    private int _signal;

    public Interruption() =>
        _registrations = [Register(PosixSignal.SIGINT, 2), Register(PosixSignal.SIGTERM, 15)];

    /// <summary>Cancelled at the first signal; a second one ends the process at once.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>What a shell expects of a process that a signal stopped: 128 and the signal's number.</summary>
    public int ExitCode(int code) => code == ExitCodes.Interrupted && _signal != 0 ? 128 + _signal : code;

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _end?.Dispose();
        _source.Dispose();
    }

    private PosixSignalRegistration Register(PosixSignal signal, int number) =>
        PosixSignalRegistration.Create(signal, context =>
        {
            if (Interlocked.Exchange(ref _signal, number) != 0)
                return;
            context.Cancel = true;
            _end = new Timer(_ => Host.End(128 + number), null, Grace, Timeout.InfiniteTimeSpan);
            _source.Cancel();
        });
}
