using System.Buffers.Binary;
using System.IO.Compression;

namespace ClaimLedger.Reports.Drawing;

/// <summary>Pixels of a palette as a PNG file (https://www.w3.org/TR/png-3/).</summary>
internal static class Png
{
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] Remainders = [.. Enumerable.Range(0, 256).Select(number => Remainder((uint)number))];

    /// <summary>Writes it.</summary>
    /// <param name="width">The pixels of a row.</param>
    /// <param name="height">The rows.</param>
    /// <param name="palette">Red, green and blue of each colour.</param>
    /// <param name="pixels">The colour of each pixel, row by row.</param>
    public static byte[] Of(int width, int height, byte[] palette, byte[] pixels)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n']);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        // Eight bits a pixel, which are a number of the palette.
        (head[8], head[9]) = (8, 3);
        Write(file, "IHDR"u8, head);
        Write(file, "PLTE"u8, palette);
        Write(file, "IDAT"u8, Packed(width, height, pixels));
        Write(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Packed(int width, int height, byte[] pixels)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            for (var row = 0; row < height; row++)
            {
                // Not filtered.
                zlib.WriteByte(0);
                zlib.Write(pixels, row * width, width);
            }
        }
        return packed.ToArray();
    }

    private static void Write(MemoryStream file, ReadOnlySpan<byte> kind, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(kind);
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Checksum(Checksum(uint.MaxValue, kind), content));
        file.Write(number);
    }

    private static uint Checksum(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (var each in bytes)
            sum = Remainders[(byte)(sum ^ each)] ^ (sum >> 8);
        return sum;
    }

    private static uint Remainder(uint number)
    {
        for (var bit = 0; bit < 8; bit++)
            number = (number & 1) != 0 ? Polynomial ^ (number >> 1) : number >> 1;
        return number;
    }
}
