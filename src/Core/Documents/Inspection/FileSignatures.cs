using System.Text;

namespace CreditFunctions.Core.Documents.Inspection;

/// <summary>Signatures at the beginning and end of files, independent of their names.</summary>
public static class FileSignatures
{
    /// <summary>Readers accept a PDF header within this number of first bytes.</summary>
    public const int PdfHeaderWithin = 1024;

    private static readonly byte[][] Programs =
    [
        [(byte)'M', (byte)'Z'],
        [0x7F, (byte)'E', (byte)'L', (byte)'F'],
        [(byte)'#', (byte)'!'],
        [0xCA, 0xFE, 0xBA, 0xBE],
    ];

    private static readonly string[] Markup = ["<script", "<html", "<hta:", "<!doctype html", "<?php", "<svg", "<job", "<scriptlet"];

    public static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static ReadOnlySpan<byte> Zip => [(byte)'P', (byte)'K', 3, 4];

    /// <summary>The container of old Office files, of macros, and of Office files with a password.</summary>
    public static ReadOnlySpan<byte> Ole => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static bool IsJpeg(ReadOnlySpan<byte> file) => file is [0xFF, 0xD8, 0xFF, ..];

    /// <summary>Offset of the header of a PDF; -1 where there is none.</summary>
    public static int PdfHeader(ReadOnlySpan<byte> file) => file[..Math.Min(file.Length, PdfHeaderWithin)].IndexOf("%PDF-"u8);

    /// <summary>Whether bytes start a program or contain markup that a browser or script host executes.</summary>
    public static bool IsForeign(ReadOnlySpan<byte> bytes)
    {
        foreach (var program in Programs)
        {
            if (bytes.StartsWith(program))
            {
                return true;
            }
        }

        return bytes.IndexOf(Zip) >= 0 || HasMarkup(bytes);
    }

    /// <summary>Whether a reader that starts at the end would accept the file as a ZIP.</summary>
    public static bool EndsAsZip(ReadOnlySpan<byte> file) =>
        PackageDirectory.FindEnd(file) is { } end && file[..end].LastIndexOf("PK\u0001\u0002"u8) >= 0;

    public static bool IsLockedOffice(ReadOnlySpan<byte> file) =>
        file.StartsWith(Ole) && file.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;

    private static bool HasMarkup(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 1 << 16)]);
        return Markup.Any(each => text.Contains(each, StringComparison.OrdinalIgnoreCase));
    }
}
