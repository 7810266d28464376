using System.Buffers.Binary;
using System.IO.Compression;

namespace CreditFunctions.LocalHost.Engine.Storage;

/// <summary>Stored bytes, compressed where that saves space.</summary>
internal static class Packing
{
    private const byte Plain = 1;
    private const byte Deflated = 2;
    private const int SmallestCompressed = 1024;
    private const int DeflatedHeader = 1 + sizeof(int);

    public static byte[] Pack(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < SmallestCompressed)
        {
            var plain = new byte[bytes.Length + 1];
            plain[0] = Plain;
            bytes.CopyTo(plain.AsSpan(1));
            return plain;
        }

        using var output = new MemoryStream(bytes.Length / 4);
        Span<byte> header = stackalloc byte[DeflatedHeader];
        header[0] = Deflated;
        BinaryPrimitives.WriteInt32LittleEndian(header[1..], bytes.Length);
        output.Write(header);
        using (var deflate = new DeflateStream(output, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(bytes);
        }

        return output.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes were not packed by this class.</exception>
    public static ArraySegment<byte> Unpack(byte[] packed)
    {
        switch (packed.Length == 0 ? 0 : packed[0])
        {
            case Plain:
                return new ArraySegment<byte>(packed, 1, packed.Length - 1);
            case Deflated when packed.Length > DeflatedHeader && BinaryPrimitives.ReadInt32LittleEndian(packed.AsSpan(1)) >= 0:
                return Inflate(packed);
            default:
                throw new InvalidDataException("The bytes are in no known form.");
        }
    }

    private static byte[] Inflate(byte[] packed)
    {
        var bytes = new byte[BinaryPrimitives.ReadInt32LittleEndian(packed.AsSpan(1))];
        using var source = new MemoryStream(packed, DeflatedHeader, packed.Length - DeflatedHeader, writable: false);
        using var inflate = new DeflateStream(source, CompressionMode.Decompress);
        try
        {
            inflate.ReadExactly(bytes);
            return bytes;
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException("The compressed bytes end too early.", e);
        }
    }
}
