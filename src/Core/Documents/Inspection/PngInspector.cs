using System.Buffers.Binary;
using System.IO.Compression;

namespace CreditFunctions.Core.Documents.Inspection;

/// <summary>Reads a PNG chunk by chunk; pixels are unpacked and counted, not stored.</summary>
internal static class PngInspector
{
    private const int HeaderLength = 13;

    public static void Inspect(byte[] file, InspectionBudget budget)
    {
        var at = FileSignatures.Png.Length;
        var pixels = new List<ArraySegment<byte>>();
        var expected = 0L;
        while (true)
        {
            if (
                at + 12 > file.Length
                || BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at)) is var length
                    && (length > int.MaxValue || at + 12L + length > file.Length)
            )
            {
                throw new InspectionStoppedException(DocumentErrors.IsDamaged());
            }

            var type = file.AsSpan(at + 4, 4);
            var data = new ArraySegment<byte>(file, at + 8, (int)length);
            at += 12 + (int)length;
            budget.CountObject();
            if (expected == 0)
            {
                expected =
                    type.SequenceEqual("IHDR"u8) && length == HeaderLength
                        ? BytesOf(data, budget)
                        : throw new InspectionStoppedException(DocumentErrors.IsDamaged());
            }
            else if (type.SequenceEqual("IDAT"u8))
            {
                pixels.Add(data);
            }
            else if (type.SequenceEqual("IEND"u8))
            {
                break;
            }
            else if (PackedPartOf(type, data) is { Count: > 0 } packed)
            {
                Unpack([packed], expected: 0, budget);
            }
        }

        if (FileSignatures.IsForeign(file.AsSpan(at)))
        {
            throw new InspectionStoppedException(DocumentErrors.IsAmbiguous());
        }

        Unpack(pixels, expected, budget);
    }

    // Bytes of all rows without interlacing; interlacing adds a few.
    private static long BytesOf(ReadOnlySpan<byte> header, InspectionBudget budget)
    {
        var width = BinaryPrimitives.ReadUInt32BigEndian(header);
        var height = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        int samples = header[9] switch
        {
            0 or 3 => 1,
            4 => 2,
            2 => 3,
            6 => 4,
            _ => 0,
        };
        if (width == 0 || height == 0 || samples == 0)
        {
            throw new InspectionStoppedException(DocumentErrors.IsDamaged());
        }

        if (width > int.MaxValue || height > int.MaxValue || (long)width * height > budget.Limits.MaxPixels)
        {
            throw new InspectionStoppedException(DocumentErrors.ExpandsTooMuch());
        }

        return height * (1 + (((long)width * samples * header[8]) + 7) / 8);
    }

    // A colour profile or text that a viewer unpacks too: a keyword, a zero, and the method or, for international text, its flags and
    // languages.
    private static ArraySegment<byte> PackedPartOf(ReadOnlySpan<byte> type, ArraySegment<byte> data)
    {
        var at = data.AsSpan().IndexOf((byte)0) + 1;
        if (at == 0)
        {
            return default;
        }

        if (type.SequenceEqual("iCCP"u8) || type.SequenceEqual("zTXt"u8))
        {
            return at < data.Count ? data[(at + 1)..] : default;
        }

        if (!type.SequenceEqual("iTXt"u8) || at + 2 > data.Count || data[at] == 0)
        {
            return default;
        }

        at += 2;
        for (var languages = 0; languages < 2; languages++)
        {
            var length = data.AsSpan(at).IndexOf((byte)0);
            if (length < 0)
            {
                return default;
            }

            at += length + 1;
        }

        return data[at..];
    }

    private static void Unpack(List<ArraySegment<byte>> pixels, long expected, InspectionBudget budget)
    {
        var packed = pixels.Sum(part => (long)part.Count);
        if (packed == 0)
        {
            throw new InspectionStoppedException(DocumentErrors.IsEmpty());
        }

        using var zlib = new ZLibStream(new SegmentStream(pixels), CompressionMode.Decompress);
        var buffer = new byte[1 << 16];
        var unpacked = 0L;
        try
        {
            // Data beyond the rows is never shown, but a viewer may unpack it: a large surplus is a bomb at any compression ratio.
            while (zlib.Read(buffer) is > 0 and var read)
            {
                unpacked += read;
                if (unpacked - expected > budget.Limits.SuspiciousBytes)
                {
                    throw new InspectionStoppedException(DocumentErrors.ExpandsTooMuch());
                }

                budget.Inflate(read, unpacked: Math.Max(0, unpacked - expected), packed);
            }
        }
        catch (InvalidDataException)
        {
            // Fewer bytes than the rows need; a damaged profile or text hides no pixel.
        }

        if (unpacked < expected)
        {
            throw new InspectionStoppedException(DocumentErrors.IsDamaged());
        }
    }
}
