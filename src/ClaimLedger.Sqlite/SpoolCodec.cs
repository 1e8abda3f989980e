using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace ClaimLedger.Sqlite;

/// <summary>Claims as bytes and back, for a file that is read by the process that wrote it: texts that repeat are kept in memory.</summary>
internal sealed class SpoolCodec
{
    private readonly List<string> _shared = [""];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly SharedThings<Value> _values = new(ReferenceEqualityComparer.Instance);
    private readonly SharedThings<WrittenDate> _dates = new(EqualityComparer<WrittenDate>.Default);
    private byte[] _bytes = new byte[1 << 20];
    private int _at;

    /// <summary>How many bytes all that was added has, with its lengths.</summary>
    internal int Length => _at;

    /// <summary>Adds a claim; says where its bytes begin.</summary>
    internal int Append(SpooledClaim claim)
    {
        var start = _at;
        Number(0);
        Write(claim);
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(start), _at - start - sizeof(int));
        return start;
    }

    /// <summary>The bytes of a claim that was added.</summary>
    internal ReadOnlySpan<byte> At(int start) => WithLength(start)[sizeof(int)..];

    /// <summary>The same with their length before them.</summary>
    internal ReadOnlySpan<byte> WithLength(int start) =>
        _bytes.AsSpan(start, sizeof(int) + BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(start)));

    /// <summary>Forgets what was added, but for the texts that repeat.</summary>
    internal void Clear() => _at = 0;

    private void Write(SpooledClaim spooled)
    {
        var claim = spooled.Claim;
        if (!claim.Frames.IsEmpty || claim.Anchor is not null || claim.Because is not null)
            throw new NotSupportedException("A row of a table has no word choices, anchors or reasons of a machine.");
        Number(spooled.Source);
        Number(spooled.Question);
        Number(spooled.Ordinal);
        Number(spooled.Part);
        Number(spooled.IsFirst ? 1 : 0);
        BinaryPrimitives.WriteUInt128LittleEndian(Room(16), spooled.Row);
        Own(claim.Id.Local);
        var value = _values.PlaceOf(claim.Value);
        Number(value);
        if (value < 0)
            Write(claim.Value);
        var asOf = _dates.PlaceOf(claim.AsOf);
        Number(asOf);
        if (asOf < 0)
            Write(claim.AsOf);
        Number(claim.Speakers.Length);
        foreach (var speaker in claim.Speakers)
            Shared(speaker.Text);
        Number((int)claim.Modality);
        Shared(claim.Whose?.Text);
        Shared(claim.If);
        Number(claim.IsCounted ? 1 : 0);
        Own(claim.Quote);
        Number(claim.Version ?? 0);
        Number(claim.Withdrawn is null ? 0 : 1);
        if (claim.Withdrawn is { } withdrawal)
        {
            Write(withdrawal.On);
            Own(withdrawal.Why);
        }
        Own(claim.Note);
        Shared(claim.Place.File);
        Number(claim.Place.Line);
        Number(claim.Place.Column);
    }

    internal SpooledClaim Read(ReadOnlySpan<byte> bytes, Func<int, Source> sourceAt, Func<int, QuestionId> questionAt)
    {
        var from = new Reader(bytes, _shared);
        var (source, question, ordinal, part, isFirst) = (from.Number(), from.Number(), from.Number(), from.Number(), from.Number() == 1);
        var row = from.Row();
        var of = sourceAt(source);
        return new SpooledClaim(
            new Claim
            {
                Id = new ClaimId(of.Id, from.Own()!),
                Source = of.Id,
                Question = questionAt(question),
                Value = from.Number() is >= 0 and var value ? _values[value] : from.Value(),
                AsOf = from.Number() is >= 0 and var asOf ? _dates[asOf] : from.Date(),
                Speakers = from.Speakers(),
                Modality = (Modality)from.Number(),
                Whose = from.Shared() is { } whose ? new SpeakerName(whose) : null,
                If = from.Shared(),
                IsCounted = from.Number() == 1,
                Quote = from.Own(),
                Version = from.Number() is > 0 and var version ? version : null,
                Withdrawn = from.Number() == 1 ? new Withdrawal(from.Date(), from.Own()) : null,
                Note = from.Own(),
                Place = new Place(from.Shared() ?? "", from.Number(), from.Number()),
            },
            of,
            source,
            question,
            ordinal,
            row,
            part,
            isFirst);
    }

    private enum Form
    {
        Unknown,
        Options,
        Range,
    }

    private void Write(Value value)
    {
        Own(value.Text);
        switch (value)
        {
            case Value.Unknown:
                Number((int)Form.Unknown);
                break;
            case Value.Options options:
                Number((int)Form.Options);
                BinaryPrimitives.WriteUInt64LittleEndian(Room(8), options.Allowed.Bits);
                break;
            case Value.Range range:
                Number((int)Form.Range);
                Write(range.Literal);
                Write(range.Usual);
                Number(range.Written is null ? 0 : 1);
                Decimal(range.Written ?? 0);
                Shared(range.Reading);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void Write(in Interval interval)
    {
        Number(Ends.Mask(interval));
        Decimal(interval.Low ?? 0);
        Decimal(interval.High ?? 0);
    }

    private void Write(in WrittenDate date)
    {
        Number(date.Days.First.DayNumber);
        Number(date.Days.Last.DayNumber);
        Number(date.Days.IsUncertain ? 1 : 0);
        Own(date.Text);
    }

    private void Number(int number) => BinaryPrimitives.WriteInt32LittleEndian(Room(sizeof(int)), number);

    private void Decimal(decimal number) => decimal.GetBits(number, MemoryMarshal.Cast<byte, int>(Room(16)));

    private void Own(string? text)
    {
        if (text is null)
        {
            Number(-1);
            return;
        }
        var length = Encoding.UTF8.GetByteCount(text);
        Number(length);
        Encoding.UTF8.GetBytes(text, Room(length));
    }

    private void Shared(string? text)
    {
        if (text is null)
        {
            Number(-1);
            return;
        }
        if (!_places.TryGetValue(text, out var place))
        {
            _places[text] = place = _shared.Count;
            _shared.Add(text);
        }
        Number(place);
    }

    private Span<byte> Room(int bytes)
    {
        if (_bytes.Length - _at < bytes)
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _at + bytes));
        _at += bytes;
        return _bytes.AsSpan(_at - bytes, bytes);
    }

    /// <summary>What many claims have is kept in memory, as it is; of a table in which nothing repeats no more than a bound.</summary>
    private sealed class SharedThings<T>(IEqualityComparer<T> comparer)
        where T : notnull
    {
        private const int Most = 10_000;

        private readonly List<T> _things = [];
        private readonly Dictionary<T, int> _places = new(comparer);

        public T this[int place] => _things[place];

        /// <summary>Its place; -1 where there was no room for it.</summary>
        public int PlaceOf(T thing)
        {
            if (_places.TryGetValue(thing, out var place))
                return place;
            if (_things.Count == Most)
                return -1;
            _places.Add(thing, _things.Count);
            _things.Add(thing);
            return _things.Count - 1;
        }
    }

    private ref struct Reader(ReadOnlySpan<byte> bytes, List<string> shared)
    {
        private readonly List<string> _shared = shared;
        private ReadOnlySpan<byte> _bytes = bytes;

        public int Number() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

        public UInt128 Row() => BinaryPrimitives.ReadUInt128LittleEndian(Take(16));

        public string? Own() => Number() is >= 0 and var length ? Encoding.UTF8.GetString(Take(length)) : null;

        public string? Shared() => Number() is >= 0 and var place ? _shared[place] : null;

        public WrittenDate Date()
        {
            var days = new DaySpan(DateOnly.FromDayNumber(Number()), DateOnly.FromDayNumber(Number()), Number() == 1);
            return new WrittenDate(days, Own());
        }

        public ImmutableArray<SpeakerName> Speakers()
        {
            var count = Number();
            if (count == 0)
                return [];
            var speakers = ImmutableArray.CreateBuilder<SpeakerName>(count);
            for (var index = 0; index < count; index++)
                speakers.Add(new SpeakerName(Shared()!));
            return speakers.MoveToImmutable();
        }

        public Value Value()
        {
            var words = Own()!;
            switch ((Form)Number())
            {
                case Form.Options:
                    return new Value.Options(words, new OptionSet(BinaryPrimitives.ReadUInt64LittleEndian(Take(8))));
                case Form.Range:
                    var (literal, usual) = (Interval(), Interval());
                    var hasNumber = Number() == 1;
                    var number = Decimal();
                    return new Value.Range(words, literal, usual, hasNumber ? number : null, Shared()!);
                default:
                    return new Value.Unknown(words);
            }
        }

        private Interval Interval()
        {
            var ends = Number();
            var (low, high) = (Decimal(), Decimal());
            return Ends.From((ends & Ends.LowUnbounded) != 0 ? null : low, (ends & Ends.HighUnbounded) != 0 ? null : high, ends);
        }

        private decimal Decimal() => new(MemoryMarshal.Cast<byte, int>(Take(16)));

        private ReadOnlySpan<byte> Take(int count)
        {
            var taken = _bytes[..count];
            _bytes = _bytes[count..];
            return taken;
        }
    }
}
