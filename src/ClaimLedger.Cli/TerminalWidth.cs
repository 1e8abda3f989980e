using System.Runtime.InteropServices;

namespace ClaimLedger.Cli;

/// <summary>How wide the terminal is.</summary>
internal static class TerminalWidth
{
    private const int Usual = 80;
    private const nuint GetWindowSize = 0x5413; // TIOCGWINSZ on Linux

    /// <summary>The columns of the terminal on stdout; 80 where it does not say.</summary>
    public static int Read()
    {
        // On Linux Console.WindowWidth first writes control sequences to the terminal, which NO_COLOR promises not to.
        if (OperatingSystem.IsLinux())
            return Ioctl(1, GetWindowSize, out var size) == 0 && size.Columns > 0 ? size.Columns : Usual;
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : Usual;
        }
        catch (Exception exception) when (exception is IOException or PlatformNotSupportedException)
        {
            return Usual;
        }
    }

    [DllImport("libc", EntryPoint = "ioctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Ioctl(int file, nuint request, out WindowSize size);

    [StructLayout(LayoutKind.Sequential)]
    private struct WindowSize
    {
        public ushort Rows;
        public ushort Columns;
        public ushort PixelsAcross;
        public ushort PixelsDown;
    }
}
