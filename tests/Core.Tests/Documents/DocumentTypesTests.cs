using System.Text;
using CreditFunctions.Core.Documents;

namespace CreditFunctions.Core.Tests.Documents;

public sealed class DocumentTypesTests
{
    [Theory]
    [InlineData("255044462D312E37", DocumentType.Pdf, "application/pdf")]
    [InlineData("255044462D", DocumentType.Pdf, "application/pdf")]
    [InlineData("89504E470D0A1A0A", DocumentType.Png, "image/png")]
    [InlineData("FFD8FFE000104A46", DocumentType.Jpeg, "image/jpeg")]
    [InlineData("FFD8FF", DocumentType.Jpeg, "image/jpeg")]
    public void Detect_FirstBytes_TellTheType(string hex, DocumentType type, string mediaType)
    {
        Assert.Equal(type, DocumentTypes.Detect(Convert.FromHexString(hex)).Value);
        Assert.Equal(mediaType, type.MediaType());
    }

    [Theory]
    [InlineData("")]
    [InlineData("25504446")]
    [InlineData("2025504446")]
    [InlineData("89504E470D0A1A")]
    [InlineData("89504E470A1A0A00")]
    [InlineData("FFD8")]
    [InlineData("504B030414000600")]
    [InlineData("4D5A900003000000")]
    [InlineData("D0CF11E0A1B11AE1")]
    public void Detect_AnythingElse_IsRefused(string hex) =>
        Assert.Equal(["document-type-is-not-accepted"], DocumentTypes.Detect(Convert.FromHexString(hex)).Errors.Select(error => error.Code));

    [Theory]
    [InlineData("%pdf-1.7")]
    [InlineData("<script>")]
    [InlineData("GIF89a..")]
    public void Detect_Text_IsRefused(string text) => Assert.False(DocumentTypes.Detect(Encoding.ASCII.GetBytes(text)).IsSuccess);

    [Theory]
    [InlineData("504B0304", true)]
    [InlineData("504B030414000600", true)]
    [InlineData("504B0506", false)]
    [InlineData("504B03", false)]
    [InlineData("255044462D", false)]
    [InlineData("", false)]
    public void IsPackage_FirstBytes_AreThoseOfAZip(string hex, bool isPackage) =>
        Assert.Equal(isPackage, DocumentTypes.IsPackage(Convert.FromHexString(hex)));

    [Theory]
    [InlineData("[Content_Types].xml _rels/.rels word/document.xml", DocumentType.Docx)]
    [InlineData("word/document.xml [Content_Types].xml", DocumentType.Docx)]
    [InlineData("[Content_Types].xml xl/workbook.xml xl/worksheets/sheet1.xml", DocumentType.Xlsx)]
    [InlineData("OFD.xml Doc_0/Document.xml", DocumentType.Ofd)]
    public void DetectPackage_Entries_TellTheType(string entries, DocumentType type) =>
        Assert.Equal(type, DocumentTypes.DetectPackage(entries.Split(' ')).Value);

    [Theory]
    [InlineData("word/document.xml", "document-type-is-not-accepted")]
    [InlineData("[Content_Types].xml", "document-type-is-not-accepted")]
    [InlineData("[Content_Types].xml ppt/presentation.xml", "document-type-is-not-accepted")]
    [InlineData("[Content_Types].xml Word/Document.xml", "document-type-is-not-accepted")]
    [InlineData("readme.txt", "document-type-is-not-accepted")]
    [InlineData("", "document-type-is-not-accepted")]
    [InlineData("[Content_Types].xml word/document.xml word/vbaProject.bin", "document-has-macros")]
    [InlineData("[Content_Types].xml xl/workbook.xml xl/VBAPROJECT.BIN", "document-has-macros")]
    [InlineData("[Content_Types].xml xl/workbook.xml hidden/xyzvbaProject.bin", "document-has-macros")]
    [InlineData("OFD.xml vbaProject.bin", "document-has-macros")]
    public void DetectPackage_AnythingElse_IsRefused(string entries, string code) =>
        Assert.Equal([code], DocumentTypes.DetectPackage(entries.Split(' ')).Errors.Select(error => error.Code));

    [Theory]
    [InlineData(DocumentType.Pdf, "pdf", "application/pdf")]
    [InlineData(DocumentType.Png, "png", "image/png")]
    [InlineData(DocumentType.Jpeg, "jpeg", "image/jpeg")]
    [InlineData(DocumentType.Docx, "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData(DocumentType.Xlsx, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData(DocumentType.Ofd, "ofd", "application/ofd")]
    public void Extension_EveryType_IsReadBackAndHasItsMediaType(DocumentType type, string extension, string mediaType)
    {
        Assert.Equal((extension, mediaType), (type.Extension(), type.MediaType()));
        Assert.Equal(type, DocumentTypes.OfExtension(extension));
    }

    [Fact]
    public void Extension_Types_AreSixAndEachHasItsOwn() =>
        Assert.Equal(6, Enum.GetValues<DocumentType>().Select(type => (type.Extension(), type.MediaType())).Distinct().Count());

    [Theory]
    [InlineData("PDF")]
    [InlineData(".pdf")]
    [InlineData("jpg")]
    [InlineData("exe")]
    [InlineData("0")]
    [InlineData("pdf,png")]
    [InlineData("")]
    public void OfExtension_AnyOtherText_IsNoType(string extension) => Assert.Null(DocumentTypes.OfExtension(extension));
}
