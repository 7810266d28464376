using System.IO.Compression;
using System.Xml;

namespace CreditFunctions.Core.Documents.Inspection;

/// <summary>Unpacks the entries of a package within a budget.</summary>
internal static class PackagePart
{
    private const int HeadLength = 512;

    public static byte[] Head(PackageEntry entry)
    {
        var head = new byte[HeadLength];
        using var stream = Raw(entry);
        return head[..ReadUpTo(stream, head)];
    }

    /// <summary>Whether an entry is XML by its first bytes.</summary>
    public static bool IsXml(ReadOnlySpan<byte> head)
    {
        var text = head switch
        {
            [0xEF, 0xBB, 0xBF, ..] => head[3..],
            [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..] or [(byte)'<', 0, ..] or [0, (byte)'<', ..] => "<"u8,
            _ => head,
        };
        return text.TrimStart(" \t\r\n"u8) is [(byte)'<', ..];
    }

    /// <summary>Opens an entry; every byte read is counted.</summary>
    /// <param name="isHeld">Whether the reader can hold all of it in memory.</param>
    private static BudgetStream Open(PackageEntry entry, InspectionBudget budget, bool isHeld) =>
        new(Raw(entry), entry.Data.Count, budget, isHeld);

    /// <summary>Unpacks an entry that is not XML, to check that it can be unpacked and its size.</summary>
    public static void Count(PackageEntry entry, InspectionBudget budget)
    {
        using var stream = Open(entry, budget, isHeld: false);
        var buffer = new byte[1 << 14];
        while (stream.Read(buffer) > 0) { }
    }

    public static byte[] ReadAll(PackageEntry entry, InspectionBudget budget)
    {
        using var stream = Open(entry, budget, isHeld: true);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>Reads an XML entry element by element.</summary>
    public static void ReadXml(PackageEntry entry, InspectionBudget budget, Action<XmlReader> visit)
    {
        // A document type definition can load other files or expand; these file types never contain one.
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Parse,
            XmlResolver = null,
            MaxCharactersFromEntities = 1,
            IgnoreComments = true,
        };
        // One attribute can be the whole part, and is held in memory completely.
        using var stream = Open(entry, budget, isHeld: true);
        using var reader = XmlReader.Create(stream, settings);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.DocumentType)
            {
                throw new InspectionStoppedException(DocumentErrors.HasExternalContent());
            }

            if (reader.Depth > budget.Limits.MaxNesting)
            {
                throw new InspectionStoppedException(DocumentErrors.ExpandsTooMuch());
            }

            visit(reader);
        }
    }

    private static Stream Raw(PackageEntry entry)
    {
        var packed = new MemoryStream(entry.Data.Array!, entry.Data.Offset, entry.Data.Count, writable: false);
        return entry.IsDeflated ? new DeflateStream(packed, CompressionMode.Decompress) : packed;
    }

    private static int ReadUpTo(Stream stream, byte[] buffer)
    {
        var length = 0;
        while (length < buffer.Length && stream.Read(buffer.AsSpan(length)) is > 0 and var read)
        {
            length += read;
        }

        return length;
    }

    private sealed class BudgetStream(Stream inner, int packed, InspectionBudget budget, bool isHeld) : Stream
    {
        private long _unpacked;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => _unpacked;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            _unpacked += read;
            budget.Inflate(read, _unpacked, packed);
            if (isHeld)
            {
                budget.Hold(_unpacked);
            }

            return read;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
