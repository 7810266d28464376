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
}
