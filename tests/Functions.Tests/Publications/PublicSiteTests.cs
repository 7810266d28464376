using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using CreditFunctions.Core.Publications;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Publications;
using CreditFunctions.Functions.Tests.Storage;

namespace CreditFunctions.Functions.Tests.Publications;

[Collection(StorageTests.Name)]
public sealed class PublicSiteTests(TestStorage storage) : IAsyncLifetime
{
    private readonly TestApp _app = new(storage);

    private PublicSite Site => _app.Get<PublicSite>();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task PublishAsync_Notice_IsThereInBothLanguagesAndForPrograms()
    {
        await Site.PublishAsync(Notice, default);

        foreach (var ending in (string[])[".html", ".en.html"])
        {
            var page = await ReadAsync($"publications/{Notice.Id}{ending}");
            Assert.Equal("text/html; charset=utf-8", page!.Value.ContentType);
            Assert.Contains("项目1", page.Value.Text, StringComparison.Ordinal);
        }

        using var json = JsonDocument.Parse((await ReadAsync($"publications/{Notice.Id}.json"))!.Value.Text);
        Assert.Equal("项目1", json.RootElement.GetProperty("projects")[0].GetProperty("title").GetString());
    }

    [Fact]
    public async Task PublishAsync_Notice_IsListedOnceHoweverOftenItIsDone()
    {
        await Site.PublishAsync(Notice, default);
        await Site.PublishAsync(Notice, default);

        Assert.Single((await Site.ReadManifestAsync(default)).Latest, entry => entry.Id == Notice.Id);
        Assert.Single((await ReadPeriodAsync("2026-03")).Entries, entry => entry.Id == Notice.Id);
        Assert.Contains($"publications/{Notice.Id}.html", (await ReadAsync("index.html"))!.Value.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PublishAsync_DiedBeforeTheManifest_ListsNothingThatIsNotThereAndMendsItself()
    {
        _app.Traffic.FailNext(request =>
            request.StartsWith("PUT", StringComparison.Ordinal) && request.EndsWith("manifest.json", StringComparison.Ordinal)
        );
        await Assert.ThrowsAsync<RequestFailedException>(() => Site.PublishAsync(Notice, default));
        Assert.DoesNotContain((await Site.ReadManifestAsync(default)).Latest, entry => entry.Id == Notice.Id);
        Assert.NotNull(await ReadAsync($"publications/{Notice.Id}.html"));

        await Site.PublishAsync(Notice, default);

        Assert.Single((await Site.ReadManifestAsync(default)).Latest, entry => entry.Id == Notice.Id);
    }

    [Theory]
    [InlineData("../imports/outside.json")]
    [InlineData("publications/../../imports/outside.json")]
    [InlineData("./../imports/outside.json")]
    [InlineData("..\\imports\\outside.json")]
    [InlineData("/imports/outside.json")]
    [InlineData("")]
    public async Task OpenAsync_OutOfTheContainer_FindsNothing(string path)
    {
        await _app.Get<BlobServiceClient>()
            .GetBlobContainerClient("imports")
            .GetBlobClient("outside.json")
            .UploadAsync(BinaryData.FromString("secret"), overwrite: true);

        Assert.Null(await Site.OpenAsync(path, default));
    }

    [Fact]
    public async Task PublishAsync_FiveAtOnce_AllAreListed()
    {
        var notices = Enumerable.Range(0, 5).Select(number => Notice with { Id = $"{Notice.Id}-{number}" }).ToList();

        await Task.WhenAll(notices.Select(notice => Site.PublishAsync(notice, default)));

        var listed = (await ReadPeriodAsync("2026-03")).Entries.Select(entry => entry.Id).ToHashSet();
        Assert.All(notices, notice => Assert.Contains(notice.Id, listed));
        listed = [.. (await Site.ReadManifestAsync(default)).Latest.Select(entry => entry.Id)];
        Assert.All(notices, notice => Assert.Contains(notice.Id, listed));
    }

    [Theory]
    [InlineData("nothing.html")]
    [InlineData("publications/")]
    [InlineData("../documents/x")]
    [InlineData("a//b")]
    public async Task OpenAsync_NothingThere_IsNull(string path) => Assert.Null(await Site.OpenAsync(path, default));

    [Fact]
    public void Add_MoreThanTheLatest_KeepsTheNewest()
    {
        var manifest = Enumerable
            .Range(0, PublicManifest.LatestCount + 1)
            .Aggregate(
                PublicManifest.Empty,
                (current, number) =>
                    current.Add(
                        ManifestEntry.Of(Notice with { Id = $"n{number}", PublishedAt = Samples.Now.AddHours(number) }),
                        new PeriodReference("2026-03", number + 1, "periods/2026-03.json")
                    )
            );

        Assert.Equal(PublicManifest.LatestCount, manifest.Latest.Count);
        Assert.Equal(("n50", "n1"), (manifest.Latest[0].Id, manifest.Latest[^1].Id));
        Assert.Equal(new PeriodReference("2026-03", 51, "periods/2026-03.json"), Assert.Single(manifest.Periods));
    }

    private PublicNotice Notice
    {
        get
        {
            var ranking = Ranking.Freeze(_app.Guide, [Samples.Reviewed(1, 90)], category => category.BudgetYuan);
            var round = RoundState
                .From(new GuidePublished(_app.Guide, Samples.Now))
                .Apply(new ReviewBatchOpened(1, [Samples.IdOf(1)], [], ["agriculture"], Samples.Now))
                .Apply(new RankingFrozen(1, ranking, []));
            round = round.Apply(BatchPolicy.Adopt(round.Batch(1), new MeetingResolutionDecision(Samples.Today, "1号", [])));
            return PublicNotice.Of(round, new PublicNoticeOpened(1, [Samples.IdOf(1)], Samples.Now, Samples.Now.AddDays(7)));
        }
    }

    private async Task<(string Text, string ContentType)?> ReadAsync(string path)
    {
        if (await Site.OpenAsync(path, default) is not { } file)
        {
            return null;
        }

        using var reader = new StreamReader(file.Content);
        return (await reader.ReadToEndAsync(), file.Details.ContentType);
    }

    private async Task<PeriodFile> ReadPeriodAsync(string period) =>
        JsonSerializer.Deserialize<PeriodFile>(
            (await ReadAsync($"periods/{period}.json"))!.Value.Text,
            Functions.Storage.StoredJson.Options
        )!;
}
