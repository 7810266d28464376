using CreditFunctions.Core.Documents;

namespace CreditFunctions.Core.Tests.Documents;

public sealed class DocumentTypesTests
{
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
