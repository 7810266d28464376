namespace CreditFunctions.Pages.Tests;

/// <summary>Writes every sample into the folder <c>PAGES_OUT</c>, to view in a browser; <c>look.sh</c> takes pictures.</summary>
public sealed class PageFolderTests : IDisposable
{
    private readonly string _temporary = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    [Fact]
    public async Task Write_EverySample_GivesFilesThatFindTheirStylesheet()
    {
        var folder = Directory.CreateDirectory(Environment.GetEnvironmentVariable("PAGES_OUT") ?? _temporary).FullName;
        foreach (var asset in SiteAsset.All)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, asset.Name), asset.Content.ToArray());
        }

        foreach (var sample in Samples.All)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, $"{sample.Name}.zh.html"), await sample.HtmlAsync(Sample.Chinese));
            await File.WriteAllTextAsync(Path.Combine(folder, $"{sample.Name}.en.html"), await sample.HtmlAsync(Sample.English));
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*.html"))
        {
            var page = Markup.Parse(await File.ReadAllTextAsync(file));
            var stylesheet = page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!.Split('?')[0];
            Assert.True(File.Exists(Path.Combine(folder, stylesheet)), $"{file} asks for {stylesheet}, which is not there.");
        }
    }

    public void Dispose()
    {
        if (Directory.Exists(_temporary))
        {
            Directory.Delete(_temporary, recursive: true);
        }
    }
}
