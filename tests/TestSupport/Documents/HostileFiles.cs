using System.Buffers.Binary;
using System.Text;

namespace CreditFunctions.TestSupport.Documents;

/// <summary>Refused files with the error code. They are created here and never stored in the repository.</summary>
internal static class HostileFiles
{
    private const string Type = "document-type-is-not-accepted";
    private const string Active = "document-has-active-content";
    private const string Embedded = "document-has-embedded-files";
    private const string External = "document-has-external-content";
    private const string Macros = "document-has-macros";
    private const string Bomb = "document-expands-too-much";
    private const string Damaged = "document-is-damaged";
    private const string Unsafe = "document-has-unsafe-names";
    private const string Ambiguous = "document-is-ambiguous";

    /// <summary>By name.</summary>
    public static IReadOnlyDictionary<string, (string Code, Func<byte[]> Make)> All { get; } =
        new Dictionary<string, (string, Func<byte[]>)>
        {
            ["nothing"] = ("document-is-empty", () => []),
            ["a program"] = (Type, () => [.. "MZ"u8, .. new byte[500]]),
            ["a page"] = (Type, () => "<html><script>alert(1)</script>"u8.ToArray()),
            ["an old Office file"] = (Type, () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]]),
            ["an Office file with a password"] = (
                "document-is-locked",
                () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage")]
            ),
            ["R14: a PDF with a password"] = ("document-is-locked", () => PdfFile.Encrypted("secret").ToArray()),
            ["R16: an HTA that begins as a PDF"] = (
                Damaged,
                () => Encoding.UTF8.GetBytes("%PDF-1.7\n<hta:application><script>new ActiveXObject('WScript.Shell')</script>")
            ),
            ["a PDF after a page"] = (Ambiguous, () => PdfFile.OnePage().ToArray("<html><script>1</script>\n%PDF-1.7\n")),
            ["a PDF after a program"] = (Ambiguous, () => PdfFile.OnePage().ToArray("MZ program\n%PDF-1.7\n")),
            ["a PDF with a package behind it"] = (Ambiguous, () => [.. PdfFile.OnePage().ToArray(), .. PackageFile.Of("a").ToArray()]),
            ["a PDF with a page behind it"] = (Ambiguous, () => [.. PdfFile.OnePage().ToArray(), .. "<script>1</script>"u8]),
            ["a PDF cut off"] = (Damaged, () => PdfFile.OnePage().ToArray()[..^120]),
            ["a PDF without pages"] = (
                "document-is-empty",
                () => new PdfFile().Add("<< /Type /Catalog /Pages 2 0 R >>").Add("<< /Type /Pages /Kids [] /Count 0 >>").ToArray()
            ),
            ["a PDF with a script"] = (Active, () => PdfFile.OnePage("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>").ToArray()),
            ["a PDF with a disguised script"] = (Active, () => PdfFile.OnePage("/OpenAction << /S /J#61vaScr#69pt /#4AS (1) >>").ToArray()),
            ["a PDF with a script in an object stream"] = (
                Active,
                () => PdfFile.OnePage().AddObjectStream("<< /S /JavaScript /JS (1) >>").ToArray()
            ),
            ["a PDF that starts a program"] = (Active, () => PdfFile.OnePage("/OpenAction << /S /Launch /F (cmd.exe) >>").ToArray()),
            ["a PDF with a form of Adobe's"] = (Active, () => PdfFile.OnePage("/AcroForm << /XFA 9 0 R >>").ToArray()),
            ["a PDF with a file in it"] = (Embedded, () => PdfFile.OnePage().AddStream("/Type /EmbeddedFile", [1, 2, 3]).ToArray()),
            ["a PDF with its data elsewhere"] = (External, () => PdfFile.OnePage().AddStream("/F (http://example.com/a)", []).ToArray()),
            ["a PDF that expands"] = (
                Bomb,
                () => PdfFile.OnePage().AddStream("/Filter /FlateDecode", PdfFile.Deflate(new byte[100_000_000])).ToArray()
            ),
            ["a PDF that expands twice"] = (
                Bomb,
                () =>
                    PdfFile
                        .OnePage()
                        .AddStream("/Filter [/FlateDecode /FlateDecode]", PdfFile.Deflate(PdfFile.Deflate(new byte[200_000_000])))
                        .ToArray()
            ),
            ["a PDF with a chain of filters"] = (
                Bomb,
                () =>
                    PdfFile
                        .OnePage()
                        .AddStream($"/Filter [{string.Concat(Enumerable.Repeat("/ASCIIHexDecode ", 50))}]", "00>"u8.ToArray())
                        .ToArray()
            ),
            ["a PDF that nests"] = (Bomb, () => PdfFile.OnePage($"/A {new string('[', 100_000)}{new string(']', 100_000)}").ToArray()),
            ["a PDF that nests in an object stream"] = (Bomb, () => PdfFile.OnePage().AddObjectStream(new string('[', 100_000)).ToArray()),
            ["a picture cut off"] = (Damaged, () => ImageFile.Png()[..^6]),
            ["a picture without all of its rows"] = (Damaged, () => ImageFile.Png(100, 100, rows: 50)),
            ["a picture with too many pixels"] = (Bomb, () => ImageFile.Png(100_000, 100_000, rows: 1)),
            ["a picture that is a package"] = (Ambiguous, () => [.. ImageFile.Png(), .. PackageFile.Of("a").ToArray()]),
            ["a picture with a PDF in it"] = (Ambiguous, () => [.. ImageFile.Jpeg(), .. PdfFile.OnePage().ToArray()]),
            ["a photograph cut off"] = (Damaged, () => ImageFile.Jpeg()[..^2]),
            ["a photograph with a page behind it"] = (Ambiguous, () => [.. ImageFile.Jpeg(scanBytes: 2000), .. "<html>"u8]),
            ["a photograph with too many pixels"] = (Bomb, () => ImageFile.Jpeg(65_000, 65_000)),
            ["another package"] = (Type, () => PackageFile.Of("readme.txt").ToArray()),
            ["a package cut off"] = (Damaged, () => PackageFile.Docx().ToArray()[..^30]),
            ["a text without its main part"] = (
                Type,
                () => new PackageFile().With("[Content_Types].xml", "<Types/>").With("_rels/.rels", "<Relationships/>").ToArray()
            ),
            ["an empty text"] = ("document-is-empty", () => PackageFile.Docx("<w:p/>").ToArray()),
            ["an empty workbook"] = ("document-is-empty", () => PackageFile.Xlsx("").ToArray()),
            ["a text with macros"] = (Macros, () => PackageFile.Docx().With("word/vbaProject.bin", "vba").ToArray()),
            ["a text of a type with macros"] = (
                Macros,
                () => PackageFile.Docx(contentType: "application/vnd.ms-word.document.macroEnabled.main+xml").ToArray()
            ),
            ["a text with macros by another name"] = (
                Macros,
                () =>
                    PackageFile
                        .Docx()
                        .With("word/_rels/document.xml.rels", PackageFile.Relation("vbaProject", "media/image1.bin"))
                        .With("word/media/image1.bin", "vba")
                        .ToArray()
            ),
            ["a workbook with old macros"] = (Macros, () => PackageFile.Xlsx().With("xl/macrosheets/sheet1.xml", "<a/>").ToArray()),
            ["a text with a control"] = (Active, () => PackageFile.Docx().With("word/activeX/activeX1.xml", "<a/>").ToArray()),
            ["a text that starts a program"] = (
                Active,
                () =>
                    PackageFile
                        .Docx(
                            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DDE</w:instrText></w:r>"
                                + "<w:r><w:instrText>AUTO c:\\\\cmd.exe</w:instrText></w:r><w:r><w:fldChar "
                                + "w:fldCharType=\"end\"/></w:r></w:p>"
                        )
                        .ToArray()
            ),
            ["a text with an object"] = (
                Embedded,
                () => PackageFile.Docx().With("word/embeddings/a.bin", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]).ToArray()
            ),
            ["a text with a PDF in it"] = (
                Embedded,
                () => PackageFile.Docx().With("word/media/a.png", PdfFile.OnePage().ToArray()).ToArray()
            ),
            ["a text with a package in it"] = (
                Embedded,
                () => PackageFile.Docx().With("word/a.zip", PackageFile.Of("a").ToArray()).ToArray()
            ),
            ["a text with an external template"] = (
                External,
                () =>
                    PackageFile
                        .Docx()
                        .With(
                            "word/_rels/settings.xml.rels",
                            PackageFile.Relation("attachedTemplate", "http://example.com/a.dotm", isExternal: true)
                        )
                        .ToArray()
            ),
            ["a text with an external picture"] = (
                External,
                () =>
                    PackageFile
                        .Docx()
                        .With("word/_rels/document.xml.rels", PackageFile.Relation("image", "http://example.com/a.png", isExternal: true))
                        .ToArray()
            ),
            ["a text with a type definition"] = (
                External,
                () => PackageFile.Docx(prolog: "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>").ToArray()
            ),
            ["a text with expanding entities"] = (
                External,
                () => PackageFile.Docx(prolog: "<!DOCTYPE a [<!ENTITY b \"bbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\">]>").ToArray()
            ),
            ["a text that expands"] = (Bomb, () => PackageFile.Docx().With("word/media/a.bmp", new byte[100_000_000]).ToArray()),
            ["a text with too many entries"] = (
                Bomb,
                () =>
                    Enumerable.Range(0, 3000).Aggregate(PackageFile.Docx(), (package, number) => package.With($"a/{number}", "a")).ToArray()
            ),
            ["packages in packages"] = (
                Bomb,
                () =>
                    PackageFile
                        .Docx()
                        .With("word/a.docx", PackageFile.Docx().With("word/a.docx", PackageFile.Docx().ToArray()).ToArray())
                        .ToArray()
            ),
            ["XML that nests"] = (
                Bomb,
                () =>
                    PackageFile
                        .Docx($"{string.Concat(Enumerable.Repeat("<a>", 5000))}文{string.Concat(Enumerable.Repeat("</a>", 5000))}")
                        .ToArray()
            ),
            ["an encrypted entry"] = ("document-is-locked", () => Patch(PackageFile.Docx().ToArray(), entry: 8, local: 6, flag: 1)),
            ["a text with an entry above its folder"] = (Unsafe, () => PackageFile.Docx().With("../../x", "a").ToArray()),
            ["a text with an entry above a folder of its own"] = (
                Unsafe,
                () => PackageFile.Docx().With("word/../../x.xml", "<a/>").ToArray()
            ),
            ["a text with an entry above its folder by backslashes"] = (
                Unsafe,
                () => PackageFile.Docx().With("word\\..\\..\\x", "a").ToArray()
            ),
            ["a workbook with an absolute entry"] = (Unsafe, () => PackageFile.Xlsx().With("/etc/cron.d/x", "a").ToArray()),
            ["a workbook with an entry on a drive"] = (Unsafe, () => PackageFile.Xlsx().With("C:/x.exe", "a").ToArray()),
            ["an OFD with an entry on another machine"] = (Unsafe, () => PackageFile.Ofd().With("\\\\host\\share\\x", "a").ToArray()),
            ["an OFD with a step up that ends in a blank"] = (Unsafe, () => PackageFile.Ofd().With("Doc_0/.. /x", "a").ToArray()),
            ["a text with such a workbook in it"] = (
                Unsafe,
                () => PackageFile.Docx().With("word/embeddings/a.xlsx", PackageFile.Xlsx().With("../x", "a").ToArray()).ToArray()
            ),
            ["two entries of one name"] = (Ambiguous, () => PackageFile.Docx().With("word/document.xml", "<b/>").ToArray()),
            ["overlapping entries"] = (Ambiguous, Overlapping),
            ["a hidden entry"] = (Ambiguous, Hidden),
            ["an OFD with an attachment"] = (
                Embedded,
                () =>
                    PackageFile
                        .Ofd()
                        .With("Doc_0/Attachs/Attachments.xml", "<ofd:Attachments xmlns:ofd=\"http://www.ofdspec.org/2016\"/>")
                        .ToArray()
            ),
            ["an OFD without its document"] = (
                Damaged,
                () => PackageFile.Of().With("OFD.xml", "<OFD><DocBody><DocRoot>a.xml</DocRoot></DocBody></OFD>").ToArray()
            ),
        };

    // Sets a flag in the first directory entry and in the entry itself.
    private static byte[] Patch(byte[] zip, int entry, int local, byte flag)
    {
        zip[DirectoryOf(zip) + entry] |= flag;
        zip[local] |= flag;
        return zip;
    }

    // The second directory entry points at the data of the first; both names have the same length.
    private static byte[] Overlapping()
    {
        var zip = PackageFile.Of("aaaa", "bbbb").ToArray();
        var first = DirectoryOf(zip);
        var second = first + 46 + 4 + BinaryPrimitives.ReadUInt16LittleEndian(zip.AsSpan(first + 30));
        zip.AsSpan(first + 42, 4).CopyTo(zip.AsSpan(second + 42));
        "aaab"u8.CopyTo(zip.AsSpan(second + 46));
        return zip;
    }

    // A leading package, whose directory is overwritten by that of the second.
    private static byte[] Hidden()
    {
        var zip = PackageFile.Docx().ToArray();
        var end = zip.Length - 22;
        var directory = DirectoryOf(zip);
        var hidden = PackageFile.Of("hidden").ToArray();
        var entry = hidden[..DirectoryOf(hidden)];
        byte[] file = [.. zip[..directory], .. entry, .. zip[directory..]];
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(end + entry.Length + 16), directory + entry.Length);
        return file;
    }

    private static int DirectoryOf(byte[] zip) => BinaryPrimitives.ReadInt32LittleEndian(zip.AsSpan(zip.Length - 22 + 16));
}
