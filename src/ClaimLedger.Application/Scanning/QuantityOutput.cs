using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using ClaimLedger.Application.Output;
using ClaimLedger.Exchange.Csv;
using ClaimLedger.Scanning;
using ClaimLedger.Text;

namespace ClaimLedger.Application.Scanning;

/// <summary>Takes quantities as they are found, in order. Closed: one case a format.</summary>
internal abstract class QuantityOutput : IDisposable
{
    private QuantityOutput()
    {
    }

    /// <summary>The formats, the default first.</summary>
    public static ImmutableArray<string> Names { get; } = ["table", "json", "jsonl", "csv"];

    /// <summary>The output in a format.</summary>
    public static QuantityOutput In(string format, Host host) => format switch
    {
        "json" => new Json(host, isArray: true),
        "jsonl" => new Json(host, isArray: false),
        "csv" => new Csv(host),
        _ => new Table(host),
    };

    /// <summary>Writes one quantity.</summary>
    /// <param name="text">The text that it stands in.</param>
    /// <param name="found">What was found.</param>
    /// <param name="start">Where it starts, in code points of the whole text.</param>
    /// <param name="end">Where it ends.</param>
    public abstract void Write(string text, FoundQuantity found, long start, long end);

    /// <summary>Writes what belongs behind the last one.</summary>
    public virtual void Finish()
    {
    }

    public abstract void Dispose();

    /// <summary>Lines with fixed places, so that nothing has to be held back.</summary>
    private sealed class Table(Host host) : QuantityOutput
    {
        private long _count;

        public override void Write(string text, FoundQuantity found, long start, long end)
        {
            if (_count++ == 0)
                Line("span", "kind", "says", "usually", "unit", "text");
            var words = Phrases.OneLine(text.AsSpan(found.Span).ToString());
            var counted = found.Counted is { } noun ? $" ({Phrases.OneLine(text.AsSpan(noun).ToString())})" : "";
            Line(
                $"{start}-{end}",
                TermNames<QuantityKinds>.Of(found.Kind),
                Set(found.Literal, found.Kind),
                found.Usual == found.Literal ? "" : Set(found.Usual, found.Kind),
                found.Unit ?? "",
                words + counted);
        }

        public override void Finish() =>
            host.Error.WriteLine(_count == 0 ? "No quantities." : _count == 1 ? "1 quantity" : $"{_count} quantities");

        public override void Dispose()
        {
        }

        private void Line(string span, string kind, string says, string usually, string unit, string text) =>
            host.Out.WriteLine($"{span,-13} {kind,-8} {says,-22} {usually,-22} {unit,-8} {text}");

        private static string Set(Interval set, QuantityKinds kind) => kind switch
        {
            QuantityKinds.Date => QuantityWords.Days(set) ?? set.ToString(),
            QuantityKinds.Time => ValueText.Describe(set, AnswerType.Time, null),
            _ => set.ToString(),
        };
    }

    private sealed class Json : QuantityOutput
    {
        private const int Portion = 32 * 1024;

        private readonly Host _host;
        private readonly bool _isArray;
        private readonly ArrayBufferWriter<byte> _buffer = new(2 * Portion);
        private readonly Utf8JsonWriter _json;

        public Json(Host host, bool isArray)
        {
            (_host, _isArray) = (host, isArray);
            host.Out.Flush();
            _json = new Utf8JsonWriter(_buffer, isArray ? JsonText.Indented : JsonText.OneLine);
            if (isArray)
                _json.WriteStartArray();
        }

        public override void Write(string text, FoundQuantity found, long start, long end)
        {
            QuantityJson.Write(_json, text, found, start, end);
            if (!_isArray)
            {
                _json.Flush();
                _json.Reset();
                _buffer.Write("\n"u8);
            }
            if (_buffer.WrittenCount + _json.BytesPending > Portion)
                Pass();
        }

        public override void Finish()
        {
            if (_isArray)
                _json.WriteEndArray();
            Pass();
            if (_isArray)
                _host.Out.WriteLine();
        }

        public override void Dispose()
        {
            Pass();
            _json.Dispose();
        }

        private void Pass()
        {
            _json.Flush();
            _host.Out.BaseStream.Write(_buffer.WrittenSpan);
            _buffer.ResetWrittenCount();
        }
    }

    private sealed class Csv : QuantityOutput
    {
        private static readonly string[] Columns =
            [
                "start",
                "end",
                "text",
                "core",
                "kind",
                "value",
                "literal_low",
                "literal_high",
                "usual_low",
                "usual_high",
                "unit",
                "hedge",
                "counted",
                "reading",
            ];

        private readonly CsvOutput _csv;

        public Csv(Host host)
        {
            _csv = new CsvOutput(host.Out, newLine: "\n");
            _csv.Row(Columns);
        }

        public override void Write(string text, FoundQuantity found, long start, long end)
        {
            _csv.Number(CellText.Of(start));
            _csv.Number(CellText.Of(end));
            Text(text.AsSpan(found.Span).ToString());
            Text(text.AsSpan(found.Core).ToString());
            Text(TermNames<QuantityKinds>.Of(found.Kind));
            if (found.Kind is QuantityKinds.Date)
            {
                Text(QuantityWords.Days(found.Literal));
                Day(found.Literal.Low);
                Day(found.Literal.High);
                Day(found.Usual.Low);
                Day(found.Usual.High);
            }
            else if (found.Kind is QuantityKinds.Time)
            {
                Time(found.Written);
                Time(found.Literal.Low);
                Time(found.Literal.High);
                Time(found.Usual.Low);
                Time(found.Usual.High);
            }
            else
            {
                _csv.Number(CellText.Of(found.Written));
                _csv.Number(CellText.Of(found.Literal.Low));
                _csv.Number(CellText.Of(found.Literal.High));
                _csv.Number(CellText.Of(found.Usual.Low));
                _csv.Number(CellText.Of(found.Usual.High));
            }
            Text(found.Unit);
            Text(QuantityWords.Hedge(text, found));
            Text(found.Counted is { } counted ? text.AsSpan(counted).ToString() : null);
            Text(found.Reading);
            _csv.EndRow();
        }

        public override void Dispose() => _csv.Dispose();

        private void Text(string? text) => _csv.Text(Phrases.Harmless(text));

        private void Time(decimal? end) => Text(end is { } number ? IntervalJson.Text(number, AnswerType.Time) : null);

        private void Day(decimal? end) => Text(end is { } number ? $"{Output.Json.DayOf(number):yyyy-MM-dd}" : null);
    }
}
