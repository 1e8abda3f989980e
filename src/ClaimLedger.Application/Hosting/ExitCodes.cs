namespace ClaimLedger.Application.Hosting;

/// <summary>How the process ends.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>A check did not pass.</summary>
    public const int CheckFailed = 1;

    /// <summary>Bad input or usage.</summary>
    public const int BadInput = 2;

    /// <summary>A fault of the tool itself.</summary>
    public const int Fault = 3;

    /// <summary>Stopped by Ctrl-C.</summary>
    public const int Interrupted = 130;
}
