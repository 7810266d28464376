using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Documents.Inspection;
using CreditFunctions.TestSupport.Documents;

namespace CreditFunctions.Core.Tests.Documents.Inspection;

/// <summary>File contents without the libraries.</summary>
public sealed class ContentInspectionTests
{
    [Fact]
    public void Inspect_GoodFiles_AreOfTheirType()
    {
        Assert.Equal(DocumentType.Pdf, TypeOf(PdfFile.OnePage().ToArray()));
        Assert.Equal(DocumentType.Png, TypeOf(ImageFile.Png(40, 30)));
        Assert.Equal(DocumentType.Jpeg, TypeOf(ImageFile.Jpeg()));
        Assert.Equal(DocumentType.Docx, TypeOf(PackageFile.Docx().ToArray()));
        Assert.Equal(DocumentType.Xlsx, TypeOf(PackageFile.Xlsx().ToArray()));
        Assert.Equal(DocumentType.Ofd, TypeOf(PackageFile.Ofd().ToArray()));
    }

    [Fact]
    public void Inspect_ChartsAndLinks_AreAccepted()
    {
        var chart = PackageFile.Docx().With("word/embeddings/Microsoft_Excel_Sheet1.xlsx", PackageFile.Xlsx().ToArray());
        var link = PackageFile
            .Docx()
            .With("word/_rels/document.xml.rels", PackageFile.Relation("hyperlink", "https://example.com/a", isExternal: true));
        var script = PackageFile
            .Docx()
            .With("word/_rels/document.xml.rels", PackageFile.Relation("hyperlink", "file://server/a.exe", isExternal: true));

        Assert.Equal(DocumentType.Docx, TypeOf(chart.ToArray()));
        Assert.Equal(DocumentType.Docx, TypeOf(link.ToArray()));
        Assert.Equal("document-has-external-content", Refusal(script.ToArray()));
    }

    [Theory]
    [InlineData("\uFEFF")]
    [InlineData("\r\n")]
    [InlineData(
        "MIME-Version: 1.0\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"a.pdf\"\r\nX-Number: "
            + "0123456789\r\n\r\n"
    )]
    public void R13_PdfAfterABomALineEndOr121Bytes_IsAPdf(string before) =>
        Assert.Equal(
            DocumentType.Pdf,
            TypeOf(PdfFile.OnePage().ToArray($"{(before == "\uFEFF" ? "\u00EF\u00BB\u00BF" : before)}%PDF-1.7\n"))
        );

    [Theory]
    [InlineData(1019, true)]
    [InlineData(1020, false)]
    public void R13_HeaderOfAPdf_IsWithinTheFirst1024Bytes(int before, bool isPdf)
    {
        var file = PdfFile.OnePage().ToArray($"{new string('x', before)}%PDF-1.7\n");

        Assert.Equal(isPdf ? "" : "document-type-is-not-accepted", Refusal(file));
    }

    [Fact]
    public void R18_MainPartByAnotherName_IsADocx() =>
        Assert.Equal(DocumentType.Docx, TypeOf(PackageFile.Docx(main: "word/document2.xml").ToArray()));

    [Fact]
    public void R20_TrashFirstStreamedAndContentTypesLast_IsADocx() =>
        Assert.Equal(DocumentType.Docx, TypeOf(PackageFile.Docx().WithTrashFirst().ToArray(isStreamed: true)));

    [Fact]
    public void Inspect_LargePicture_UnpacksWithinTheBudgetOnly()
    {
        var limits = new InspectionLimits { MaxInflatedBytes = 1_000_000 };
        var content = ContentInspection.Open(ImageFile.Png(2000, 2000), new InspectionBudget(limits, default));

        Assert.Null(Assert.Throws<InspectionStoppedException>(content.Inspect).Finding);
    }

    [Fact]
    public void Inspect_PixelsBeyondThoseOfThePicture_AreABombWhereTheyAreMany()
    {
        Assert.Equal(DocumentType.Png, TypeOf(ImageFile.Png(1000, 10, rows: 20)));
        Assert.Equal("document-expands-too-much", Refusal(ImageFile.Png(1000, 10, rows: 40_000)));
    }

