using System.Buffers.Binary;
using System.Text;
using CreditFunctions.Core;
using CreditFunctions.Core.Documents;

namespace CreditFunctions.Functions.Documents;

/// <summary>
/// The names of a ZIP's entries, from its directory at the end: nothing is unpacked, and no more is read than a document of these kinds
/// ever needs, whatever the file claims.
/// </summary>
internal static class PackageEntries
{
    /// <summary>Most entries that a package may have.</summary>
    public const int MaxEntries = 2000;

    private const int MaxDirectoryBytes = 1 << 20;
    private const int EndBytes = 22;
    private const int MaxCommentBytes = 65_535;
    private const int EntryBytes = 46;
    private const uint EndSignature = 0x06054B50;
    private const uint EntrySignature = 0x02014B50;

    /// <summary>Reads them, or <c>document-type-is-not-accepted</c> where the file is no whole ZIP of usual size.</summary>
    /// <param name="file">Can be read anywhere.</param>
    public static async Task<Result<IReadOnlyCollection<string>>> ReadAsync(Stream file, CancellationToken cancellationToken)
    {
        var tail = await ReadAsync(file, Math.Max(0, file.Length - EndBytes - MaxCommentBytes), EndBytes + MaxCommentBytes, cancellationToken);
        if (FindEnd(tail) is not { } end)
        {
            return DocumentTypes.NotAccepted();
        }

        var count = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 10));
        var size = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 12));
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        if (count is 0 or > MaxEntries || size > MaxDirectoryBytes || offset + (long)size > file.Length)
        {
            return DocumentTypes.NotAccepted();
        }

        return Names(await ReadAsync(file, offset, (int)size, cancellationToken), count);
    }

    private static Result<IReadOnlyCollection<string>> Names(ReadOnlySpan<byte> directory, int count)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (names.Count < count && directory.Length >= EntryBytes && BinaryPrimitives.ReadUInt32LittleEndian(directory) == EntrySignature)
        {
            var nameBytes = BinaryPrimitives.ReadUInt16LittleEndian(directory[28..]);
            var length = EntryBytes + nameBytes + BinaryPrimitives.ReadUInt16LittleEndian(directory[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(directory[32..]);
            // The same name twice is how one reader is shown another file than the next.
            if (length > directory.Length || !names.Add(Encoding.UTF8.GetString(directory.Slice(EntryBytes, nameBytes))))
            {
                return DocumentTypes.NotAccepted();
            }

            directory = directory[length..];
        }

        return names.Count == count ? names : DocumentTypes.NotAccepted();
    }

    private static int? FindEnd(ReadOnlySpan<byte> tail)
    {
        for (var at = tail.Length - EndBytes; at >= 0; at--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail[at..]) == EndSignature
                && at + EndBytes + BinaryPrimitives.ReadUInt16LittleEndian(tail[(at + 20)..]) == tail.Length)
            {
                return at;
            }
        }

        return null;
    }

    private static async Task<byte[]> ReadAsync(Stream file, long from, int atMost, CancellationToken cancellationToken)
    {
        var bytes = new byte[Math.Min(atMost, file.Length - from)];
        file.Position = from;
        await file.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }
}
