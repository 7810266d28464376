using System.Buffers.Binary;
using System.Text;

namespace CreditFunctions.TestSupport.Documents;

/// <summary>Writes small images.</summary>
internal static class ImageFile
{
    /// <summary>A grey PNG.</summary>
    /// <param name="rows">Rows with data; null: all.</param>
    /// <param name="more">Chunks before its pixels: type and data.</param>
    public static byte[] Png(int width = 1, int height = 1, byte shade = 1, int? rows = null, params (string Type, byte[] Data)[] more)
    {
        var row = new byte[width + 1];
        row.AsSpan(1).Fill(shade);
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        byte[] header = [.. BigEndian(width), .. BigEndian(height), 8, 0, 0, 0, 0];
        Chunk(png, "IHDR", header);
        foreach (var (type, data) in more)
        {
            Chunk(png, type, data);
        }

        Chunk(png, "IDAT", PdfFile.Deflate([.. Enumerable.Repeat(row, rows ?? height).SelectMany(each => each)]));
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    /// <summary>A JPEG with a frame and a scan with meaningless pixels.</summary>
    public static byte[] Jpeg(ushort width = 8, ushort height = 8, int scanBytes = 20)
    {
        byte[] size = [(byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width];
        return
        [
            0xFF,
            0xD8,
            0xFF,
            0xE0,
            0,
            16,
            .. "JFIF\0"u8,
            1,
            1,
            0,
            0,
            1,
            0,
            1,
            0,
            0,
            0xFF,
            0xC0,
            0,
            11,
            8,
            .. size,
            1,
            1,
            0x11,
            0,
            0xFF,
            0xDA,
            0,
            8,
            1,
            1,
            0,
            0,
            63,
            0,
            .. Enumerable.Range(0, scanBytes).Select(each => (byte)(each % 200)),
            0xFF,
            0xD9,
        ];
    }

    private static void Chunk(MemoryStream png, string type, byte[] data)
    {
        byte[] typed = [.. Encoding.ASCII.GetBytes(type), .. data];
        png.Write(BigEndian(data.Length));
        png.Write(typed);
        png.Write(BigEndian((int)Crc(typed)));
    }

    private static byte[] BigEndian(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static uint Crc(byte[] data)
    {
        var crc = uint.MaxValue;
        foreach (var each in data)
        {
            crc ^= each;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