    [Theory]
    [InlineData("iCCP", "profile\0\0")]
    [InlineData("zTXt", "Comment\0\0")]
    [InlineData("iTXt", "Comment\0\u0001\0zh\0\0")]
    public void Inspect_PackedPartsOfAPicture_AreCountedToo(string chunk, string head)
    {
        Assert.Equal(DocumentType.Png, TypeOf(Png(1_000)));
        Assert.Equal("document-expands-too-much", Refusal(Png(40_000_000)));
        Assert.Equal(DocumentType.Png, TypeOf(ImageFile.Png(more: (chunk, [.. System.Text.Encoding.Latin1.GetBytes(head), 1, 2, 3]))));

        byte[] Png(int unpacked) =>
            ImageFile.Png(more: (chunk, [.. System.Text.Encoding.Latin1.GetBytes(head), .. PdfFile.Deflate(new byte[unpacked])]));
    }

    /// <summary>
    /// Counted data is not held in memory, whatever its unpacked size; data that must be held above the limit is not inspected.
    /// </summary>
    [Theory]
    [InlineData("", true)]
    [InlineData("/Type /ObjStm /N 1 /First 5", false)]
    public void Inspect_StreamThatUnpacksToALot_IsNeverHeldWhole(string entries, bool isComplete)
    {
        var unpacked = new byte[100_000_000];
        new Random(1).NextBytes(unpacked.AsSpan(0, 10_000_000));
        var file = PdfFile.OnePage().AddStream($"/Filter /FlateDecode {entries}", PdfFile.Deflate(unpacked)).ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var stopped = Record.Exception(() => ContentInspection.Open(file, Budget()).Inspect());

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 3 * new InspectionLimits().MaxHeldBytes);
        Assert.Equal(isComplete, stopped is null);
        Assert.Null((stopped as InspectionStoppedException)?.Finding);

        static InspectionBudget Budget() => new(new InspectionLimits(), default);
    }

    [Fact]
    public void Inspect_TimeIsOver_IsNotInspected()
    {
        var content = ContentInspection.Open(
            ImageFile.Png(2000, 2000),
            new InspectionBudget(new InspectionLimits(), new CancellationToken(canceled: true))
        );

        Assert.Null(Assert.Throws<InspectionStoppedException>(content.Inspect).Finding);
    }

    [Theory]
    [InlineData("ASCIIHexDecode", "4A 53>", "JS")]
    [InlineData("ASCII85Decode", "87cURDZ~>", "Hello")]
    [InlineData("RunLengthDecode", "\u0001ab\u00FEc\u0080", "abccc")]
    public void Decode_Filter_GivesTheData(string filter, string packed, string unpacked)
    {
        var data = System.Text.Encoding.Latin1.GetBytes(packed);

        var decoded = PdfFilters.Decode(data, [filter], new InspectionBudget(new InspectionLimits(), default));

        Assert.Equal(unpacked, System.Text.Encoding.Latin1.GetString(decoded!.Value));
    }

    [Fact]
    public void Decode_Lzw_GivesTheDataOfTheStandardsExample()
    {
        // ISO 32000-2, 7.4.4.2, example 1.
        byte[] packed = [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01];

        var decoded = PdfFilters.Decode(packed, ["LZWDecode"], new InspectionBudget(new InspectionLimits(), default));

        Assert.Equal([45, 45, 45, 45, 45, 65, 45, 45, 45, 66], decoded!.Value.ToArray());
    }

    private static DocumentType TypeOf(byte[] file)
    {
        var content = ContentInspection.Open(file, new InspectionBudget(new InspectionLimits(), default));
        content.Inspect();
        return content.Type;
    }

    private static string Refusal(byte[] file)
    {
        try
        {
            TypeOf(file);
            return "";
        }
        catch (InspectionStoppedException stopped)
        {
            return stopped.Finding?.Code ?? "not-inspected";
        }
    }
}
