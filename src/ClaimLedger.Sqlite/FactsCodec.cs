using System.Buffers.Binary;
using System.Diagnostics;
using ClaimLedger.Reconciliation;

namespace ClaimLedger.Sqlite;

/// <summary>Packs the facts of a claim as schema.sql describes at <c>claim_facts</c>.</summary>
internal static class FactsCodec
{
    /// <summary>The most bytes that one claim takes.</summary>
    internal const int MaxSize = HeaderSize + ExtraSize + 4 * DecimalSize;

    /// <summary>The most claims in one row.</summary>
    internal const int RunLength = 512;

    private const int HeaderSize = 40;
    private const int ExtraSize = 12;
    private const int DecimalSize = 16;

    // Bits of the chain's length, which no chain comes near.
    private const ushort Uncertain = 1 << 14;
    private const ushort HasExtra = 1 << 15;

    private enum Form : byte { Nothing = 0, Options = 1, Ends32 = 2, Ends64 = 3, EndsDecimal = 4 }

    /// <summary>Writes one claim and says how many bytes it took.</summary>
    internal static int Write(Span<byte> to, in ClaimFacts facts)
    {
        var form = FormOf(facts);
        Put32(to, 0, facts.Source);
        Put32(to, 4, facts.Publisher);
        Put32(to, 8, facts.Origin);
        Put32(to, 12, facts.Wire);
        Put32(to, 16, facts.Chain);
        Put32(to, 20, facts.AsOfFirst);
        Put32(to, 24, facts.AsOfLast);
        Put32(to, 28, facts.PublishedFirst);
        Put32(to, 32, facts.PublishedLast);
        to[36] = (byte)((int)facts.Modality | (facts.IsUnknown ? 8 : 0) | (facts.OriginIsAnonymous ? 16 : 0) | ((int)form << 5));
        to[37] = (byte)(Ends.Mask(facts.Literal) | (Ends.Mask(facts.Usual) << 4));
        var extra = facts.Condition != 0 || facts.Whose != 0 || facts.AsOfMinute != 0;
        BinaryPrimitives.WriteUInt16LittleEndian(
            to[38..],
            (ushort)(Math.Min(facts.ChainLength, Uncertain - 1) | (facts.IsAsOfUncertain ? Uncertain : 0) | (extra ? HasExtra : 0)));
        if (!extra)
            return HeaderSize + WriteValue(to[HeaderSize..], form, facts);
        Put32(to, HeaderSize, facts.Condition);
        Put32(to, HeaderSize + 4, facts.Whose);
        Put32(to, HeaderSize + 8, facts.AsOfMinute);
        return HeaderSize + ExtraSize + WriteValue(to[(HeaderSize + ExtraSize)..], form, facts);
    }

    private static int WriteValue(Span<byte> rest, Form form, in ClaimFacts facts)
    {
        switch (form)
        {
            case Form.Nothing:
                return 0;
            case Form.Options:
                BinaryPrimitives.WriteUInt64LittleEndian(rest, facts.Options.Bits);
                return 8;
            case Form.Ends32:
                Put32(rest, 0, (long)(facts.Literal.Low ?? 0));
                Put32(rest, 4, (long)(facts.Literal.High ?? 0));
                Put32(rest, 8, (long)(facts.Usual.Low ?? 0));
                Put32(rest, 12, (long)(facts.Usual.High ?? 0));
                return 16;
            case Form.Ends64:
                BinaryPrimitives.WriteInt64LittleEndian(rest, (long)(facts.Literal.Low ?? 0));
                BinaryPrimitives.WriteInt64LittleEndian(rest[8..], (long)(facts.Literal.High ?? 0));
                BinaryPrimitives.WriteInt64LittleEndian(rest[16..], (long)(facts.Usual.Low ?? 0));
                BinaryPrimitives.WriteInt64LittleEndian(rest[24..], (long)(facts.Usual.High ?? 0));
                return 32;
            case Form.EndsDecimal:
                PutDecimal(rest, facts.Literal.Low ?? 0);
                PutDecimal(rest[DecimalSize..], facts.Literal.High ?? 0);
                PutDecimal(rest[(2 * DecimalSize)..], facts.Usual.Low ?? 0);
                PutDecimal(rest[(3 * DecimalSize)..], facts.Usual.High ?? 0);
                return 4 * DecimalSize;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Reads a run of claims that begins with key <paramref name="first"/> into <paramref name="to"/>.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a run of so many claims.</exception>
    internal static void Read(ReadOnlySpan<byte> from, long first, Span<ClaimFacts> to)
    {
        for (var index = 0; index < to.Length; index++)
        {
            if (from.Length < HeaderSize)
                throw Damaged();
            var state = from[36];
            var ends = from[37];
            var form = (Form)(state >> 5);
            var length = BinaryPrimitives.ReadUInt16LittleEndian(from[38..]);
            var header = HeaderSize + ((length & HasExtra) != 0 ? ExtraSize : 0);
            var size = header + Payload(form);
            if (from.Length < size)
                throw Damaged();

            var rest = from[header..];
            var (literal, usual) = form switch
            {
                Form.Ends32 => (Whole(Get32(rest, 0), Get32(rest, 4), ends & 15), Whole(Get32(rest, 8), Get32(rest, 12), ends >> 4)),
                Form.Ends64 => (Whole(Get64(rest, 0), Get64(rest, 8), ends & 15), Whole(Get64(rest, 16), Get64(rest, 24), ends >> 4)),
                Form.EndsDecimal => (
                    Between(GetDecimal(rest), GetDecimal(rest[DecimalSize..]), ends & 15),
                    Between(GetDecimal(rest[(2 * DecimalSize)..]), GetDecimal(rest[(3 * DecimalSize)..]), ends >> 4)),
                _ => (Interval.Everything, Interval.Everything),
            };
            to[index] = new ClaimFacts
            {
                Key = first + index,
                Source = Get32(from, 0),
                Publisher = Get32(from, 4),
                Origin = Get32(from, 8),
                Wire = Get32(from, 12),
                Chain = Get32(from, 16),
                AsOfFirst = Get32(from, 20),
                AsOfLast = Get32(from, 24),
                PublishedFirst = Get32(from, 28),
                PublishedLast = Get32(from, 32),
                Modality = (Modality)(state & 7),
                IsUnknown = (state & 8) != 0,
                OriginIsAnonymous = (state & 16) != 0,
                ChainLength = length & (Uncertain - 1),
                IsAsOfUncertain = (length & Uncertain) != 0,
                Condition = header > HeaderSize ? Get32(from, HeaderSize) : 0,
                Whose = header > HeaderSize ? Get32(from, HeaderSize + 4) : 0,
                AsOfMinute = header > HeaderSize ? Get32(from, HeaderSize + 8) : 0,
                Literal = literal,
                Usual = usual,
                Options = form == Form.Options ? new OptionSet(BinaryPrimitives.ReadUInt64LittleEndian(rest)) : default,
            };
            from = from[size..];
        }
        if (!from.IsEmpty)
            throw Damaged();
    }

    /// <summary>The keys of claims that are no run.</summary>
    internal static byte[] WriteKeys(ReadOnlySpan<long> keys)
    {
        var bytes = new byte[8 * keys.Length];
        for (var index = 0; index < keys.Length; index++)
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8 * index), keys[index]);
        return bytes;
    }

