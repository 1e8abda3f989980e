using ClaimLedger.Sqlite;

namespace ClaimLedger.Application.Hosting;

/// <summary>Progress on one line of the terminal, shown only once something has taken a second, and wiped when it is done.</summary>
/// <param name="host">The host.</param>
/// <param name="isSlow">Whether each step is known to take long, and is shown at once.</param>
internal sealed class ProgressLine(Host host, bool isSlow = false) : IProgress<BuildProgress>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly long _started = host.Clock.GetTimestamp();
    private long _drawn;
    private int _length;

    public void Report(BuildProgress value)
    {
        if (!host.ErrorIsTerminal || !isSlow && host.Clock.GetElapsedTime(_started) < Patience)
            return;
        if (!isSlow && _length > 0 && host.Clock.GetElapsedTime(_drawn) < Pause)
            return;
        _drawn = host.Clock.GetTimestamp();
        var text = value.Total > 0 ? $"{value.Stage} {value.Done} of {value.Total} ({100 * value.Done / value.Total}%)" : value.Stage;
        host.Error.Write("\r" + text.PadRight(_length));
        _length = text.Length;
    }

    /// <summary>Wipes the line, so that a message can be written.</summary>
    public void Wipe()
    {
        if (_length > 0)
            host.Error.Write("\r" + new string(' ', _length) + "\r");
        _length = 0;
    }

    public void Dispose() => Wipe();
}
