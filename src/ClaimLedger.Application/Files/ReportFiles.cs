using System.Globalization;
using System.Text;
using ClaimLedger.Reports;

namespace ClaimLedger.Application.Files;

/// <summary>A report on its way to where it was asked for.</summary>
/// <param name="Source">What it is of.</param>
/// <param name="Options">How it is made.</param>
internal sealed record ReportFiles(IReportSource Source, ReportOptions Options)
{
    // What browsers and mailboxes take without trouble.
    private const int MostBytes = 2_000_000;

    // A page of a folder is some 200 KB.
    private const int PageBuffer = 64 * 1024;

    /// <summary>Refuses a place where no report can go, before anything is read for one.</summary>
    /// <param name="host">The world.</param>
    /// <param name="file">The file, or the folder of pages, as it was named; null for stdout.</param>
    /// <exception cref="UsageException">Something else stands there, or the name promises another format.</exception>
    public static void EnsureMayWrite(Host host, string? file)
    {
        if (file is null)
            return;
        if (IsFolder(host, file))
            NewFolder.EnsureFree(NewFolder.PathOf(host, file), file, DiscrepancyReport.IsPageName);
        else
            LedgerFiles.EnsureMayWriteFile(LedgerFiles.PathOf(host, file, "-o"), file);
    }

    /// <summary>Writes it: to a file, as pages into a folder, or to stdout.</summary>
    /// <param name="host">The world.</param>
    /// <param name="file">The file or folder, as it was named; null for stdout.</param>
    public void Write(Host host, string? file)
    {
        if (file is not null && IsFolder(host, file))
            ToFolder(host, file);
        else
            ToFile(host, file);
    }

    private static bool IsFolder(Host host, string named) =>
        named.Length > 0 && (Path.EndsInDirectorySeparator(named) || Directory.Exists(host.FullPath(named)));

    private void ToFile(Host host, string? file)
    {
        host.Cancellation.ThrowIfCancellationRequested();
        if (Options.Format != "html")
        {
            // Other programs take Markdown of any length.
            if (file is null)
                Render(() => DiscrepancyReport.Write(host.Out, Source, Options));
            else
                AtomicFile.Write(host.FullPath(file), file, stream => Render(() => Write(stream, writer => writer)));
            return;
        }
        // A page is held until it is known that it is not too long.
        using var page = new MemoryStream();
        Render(() => Write(page, writer => new BoundedWriter(writer, MostBytes, () => TooLong(file))));
        page.Position = 0;
        if (file is not null)
            AtomicFile.Write(host.FullPath(file), file, page.CopyTo);
        else
            host.Out.Write(Encoding.UTF8.GetString(page.GetBuffer(), 0, (int)page.Length));
    }

    private void ToFolder(Host host, string folder)
    {
        NewFolder.Write(host, folder, stage => Render(() => DiscrepancyReport.WritePages(
            name =>
            {
                host.Cancellation.ThrowIfCancellationRequested();
                return new StreamWriter(Path.Combine(stage, name), append: false, new UTF8Encoding(false), PageBuffer) { NewLine = "\n" };
            },
            Source, Options)), DiscrepancyReport.IsPageName);
    }

    private void Write(Stream stream, Func<TextWriter, TextWriter> bound)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), bufferSize: 4096, leaveOpen: true) { NewLine = "\n" };
        DiscrepancyReport.Write(bound(writer), Source, Options);
    }

    private UsageException TooLong(string? file)
    {
        var folder = file is null ? "report/" : Path.ChangeExtension(file, null) + "/";
        return new UsageException(
            $"the report of {Source.Conflicts.Count.ToString("#,##0", CultureInfo.InvariantCulture)} conflicts would be a page of more "
                + $"than 2 MB; write a folder of pages with -o {folder}, or narrow the report with a filter");
    }

    private static void Render(Action write)
    {
        try
        {
            write();
        }
        catch (TemplateException exception)
        {
            throw new UsageException(exception.Message, exception);
        }
    }
}
