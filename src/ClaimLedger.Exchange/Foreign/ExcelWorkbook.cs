using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using ClaimLedger.Exchange.Csv;

namespace ClaimLedger.Exchange.Foreign;

/// <summary>
/// A workbook as ECMA-376 has it: its sheets by name, and the cells of one as they stream by, each with what its number format makes of
/// its number. What is not so throws.
/// </summary>
internal sealed partial class ExcelWorkbook : IDisposable
{
    private const int MostColumns = 16_384;
    private const int MostRows = 1_048_576;

    // A shared text or a format is kept: what unpacks to more is no table.
    private const long MostKept = 128L << 20;

    private readonly ZipArchive _archive;
    private readonly Dictionary<string, string> _sheets = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private readonly List<string> _texts = [];
    private readonly List<ExcelFormat> _styles = [];
    private bool _is1904;

    private ExcelWorkbook(ZipArchive archive) => _archive = archive;

    /// <summary>The names of its sheets, as they stand.</summary>
    public IReadOnlyList<string> Sheets => _names;

    /// <summary>Opens a workbook; its stream stays open.</summary>
    public static ExcelWorkbook Open(Stream stream)
    {
        stream.Position = 0;
        var workbook = new ExcelWorkbook(new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true));
        try
        {
            workbook.ReadParts();
            return workbook;
        }
        catch
        {
            workbook.Dispose();
            throw;
        }
    }

    public void Dispose() => _archive.Dispose();

    /// <summary>The rows of a sheet that hold anything, with their numbers; a cell that is left out is not there.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="file">What to call the file in places.</param>
    public IEnumerable<(int Line, List<Cell> Cells)> Rows(string sheet, string file)
    {
        using var xml = Read(_sheets[sheet], most: 0);
        var (line, cells) = (0, new List<Cell>());
        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "row" })
                continue;
            var number = xml.GetAttribute("r") is { } told ? int.Parse(told, CultureInfo.InvariantCulture) : line + 1;
            if (number <= line || number > MostRows)
                throw new InvalidDataException("rows in no order");
            line = number;
            cells.Clear();
            ReadRow(xml, cells, file, line);
            yield return (line, cells);
        }
    }

    private void ReadRow(XmlReader xml, List<Cell> cells, string file, int line)
    {
        if (xml.IsEmptyElement)
            return;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "c" })
                continue;
            var column = xml.GetAttribute("r") is { } told ? ColumnOf(told) : cells.Count + 1;
            if (column <= cells.Count || column > MostColumns)
                throw new InvalidDataException("cells in no order");
            while (cells.Count < column - 1)
                cells.Add(new Cell("", new Place(file, line, cells.Count + 1)));
            cells.Add(ReadCell(xml, new Place(file, line, column)));
        }
    }

    private Cell ReadCell(XmlReader xml, Place place)
    {
        var (type, style) = (xml.GetAttribute("t"), xml.GetAttribute("s"));
        var text = "";
        if (!xml.IsEmptyElement)
        {
            var depth = xml.Depth;
            while (xml.Read() && xml.Depth > depth)
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "v" })
                    text = Content(xml);
                else if (xml is { NodeType: XmlNodeType.Element, LocalName: "is" })
                    text = Rich(xml);
            }
        }
        switch (type)
        {
            case "s":
                return new Cell(text.Length == 0 ? "" : _texts[int.Parse(text, CultureInfo.InvariantCulture)], place);
            case "inlineStr" or "str":
                return new Cell(Unescaped(text), place);
            case "b":
                return new Cell(text == "1" ? "true" : text == "0" ? "false" : text, place);
            case "d" when TimeOnly.TryParseExact(
                text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time):
                return new Cell(CellText.Of(time) ?? "", place);
            case "d" when DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment):
                return new Cell(CellText.Of(moment) ?? "", place);
            case null or "n" when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number):
                var format = style is null ? null : _styles.ElementAtOrDefault(int.Parse(style, CultureInfo.InvariantCulture));
                return (format ?? ExcelFormat.General).Cell(number, _is1904, place);
            default:
                return new Cell(text, place);
        }
    }

    private void ReadParts()
    {
        var root = Relations("_rels/.rels", "");
        var workbook = root.Values.FirstOrDefault(part => part.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Path
            ?? "xl/workbook.xml";
        var folder = workbook[..(workbook.LastIndexOf('/') + 1)];
        var parts = Relations($"{folder}_rels/{workbook[folder.Length..]}.rels", folder);
        using (var xml = Read(workbook, MostKept))
        {
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element)
                    continue;
                if (xml.LocalName == "workbookPr")
                    _is1904 = xml.GetAttribute("date1904") is "1" or "true" or "on";
                else if (xml.LocalName == "sheet" && xml.GetAttribute("name") is { } name && Relation(xml) is { } id
                    && parts.TryGetValue(id, out var part) && part.Type.EndsWith("/worksheet", StringComparison.Ordinal)
                    && _sheets.TryAdd(name, part.Path))
                    _names.Add(name);
            }
        }
        foreach (var (type, path) in parts.Values)
        {
            if (type.EndsWith("/sharedStrings", StringComparison.Ordinal))
                ReadTexts(path);
            else if (type.EndsWith("/styles", StringComparison.Ordinal))
                ReadStyles(path);
        }
    }

    private static string? Relation(XmlReader xml)
    {
        string? id = null;
        while (xml.MoveToNextAttribute())
        {
            if (xml.LocalName == "id" && xml.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal))
                id = xml.Value;
        }
        xml.MoveToElement();
        return id;
    }

    private Dictionary<string, (string Type, string Path)> Relations(string path, string folder)
    {
        var relations = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        if (_archive.GetEntry(path) is null)
            return relations;
        using var xml = Read(path, MostKept);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && xml.GetAttribute("Id") is { } id
                && xml.GetAttribute("Type") is { } type && xml.GetAttribute("Target") is { } target)
                relations[id] = (type, target.StartsWith('/') ? target[1..] : folder + target);
        }
        return relations;
    }

    private void ReadTexts(string path)
    {
        if (_archive.GetEntry(path) is null)
            return;
        using var xml = Read(path, MostKept);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
                _texts.Add(Unescaped(Rich(xml)));
        }
    }

    private void ReadStyles(string path)
    {
        if (_archive.GetEntry(path) is null)
            return;
        var declared = new Dictionary<int, string>();
        using var xml = Read(path, MostKept);
        var isOfCells = false;
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml is { LocalName: "numFmt", Depth: 2 })
                declared[int.Parse(xml.GetAttribute("numFmtId")!, CultureInfo.InvariantCulture)] = xml.GetAttribute("formatCode") ?? "";
            else if (xml.LocalName == "cellXfs")
                isOfCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            else if (isOfCells && xml is { NodeType: XmlNodeType.Element, LocalName: "xf" })
                _styles.Add(ExcelFormat.Of(int.Parse(xml.GetAttribute("numFmtId") ?? "0", CultureInfo.InvariantCulture), declared));
        }
    }

    /// <summary>The runs of a text in one; how it is pronounced is no part of it.</summary>
    private static string Rich(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";
        var (depth, text) = (xml.Depth, new StringBuilder());
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "rPh" })
                Pass(xml);
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "t" })
                text.Append(Content(xml));
        }
        return text.ToString();
    }

    // The reader stands on the element's end afterwards.
    private static string Content(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";
        var (depth, text) = (xml.Depth, "");
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
                text = text.Length == 0 ? xml.Value : text + xml.Value;
        }
        return text;
    }

    private static void Pass(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
        }
    }

    private XmlReader Read(string path, long most) => XmlReader.Create(
        (_archive.GetEntry(path) ?? throw new InvalidDataException($"there is no {path}")).Open(),
        new XmlReaderSettings
        {
            CloseInput = true,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = most,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        });

    private static int ColumnOf(string cell)
    {
        var column = 0;
        foreach (var letter in cell)
        {
            if (!char.IsAsciiLetterUpper(letter))
                break;
            column = Math.Min((column * 26) + letter - 'A' + 1, MostColumns + 1);
        }
        return column;
    }

    // A sign that XML cannot hold is written by its number: _x000D_.
    private static string Unescaped(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escape.Replace(text, match => ((char)Convert.ToInt32(match.Groups["code"].Value, 16)).ToString())
        : text;

    [GeneratedRegex("_x(?<code>[0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Escape { get; }
}
