using System.IO.Compression;

namespace CreditFunctions.Core.Documents.Inspection;

/// <summary>Unpacks streams of a PDF within a budget (ISO 32000-2, 7.4). Image filters are not decoded: they contain only pixels.</summary>
public static class PdfFilters
{
    private static readonly HashSet<string> Images = ["DCTDecode", "DCT", "JPXDecode", "JBIG2Decode", "CCITTFaxDecode", "CCF"];

    /// <summary>Decodes data by a chain of filters, and holds the result in memory.</summary>
    /// <returns>The data, up to the first image filter; null where a filter is unknown.</returns>
    public static ArraySegment<byte>? Decode(ArraySegment<byte> data, IReadOnlyList<string> filters, InspectionBudget budget) =>
        Run(data, filters, budget, isHeld: true)?.Data;

    /// <summary>Decodes data by a chain of filters only to count bytes.</summary>
    /// <returns>Bytes after the last filter, or before the first image filter; null where a filter is unknown.</returns>
    public static long? Measure(ArraySegment<byte> data, IReadOnlyList<string> filters, InspectionBudget budget) =>
        Run(data, filters, budget, isHeld: false)?.Length;

    private static (ArraySegment<byte> Data, long Length)? Run(
        ArraySegment<byte> data,
        IReadOnlyList<string> filters,
        InspectionBudget budget,
        bool isHeld
    )
    {
        if (filters.Count > budget.Limits.MaxFilters)
        {
            throw new InspectionStoppedException(DocumentErrors.ExpandsTooMuch());
        }

        var packed = data.Count;
        var length = (long)data.Count;
        foreach (var (number, filter) in filters.Index())
        {
            if (Images.Contains(filter) || filter == "Crypt")
            {
                return (data, length);
            }

            // The input of the next filter is always held in memory.
            var output = new BoundedOutput(budget, packed, isHeld || number < filters.Count - 1);
            switch (filter)
            {
                case "FlateDecode" or "Fl":
                    Inflate(data, output);
                    break;
                case "LZWDecode" or "LZW":
                    UnpackLzw(data, output);
                    break;
                case "RunLengthDecode" or "RL":
                    UnpackRuns(data, output);
                    break;
                case "ASCII85Decode" or "A85":
                    Unpack85(data, output);
                    break;
                case "ASCIIHexDecode" or "AHx":
                    UnpackHex(data, output);
                    break;
                default:
                    return null;
            }

            (data, length) = (output.ToSegment(), output.Length);
        }

        return (data, length);
    }

    private static void Inflate(ArraySegment<byte> data, BoundedOutput output)
    {
        using var zlib = new ZLibStream(
            new MemoryStream(data.Array!, data.Offset, data.Count, writable: false),
            CompressionMode.Decompress
        );
        var buffer = new byte[1 << 14];
        try
        {
            while (zlib.Read(buffer) is > 0 and var read)
            {
                output.Write(buffer.AsSpan(0, read));
            }
        }
        catch (InvalidDataException)
        {
            // Readers also show the data before the fault.
        }
    }

    private static void UnpackRuns(ReadOnlySpan<byte> data, BoundedOutput output)
    {
        Span<byte> repeated = stackalloc byte[128];
        for (var at = 0; at < data.Length && data[at] != 128; )
        {
            var length = data[at++];
            if (length < 128)
            {
                var run = data.Slice(at, Math.Min(length + 1, data.Length - at));
                output.Write(run);
                at += run.Length;
            }
            else if (at < data.Length)
            {
                repeated[..(257 - length)].Fill(data[at++]);
                output.Write(repeated[..(257 - length)]);
            }
        }
    }

    private static void UnpackHex(ReadOnlySpan<byte> data, BoundedOutput output)
    {
        var high = -1;
        foreach (var each in data)
        {
            if (each == (byte)'>')
            {
                break;
            }

            if (!Uri.IsHexDigit((char)each))
            {
                continue;
            }

            var digit = Convert.ToInt32(((char)each).ToString(), 16);
            if (high < 0)
            {
                high = digit;
            }
            else
            {
                output.Write([(byte)((high << 4) | digit)]);
                high = -1;
            }
        }
    }

    private static void Unpack85(ReadOnlySpan<byte> data, BoundedOutput output)
    {
        var (value, count) = (0u, 0);
        foreach (var each in data)
        {
            if (each == (byte)'~')
            {
                break;
            }

            if (each == (byte)'z' && count == 0)
            {
                output.Write([0, 0, 0, 0]);
            }
            else if (each is >= (byte)'!' and <= (byte)'u')
            {
                value = unchecked((value * 85) + (uint)(each - '!'));
                if (++count == 5)
                {
                    output.Write([(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value]);
                    (value, count) = (0, 0);
                }
            }
        }

        if (count < 2)
        {
            return;
        }

        for (var missing = count; missing < 5; missing++)
        {
            value = unchecked((value * 85) + 84);
        }

        ReadOnlySpan<byte> rest = [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8)];
        output.Write(rest[..(count - 1)]);
    }

    private static void UnpackLzw(ReadOnlySpan<byte> data, BoundedOutput output)
    {
        const int clear = 256,
            end = 257,
            most = 4096;
        var (previous, next, width, bits, buffered) = (-1, 258, 9, 0u, 0);
        var prefix = new int[most];
        var last = new byte[most];
        var word = new byte[most + 1];
        foreach (var each in data)
        {
            (bits, buffered) = ((bits << 8) | each, buffered + 8);
            if (buffered < width)
            {
                continue;
            }

            buffered -= width;
            var code = (int)((bits >> buffered) & ((1u << width) - 1));
            if (code == end)
            {
                return;
            }

            if (code == clear)
            {
                (previous, next, width) = (-1, 258, 9);
                continue;
            }

            if (code > next || (code == next && previous < 0))
            {
                return;
            }

            // A code that is just being defined is the previous one with its own first byte appended.
            var (at, from) = (word.Length, code == next ? previous : code);
            if (code == next)
            {
                at--;
            }

            for (; from >= 258; from = prefix[from])
            {
                word[--at] = last[from];
            }

            word[--at] = (byte)from;
            if (code == next)
            {
                word[^1] = word[at];
            }

            output.Write(word.AsSpan(at));
            if (previous >= 0 && next < most)
            {
                (prefix[next], last[next]) = (previous, word[at]);
                next++;
            }

            previous = code;
            width =
                next >= 2047 ? 12
                : next >= 1023 ? 11
                : next >= 511 ? 10
                : 9;
        }
    }

    private sealed class BoundedOutput(InspectionBudget budget, int packed, bool isHeld)
    {
        private byte[] _bytes = [];

        public long Length { get; private set; }

        public void Write(ReadOnlySpan<byte> bytes)
        {
            budget.Inflate(bytes.Length, Length + bytes.Length, packed);
            if (isHeld)
            {
                Hold(bytes);
            }

            Length += bytes.Length;
        }

        public ArraySegment<byte> ToSegment() => isHeld ? new(_bytes, 0, (int)Length) : ArraySegment<byte>.Empty;

        private void Hold(ReadOnlySpan<byte> bytes)
        {
            var length = (int)Length + bytes.Length;
            budget.Hold(length);
            if (length > _bytes.Length)
            {
                Array.Resize(ref _bytes, Math.Max(length, (int)Math.Clamp(_bytes.Length * 2L, 1 << 12, budget.Limits.MaxHeldBytes)));
            }

            bytes.CopyTo(_bytes.AsSpan((int)Length));
        }
    }
}
