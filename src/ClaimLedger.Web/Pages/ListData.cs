using ClaimLedger.Application.Output;
using ClaimLedger.Application.Targets;
using ClaimLedger.Sqlite;
using ClaimLedger.Web.Requests;

namespace ClaimLedger.Web.Pages;

/// <summary>Lists as data: what the command line prints for the same filters, byte for byte.</summary>
internal static class ListData
{
    /// <summary>The rows that pass; all of them where no limit is given, else with the addresses of those before and behind.</summary>
    public static Reply Of<T>(
        PageRequest request,
        FilterRequest asked,
        Format format,
        string name,
        Func<Ledger, ListFilter, IReadOnlyList<T>> read,
        Func<T, string> id,
        Func<Catalogue, Listing<T>> listing)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(asked);
        var ledger = request.Reading.Ledger;
        var page = PageOfRows<T>.ReadData($"/{name}{Suffix.Of(format)}", asked, filter => read(ledger, filter), id);
        var rows = page.Rows;
        if (rows.Count == 0)
            asked.Refuse(ledger);
        var catalogue = PartOf(rows) is { } part ? Catalogue.Of(() => ledger.ReadPart(part)) : Catalogue.Of(ledger);
        return Of(format, name, rows, listing(catalogue)) with { Links = [.. page.Beside.Select(beside => beside.ToString())] };
    }

    // So many rows are read with what they refer to; of more, whatever the ledger has.
    private const int MostOfPart = 2_000;

    private static DataSetPart? PartOf<T>(IReadOnlyList<T> rows) => rows switch
    {
        { Count: > MostOfPart } => null,
        IReadOnlyList<ListedConflict> conflicts => new DataSetPart { Conflicts = [.. conflicts.Select(row => row.Conflict.Id)] },
        IReadOnlyList<Claim> claims => new DataSetPart { Claims = [.. claims.Select(claim => claim.Id)] },
        _ => null,
    };

    /// <summary>One thing: as JSON all that <c>show</c> tells of it, else its row.</summary>
    public static Reply OfOne<T>(
        PageRequest request, Format format, string name, Found found, T row, Func<Catalogue, Listing<T>> listing, DataSetPart part)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(listing);
        var ledger = request.Reading.Ledger;
        var catalogue = Catalogue.Of(() => ledger.ReadPart(part));
        return format is Format.Json
            ? new Reply.Data(Suffix.JsonType, null, host => JsonText.Write(host, json => ShownJson.Write(json, found, ledger, catalogue)))
            : Of(format, name, [row], listing(catalogue));
    }

    /// <summary>Rows in a format.</summary>
    public static Reply.Data Of<T>(Format format, string name, IEnumerable<T> rows, Listing<T> listing) => new(
        format is Format.Json ? Suffix.JsonType : Suffix.CsvType,
        format is Format.Json ? null : $"{name}.csv",
        host => listing.Write(host, format, rows));
}
