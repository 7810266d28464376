using System.IO.Compression;
using System.Text;

namespace CreditFunctions.TestSupport.Documents;

/// <summary>Writes valid and hostile packages, part by part.</summary>
internal sealed class PackageFile
{
    private const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";

    private readonly List<(string Name, byte[] Content)> _parts = [];

    public static PackageFile Of(params string[] names)
    {
        var package = new PackageFile();
        package._parts.AddRange(names.Select(name => (name, Encoding.UTF8.GetBytes(name))));
        return package;
    }

    /// <param name="main">Name of the main part: Word Online writes <c>word/document2.xml</c>.</param>
    public static PackageFile Docx(
        string body = "<w:p><w:r><w:t>文</w:t></w:r></w:p>",
        string main = "word/document.xml",
        string contentType = Word,
        string prolog = ""
    ) =>
        new PackageFile()
            .With("[Content_Types].xml", Types((main, contentType)))
            .With("_rels/.rels", Relation("officeDocument", main))
            .With(
                main,
                $"{prolog}<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                    + $"<w:body>{body}</w:body></w:document>"
            );

    public static PackageFile Xlsx(string data = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>") =>
        new PackageFile()
            .With("[Content_Types].xml", Types(("xl/workbook.xml", Workbook), ("xl/worksheets/sheet1.xml", Sheet)))
            .With("_rels/.rels", Relation("officeDocument", "xl/workbook.xml"))
            .With("xl/_rels/workbook.xml.rels", Relation("worksheet", "worksheets/sheet1.xml"))
            .With(
                "xl/workbook.xml",
                $"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"{Office}\"><sheets><sheet "
                    + "name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            )
            .With(
                "xl/worksheets/sheet1.xml",
                $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{data}</sheetData></worksheet>"
            );

    public static PackageFile Ofd() =>
        new PackageFile()
            .With(
                "OFD.xml",
                "<ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\">"
                    + "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
            )
            .With(
                "Doc_0/Document.xml",
                "<ofd:Document xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:Pages><ofd:Page ID=\"1\" "
                    + "BaseLoc=\"Pages/Page_0/Content.xml\"/></ofd:Pages></ofd:Document>"
            )
            .With(
                "Doc_0/Pages/Page_0/Content.xml",
                "<ofd:Page xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:Content><ofd:TextObject ID=\"2\"/></ofd:Content></ofd:Page>"
            );

    public static string Relation(string type, string target, bool isExternal = false) =>
        $"<Relationships xmlns=\"{Relations}\"><Relationship Id=\"r1\" "
        + $"Type=\"{Office}/{type}\" Target=\"{target}\"{(isExternal ? " TargetMode=\"External\"" : "")}/></Relationships>";

    public PackageFile With(string name, string content) => With(name, Encoding.UTF8.GetBytes(content));

    public PackageFile With(string name, byte[] content)
    {
        _parts.Add((name, content));
        return this;
    }

    /// <summary>Moves the main parts to the end, after meaningless entries.</summary>
    public PackageFile WithTrashFirst()
    {
        _parts.Reverse();
        _parts.InsertRange(0, Enumerable.Range(0, 3).Select(number => ($"[trash]/{number:D4}.dat", new byte[100])));
        return this;
    }

    /// <param name="isStreamed">Whether lengths follow the data, as in streamed output.</param>
    public byte[] ToArray(bool isStreamed = false)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(isStreamed ? new ForwardStream(file) : file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in _parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(content);
            }
        }

        return file.ToArray();
    }

    private static string Types(params (string Part, string ContentType)[] parts) =>
        $"<Types xmlns=\"{ContentTypes}\"><Default Extension=\"rels\" "
        + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
        + "ContentType=\"application/xml\"/>"
        + string.Concat(parts.Select(part => $"<Override PartName=\"/{part.Part}\" ContentType=\"{part.ContentType}\"/>"))
        + "</Types>";

    private sealed class ForwardStream(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
