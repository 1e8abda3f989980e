using System.Text;

namespace ClaimLedger.Cli.Tests;

/// <summary>
/// Runs the tool within the test's own process. Whatever it knows of the world is given to it, so that runs may stand side by side.
/// </summary>
internal static class InProcess
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Runs it to the end in a folder, with a cache beside it that goes with the folder.</summary>
    public static Run Run(string folder, params string[] arguments) => Run(folder, [], arguments);

    /// <summary>The same, with something on stdin.</summary>
    public static Run Run(string folder, byte[] input, params string[] arguments) => Run(
        (output, error) => new Host
        {
            Version = App.Version,
            Out = output,
            Error = error,
            Input = new MemoryStream(input),
            CurrentDirectory = folder,
            Environment = variable => variable == "XDG_CACHE_HOME" ? Path.Combine(folder, ".cache") : null,
        },
        arguments);

    /// <summary>Runs it to the end in a world of its own.</summary>
    /// <param name="world">Makes the world out of the writers for stdout and stderr.</param>
    /// <param name="arguments">The command line, without the tool's name.</param>
    public static Run Run(Func<StreamWriter, TextWriter, Host> world, params string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        int code;
        using (var host = world(new StreamWriter(output, Utf8, leaveOpen: true), error))
            code = App.Run(arguments, host);
        return new Run(code, Utf8.GetString(output.ToArray()), error.ToString());
    }
}