    /// <summary>Gives claims the keys that stand beside them, and their places among those of their question.</summary>
    /// <param name="from">The keys.</param>
    /// <param name="begins">The key with which the question's packed facts begin.</param>
    /// <param name="before">How many claims of the question come before.</param>
    /// <param name="to">The claims.</param>
    /// <exception cref="InvalidDataException">The bytes are not so many keys.</exception>
    internal static void ReadKeys(ReadOnlySpan<byte> from, long begins, int before, Span<ClaimFacts> to)
    {
        if (from.Length != 8 * to.Length)
            throw Damaged();
        for (var index = 0; index < to.Length; index++)
        {
            to[index] = to[index] with
            {
                Key = Get64(from, 8 * index),
                Place = ClaimFacts.PlaceOf(begins, before + index),
            };
        }
    }

    private static Form FormOf(in ClaimFacts facts)
    {
        if (!facts.Options.IsEmpty)
            return Form.Options;
        if (facts.Literal.IsEverything && facts.Usual.IsEverything)
            return Form.Nothing;
        var (least, most) = (long.MaxValue, long.MinValue);
        foreach (var end in (ReadOnlySpan<decimal?>)[facts.Literal.Low, facts.Literal.High, facts.Usual.Low, facts.Usual.High])
        {
            if (end is not { } number)
                continue;
            if (number is < long.MinValue or > long.MaxValue || decimal.Truncate(number) != number)
                return Form.EndsDecimal;
            least = Math.Min(least, (long)number);
            most = Math.Max(most, (long)number);
        }
        return least >= int.MinValue && most <= int.MaxValue ? Form.Ends32 : Form.Ends64;
    }

    private static int Payload(Form form) => form switch
    {
        Form.Nothing => 0,
        Form.Options => 8,
        Form.Ends32 => 16,
        Form.Ends64 => 32,
        Form.EndsDecimal => 4 * DecimalSize,
        _ => throw Damaged(),
    };

    private static Interval Whole(long low, long high, int ends) =>
        ends == 0 && low == high ? Interval.Point(low) : Between(low, high, ends);

    private static Interval Between(decimal low, decimal high, int ends) =>
        Ends.From((ends & Ends.LowUnbounded) != 0 ? null : low, (ends & Ends.HighUnbounded) != 0 ? null : high, ends);

    private static void Put32(Span<byte> to, int at, long value) => BinaryPrimitives.WriteInt32LittleEndian(to[at..], checked((int)value));

    private static int Get32(ReadOnlySpan<byte> from, int at) => BinaryPrimitives.ReadInt32LittleEndian(from[at..]);

    private static long Get64(ReadOnlySpan<byte> from, int at) => BinaryPrimitives.ReadInt64LittleEndian(from[at..]);

    private static void PutDecimal(Span<byte> to, decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        for (var index = 0; index < 4; index++)
            BinaryPrimitives.WriteInt32LittleEndian(to[(4 * index)..], parts[index]);
    }

    private static decimal GetDecimal(ReadOnlySpan<byte> from) => new([Get32(from, 0), Get32(from, 4), Get32(from, 8), Get32(from, 12)]);

    private static InvalidDataException Damaged() => new("The packed facts of a question are damaged.");
}
