using System.Buffers.Binary;

namespace CreditFunctions.Core.Documents.Inspection;

/// <summary>Reads a JPEG marker by marker to its end; no pixel is decoded.</summary>
internal static class JpegInspector
{
    public static void Inspect(ReadOnlySpan<byte> file, InspectionBudget budget)
    {
        var (at, hasFrame, hasScan) = (2, false, false);
        while (true)
        {
            at = NextMarker(file, at, hasScan);
            var marker = file[at + 1];
            at += 2;
            if (marker == 0xD9)
            {
                break;
            }

            if (marker is 0x01 or (>= 0xD0 and <= 0xD8))
            {
                continue;
            }

            budget.CountObject();
            if (
                at + 2 > file.Length
                || BinaryPrimitives.ReadUInt16BigEndian(file[at..]) is var length && (length < 2 || at + length > file.Length)
            )
            {
                throw Damaged();
            }

            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                CheckFrame(file.Slice(at, length), budget);
                hasFrame = true;
            }

            hasScan |= marker == 0xDA && hasFrame;
            at += length;
        }

        if (!hasScan)
        {
            throw Damaged();
        }

        // Cameras append previews after the end; programs, packages and HTML pages are refused.
        if (FileSignatures.IsForeign(file[at..]))
        {
            throw new InspectionStoppedException(DocumentErrors.IsAmbiguous());
        }
    }

    // Within a scan FF 00 is a data byte, and FF D0 to FF D7 are restart markers.
    private static int NextMarker(ReadOnlySpan<byte> file, int at, bool withinScan)
    {
        while (at + 1 < file.Length)
        {
            var found = file[at..].IndexOf((byte)0xFF);
            if (found < 0 || at + found + 1 >= file.Length)
            {
                break;
            }

            at += found;
            if (file[at + 1] == 0xFF)
            {
                at++;
            }
            else if (withinScan && file[at + 1] is 0 or (>= 0xD0 and <= 0xD7))
            {
                at += 2;
            }
            else if (file[at + 1] == 0 || (!withinScan && found > 0))
            {
                break;
            }
            else
            {
                return at;
            }
        }

        throw Damaged();
    }

    private static void CheckFrame(ReadOnlySpan<byte> segment, InspectionBudget budget)
    {
        if (segment.Length < 8)
        {
            throw Damaged();
        }

        var height = BinaryPrimitives.ReadUInt16BigEndian(segment[3..]);
        var width = BinaryPrimitives.ReadUInt16BigEndian(segment[5..]);
        if (width == 0 || segment[7] == 0)
        {
            throw Damaged();
        }

        if ((long)width * height > budget.Limits.MaxPixels)
        {
            throw new InspectionStoppedException(DocumentErrors.ExpandsTooMuch());
        }
    }

    private static InspectionStoppedException Damaged() => new(DocumentErrors.IsDamaged());
}
