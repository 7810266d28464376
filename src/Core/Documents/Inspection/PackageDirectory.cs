using System.Buffers.Binary;
using System.Text;

namespace CreditFunctions.Core.Documents.Inspection;

/// <summary>An entry of a ZIP.</summary>
/// <param name="Data">Packed bytes.</param>
/// <param name="Size">Unpacked length as stated by the directory; not reliable.</param>
public sealed record PackageEntry(string Name, bool IsDeflated, ArraySegment<byte> Data, long Size)
{
    public bool IsFolder => Name.EndsWith('/');
}

/// <summary>
/// Reads the directory of a ZIP without unpacking, and compares it with the entries: detects what <c>ZipArchive</c> does not, such as
/// encrypted, overlapping, hidden or duplicate entries.
/// </summary>
public static class PackageDirectory
{
    private const int MaxDirectoryBytes = 1 << 20;
    private const int EndBytes = 22;
    private const int MaxCommentBytes = 65_535;
    private const int EntryBytes = 46;
    private const int LocalBytes = 30;
    private const uint EndSignature = 0x06054B50;
    private const uint EntrySignature = 0x02014B50;
    private const uint LocalSignature = 0x04034B50;

    /// <summary>In the order of their data.</summary>
    /// <exception cref="InspectionStoppedException">The package is refused.</exception>
    public static IReadOnlyList<PackageEntry> Read(ArraySegment<byte> file, InspectionBudget budget)
    {
        if (FindEnd(file) is not { } end)
        {
            throw Stop(DocumentErrors.IsDamaged());
        }

        var tail = file.AsSpan(end);
        var count = BinaryPrimitives.ReadUInt16LittleEndian(tail[10..]);
        var size = BinaryPrimitives.ReadUInt32LittleEndian(tail[12..]);
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(tail[16..]);
        if (count == 0)
        {
            throw Stop(DocumentErrors.IsEmpty());
        }

        budget.CountEntries(count);
        if (size > MaxDirectoryBytes)
        {
            throw Stop(DocumentErrors.ExpandsTooMuch());
        }

        if (offset + (long)size != end)
        {
            throw Stop(DocumentErrors.IsAmbiguous());
        }

        var entries = ReadEntries(file, (int)offset, end, count).OrderBy(entry => entry.Start).ToList();
        CheckLayout(file, entries, (int)offset);
        return [.. entries.Select(entry => entry.Entry)];
    }

    /// <summary>Offset of the end record; null where none extends to the end of the file.</summary>
    public static int? FindEnd(ReadOnlySpan<byte> file)
    {
        var from = Math.Max(0, file.Length - EndBytes - MaxCommentBytes);
        for (var at = file.Length - EndBytes; at >= from; at--)
        {
            if (
                file[at] == (byte)'P'
                && BinaryPrimitives.ReadUInt32LittleEndian(file[at..]) == EndSignature
                && at + EndBytes + BinaryPrimitives.ReadUInt16LittleEndian(file[(at + 20)..]) == file.Length
            )
            {
                return at;
            }
        }

        return null;
    }

    private static List<(int Start, PackageEntry Entry)> ReadEntries(ArraySegment<byte> file, int at, int end, int count)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var entries = new List<(int, PackageEntry)>();
        for (var number = 0; number < count; number++)
        {
            if (at + EntryBytes > end || BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at)) != EntrySignature)
            {
                throw Stop(DocumentErrors.IsDamaged());
            }

            var header = file.AsSpan(at);
            var nameBytes = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
            var length =
                EntryBytes
                + nameBytes
                + BinaryPrimitives.ReadUInt16LittleEndian(header[30..])
                + BinaryPrimitives.ReadUInt16LittleEndian(header[32..]);
            if (at + length > end)
            {
                throw Stop(DocumentErrors.IsDamaged());
            }

            var entry = ReadEntry(file, header, header.Slice(EntryBytes, nameBytes));
            if (!IsInside(entry.Entry.Name))
            {
                throw Stop(DocumentErrors.HasUnsafeNames());
            }

            // With two entries of one name, two readers can see different files.
            if (!names.Add(entry.Entry.Name.Replace('\\', '/')))
            {
                throw Stop(DocumentErrors.IsAmbiguous());
            }

            entries.Add(entry);
            at += length;
        }

        return at == end ? entries : throw Stop(DocumentErrors.IsAmbiguous());
    }

    private static (int Start, PackageEntry Entry) ReadEntry(ArraySegment<byte> file, ReadOnlySpan<byte> header, ReadOnlySpan<byte> name)
    {
        // Bits 0, 6 and 13: encrypted, strongly encrypted, with an encrypted directory.
        if ((BinaryPrimitives.ReadUInt16LittleEndian(header[8..]) & 0x2041) != 0)
        {
            throw Stop(DocumentErrors.IsLocked());
        }

        var method = BinaryPrimitives.ReadUInt16LittleEndian(header[10..]);
        var packed = BinaryPrimitives.ReadUInt32LittleEndian(header[20..]);
        var size = BinaryPrimitives.ReadUInt32LittleEndian(header[24..]);
        var start = BinaryPrimitives.ReadUInt32LittleEndian(header[42..]);
        if (
            method is not (0 or 8)
            || start + (long)LocalBytes > file.Count
            || BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan((int)start)) != LocalSignature
        )
        {
            throw Stop(DocumentErrors.IsDamaged());
        }

        var local = file.AsSpan((int)start);
        var localName = BinaryPrimitives.ReadUInt16LittleEndian(local[26..]);
        var from = start + (long)LocalBytes + localName + BinaryPrimitives.ReadUInt16LittleEndian(local[28..]);
        if (from + packed > file.Count)
        {
            throw Stop(DocumentErrors.IsDamaged());
        }

        if ((BinaryPrimitives.ReadUInt16LittleEndian(local[6..]) & 0x2041) != 0)
        {
            throw Stop(DocumentErrors.IsLocked());
        }

        if (!local.Slice(LocalBytes, localName).SequenceEqual(name) || BinaryPrimitives.ReadUInt16LittleEndian(local[8..]) != method)
        {
            throw Stop(DocumentErrors.IsAmbiguous());
        }

        return ((int)start, new PackageEntry(Encoding.UTF8.GetString(name), method == 8, file.Slice((int)from, (int)packed), size));
    }

    // Unpacking must write only below the target folder: no absolute path, drive, NTFS stream, or parent folder.
    private static bool IsInside(string name) =>
        !name.Contains(':', StringComparison.Ordinal)
        && !name.Any(char.IsControl)
        && name.Split('/', '\\') is [not "", ..] segments
        && !segments.Any(segment => segment.TrimEnd(' ', '.') is "" && segment.Length > 0);

    // Entries may not overlap, and there may be no entry between them that the directory does not list.
    private static void CheckLayout(ArraySegment<byte> file, List<(int Start, PackageEntry Entry)> entries, int directory)
    {
        var at = 0;
        foreach (var (start, entry) in entries)
        {
            if (start < at || file.AsSpan(at, start - at).IndexOf(FileSignatures.Zip) >= 0 || (at == 0 && start > 0))
            {
                throw Stop(DocumentErrors.IsAmbiguous());
            }

            at = entry.Data.Offset - file.Offset + entry.Data.Count;
        }

        if (at > directory || file.AsSpan(at, directory - at).IndexOf(FileSignatures.Zip) >= 0)
        {
            throw Stop(DocumentErrors.IsAmbiguous());
        }
    }

    private static InspectionStoppedException Stop(Error finding) => new(finding);
}
