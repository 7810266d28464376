namespace CreditFunctions.Pages.Tests.Cases;

/// <summary>A file that could not be inspected completely is released on the page of its record.</summary>
public sealed class ReleaseFilesTests
{
    [Theory]
    [InlineData("case-release")]
    [InlineData("listing-revoke")]
    [InlineData("desk-project")]
    public async Task Page_WithAFileThatWaits_OffersItsRelease(string name)
    {
        var page = Markup.Parse(await Samples.Named(name).HtmlAsync(Sample.Chinese));

        Assert.Single(page.QuerySelectorAll("form[action*='desk/files/0123456789abcdef/release']"));
    }
}
