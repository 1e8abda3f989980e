using System.Text;

namespace ClaimLedger.Cli.Tests;

/// <summary>Runs the tool within the test's own process, where a test runs it hundreds of times.</summary>
internal static class InProcess
{
    /// <summary>Runs it to the end in a folder, with a cache beside it that goes with the folder.</summary>
    public static Run Run(string folder, params string[] arguments) => Run(folder, [], arguments);

    /// <summary>The same, with something on stdin.</summary>
    public static Run Run(string folder, byte[] input, params string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        int code;
        using (var host = new Host
        {
            Out = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true),
            Error = error,
            Input = new MemoryStream(input),
            CurrentDirectory = folder,
            Environment = variable => variable == "XDG_CACHE_HOME" ? Path.Combine(folder, ".cache") : null,
        })
        {
            code = App.Run(arguments, host);
        }
        return new Run(code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
