using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace CreditFunctions.TestSupport.Documents;

/// <summary>Writes valid and hostile PDFs, object by object.</summary>
internal sealed class PdfFile
{
    private static readonly byte[] Padding = Convert.FromHexString("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A");
    private readonly List<byte[]> _objects = [];
    private byte[]? _key;
    private string _trailer = "";

    /// <summary>One page with a line of text.</summary>
    public static PdfFile OnePage(string catalog = "", string page = "")
    {
        var pdf = new PdfFile();
        pdf.Add($"<< /Type /Catalog /Pages 2 0 R {catalog} >>");
        pdf.Add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        pdf.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> {page} >>");
        pdf.AddStream("", Encoding.ASCII.GetBytes("BT /F1 14 Tf 72 760 Td (Text) Tj ET"));
        return pdf.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    }

    /// <summary>Encrypts later objects (standard handler, RC4 of 40 bits).</summary>
    /// <param name="userPassword">Required to open the file; empty for a file that only restricts printing.</param>
    public static PdfFile Encrypted(string userPassword)
    {
        var id = "0123456789ABCDEF"u8.ToArray();
        var owner = Rc4(Hash(Pad("owner"))[..5], Pad(userPassword));
        const int permissions = -60;
        byte[] seed = [.. Pad(userPassword), .. owner, .. BitConverter.GetBytes(permissions), .. id];
        var key = Hash(seed)[..5];
        var pdf = new PdfFile { _key = key };
        pdf._trailer =
            $"/ID [<{Convert.ToHexString(id)}> <{Convert.ToHexString(id)}>] /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P "
            + $"{permissions} "
            + $"/O <{Convert.ToHexString(owner)}> /U <{Convert.ToHexString(Rc4(key, Padding))}> >>";
        pdf.Add("<< /Type /Catalog /Pages 2 0 R >>");
        pdf.Add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        pdf.Add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>");
        pdf.AddStream("", Encoding.ASCII.GetBytes("BT /F1 14 Tf 72 760 Td (Text) Tj ET"));
        return pdf.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    }

    public PdfFile Add(string content)
    {
        _objects.Add(Encoding.Latin1.GetBytes(content));
        return this;
    }

    /// <summary>Adds a stream with raw data.</summary>
    public PdfFile AddStream(string entries, byte[] data)
    {
        if (_key is not null)
        {
            byte[] seed = [.. _key, (byte)(_objects.Count + 1), 0, 0, 0, 0];
            data = Rc4(Hash(seed)[..10], data);
        }

        _objects.Add([.. Encoding.Latin1.GetBytes($"<< /Length {data.Length} {entries} >>\nstream\n"), .. data, .. "\nendstream"u8]);
        return this;
    }

    /// <summary>Adds an object stream, whose objects are not in the cross-reference table.</summary>
    public PdfFile AddObjectStream(string objects)
    {
        var text = $"90 0 {objects}";
        return AddStream("/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode", Deflate(Encoding.Latin1.GetBytes(text)));
    }

    public byte[] ToArray(string header = "%PDF-1.7\n")
    {
        var start = Encoding.Latin1.GetBytes(header).Length;
        using var file = new MemoryStream();
        file.Write(Encoding.Latin1.GetBytes(header));
        var offsets = new List<long>();
        foreach (var (index, content) in _objects.Index())
        {
            offsets.Add(file.Position);
            file.Write(Encoding.ASCII.GetBytes($"{index + 1} 0 obj\n"));
            file.Write(content);
            file.Write("\nendobj\n"u8);
        }

        var table = file.Position;
        var end = new StringBuilder($"xref\n0 {_objects.Count + 1}\n0000000000 65535 f \n");
        offsets.ForEach(offset => end.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n"));
        end.Append(
            CultureInfo.InvariantCulture,
            $"trailer\n<< /Size {_objects.Count + 1} /Root 1 0 R {_trailer} >>\nstartxref\n{table}\n%%EOF\n"
        );
        file.Write(Encoding.ASCII.GetBytes(end.ToString()));
        return file.ToArray();
    }

    public static byte[] Deflate(byte[] data)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(data);
        }

        return packed.ToArray();
    }

    [SuppressMessage(
        "Security",
        "CA5351:Do Not Use Broken Cryptographic Algorithms",
        Justification = "The standard handler of old PDFs uses it; the file protects nothing."
    )]
    private static byte[] Hash(byte[] data) => MD5.HashData(data);

    private static byte[] Pad(string password) => [.. Encoding.Latin1.GetBytes(password).Concat(Padding).Take(32)];

    private static byte[] Rc4(byte[] key, byte[] data)
    {
        var state = Enumerable.Range(0, 256).Select(each => (byte)each).ToArray();
        for (int at = 0, other = 0; at < 256; at++)
        {
            other = (other + state[at] + key[at % key.Length]) & 255;
            (state[at], state[other]) = (state[other], state[at]);
        }

        var (first, second) = (0, 0);
        return
        [
            .. data.Select(each =>
            {
                first = (first + 1) & 255;
                second = (second + state[first]) & 255;
                (state[first], state[second]) = (state[second], state[first]);
                return (byte)(each ^ state[(state[first] + state[second]) & 255]);
            }),
        ];
    }
}
