using Azure;
using Azure.Data.Tables;
using CreditFunctions.Core.Publications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Publications;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace CreditFunctions.Functions.Tests.Publications;

[Collection(StorageTests.Name)]
public sealed class PublicationQueueTests(TestStorage storage) : IAsyncLifetime
{
    private readonly TestApp _app = new(storage);

    private PublicationQueue Queue => _app.Get<PublicationQueue>();

    private PublicNotice Notice =>
        PublicNotice.Of(
            RoundState.From(new GuidePublished(_app.Guide, Samples.Now)),
            new PublicNoticeOpened(1, [], Samples.Now, Samples.Now.AddDays(7))
        );

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(TimeSpan.TicksPerDay, true)]
    public async Task ReadDueAsync_AroundTheInstant_FindsWhatIsDue(long ticks, bool isFound)
    {
        await Queue.AddAsync(Notice, default);

        Assert.Equal(isFound, (await FindAsync(Samples.Now.AddTicks(ticks))).Count == 1);
    }

    [Fact]
    public async Task ReadDueAsync_Publication_ComesBackAsItWasDecided()
    {
        await Queue.AddAsync(Notice, default);

        var due = Assert.IsType<PublicNotice>(Assert.Single(await FindAsync(Samples.Now)));

        Assert.Equal(
            (Notice.Id, Notice.Title, Notice.PublishedAt, Notice.NoticeUntil, Notice.Office),
            (due.Id, due.Title, due.PublishedAt, due.NoticeUntil, due.Office)
        );
    }

    /// <summary>A drill fixes the length of its notice: what is null is not written, and must not be missed.</summary>
    [Fact]
    public async Task ReadDueAsync_NoticeOfADrill_ComesBack()
    {
        await Queue.AddAsync(Notice with { IsDrill = true, PublicNoticeWorkingDays = null }, default);

        var due = Assert.IsType<PublicNotice>(Assert.Single(await FindAsync(Samples.Now)));

        Assert.Equal((true, null), (due.IsDrill, due.PublicNoticeWorkingDays));
    }

    [Fact]
    public async Task AddAsync_Again_TheFirstStands()
    {
        await Queue.AddAsync(Notice, default);

        await Queue.AddAsync(Notice with { Title = "另一个题目" }, default);

        Assert.Equal(Notice.Title, Assert.Single(await FindAsync(Samples.Now)).Title);
    }

    [Fact]
    public async Task AddAsync_DiedBeforeItWasDue_RepeatPutsItInLine()
    {
        _app.Traffic.FailNext(request => request.Contains("/Due", StringComparison.Ordinal));
        await Assert.ThrowsAsync<RequestFailedException>(() => Queue.AddAsync(Notice, default));
        Assert.Empty(await FindAsync(Samples.Now));

        await Queue.AddAsync(Notice, default);

        Assert.Single(await FindAsync(Samples.Now));
    }

    [Fact]
    public async Task RemoveAsync_Published_IsNoLongerDue()
    {
        await Queue.AddAsync(Notice, default);

        var due = await ReadDueAsync();
        await Queue.RemoveAsync(due, default);
        await Queue.RemoveAsync(due, default);

        Assert.Empty(await FindAsync(Samples.Now.AddYears(1)));
    }

    /// <summary>The recovery timer adds again, for minutes, what an unfinished record ever announced.</summary>
    [Fact]
    public async Task AddAsync_AgainOncePublished_IsNotPublishedAgain()
    {
        await Queue.AddAsync(Notice, default);
        await Queue.RemoveAsync(await ReadDueAsync(), default);
        _app.Traffic.Forget();

        await Queue.AddAsync(Notice, default);
        await Queue.AddAsync(Notice, default);

        // Of each an insert that is refused, and a read.
        Assert.Equal(2, _app.Traffic.Requests.Count(request => !request.StartsWith("GET", StringComparison.Ordinal)));
        Assert.Equal(4, _app.Traffic.Requests.Count);
        Assert.DoesNotContain(_app.Traffic.Requests, request => request.Contains("/Due", StringComparison.Ordinal));
        Assert.Empty(await FindAsync(Samples.Now.AddYears(1)));
    }

    [Fact]
    public async Task PublishDue_OneCannotBeRead_TheOthersAreThereAllTheSame()
    {
        var broken = Notice with { Id = $"a-{Notice.Id}", PublishedAt = Samples.Now.AddDays(-1) };
        await Queue.AddAsync(broken, default);
        await _app.Get<TableServiceClient>()
            .GetTableClient("Publications")
            .UpsertEntityAsync(new TableEntity(broken.Id, "publication") { ["Json"] = "{" });
        await Queue.AddAsync(Notice, default);
        await RunTimerAsync();

        Assert.Empty(await FindAsync(Samples.Now));
        Assert.NotNull(await _app.Get<PublicSite>().OpenAsync($"publications/{Notice.Id}.html", default));
        await Queue.RemoveAsync((await Queue.ReadDueAsync(Samples.Now, default)).Single(due => due.Id == broken.Id), default);
    }

    [Fact]
    public async Task WithdrawAsync_Published_TakesItsFilesAndItsLineAway()
    {
        var site = _app.Get<PublicSite>();
        await Queue.AddAsync(Notice, default);
        await RunTimerAsync();
        Assert.Contains((await site.ReadManifestAsync(default)).Latest, entry => entry.Id == Notice.Id);

        await Queue.WithdrawAsync(Notice.Id, Samples.Now, default);
        await RunTimerAsync();

        Assert.Null(await site.OpenAsync($"publications/{Notice.Id}.html", default));
        Assert.Null(await site.OpenAsync($"publications/{Notice.Id}.json", default));
        Assert.DoesNotContain((await site.ReadManifestAsync(default)).Latest, entry => entry.Id == Notice.Id);
        Assert.Empty(await FindAsync(Samples.Now));
        await Queue.AddAsync(Notice, default);
        Assert.Empty(await FindAsync(Samples.Now));
    }

    /// <summary>The timer had read it before: in the same hour, where both have one row.</summary>
    [Fact]
    public async Task WithdrawAsync_WhileTheTimerPublishes_IsNotLost()
    {
        await Queue.AddAsync(Notice, default);
        var read = await ReadDueAsync();

        await Queue.WithdrawAsync(Notice.Id, Samples.Now, default);
        await Queue.RemoveAsync(read, default);

        var left = await ReadDueAsync();
        Assert.True((await Queue.GetAsync(left, default)).IsWithdrawn);
        await Queue.RemoveAsync(left, default);
        Assert.Empty(await FindAsync(Samples.Now));
    }

    /// <summary>The copies of the CDN go once the files have changed; a purge that fails leaves the publication due.</summary>
    [Fact]
    public async Task PublishDue_BeforeACdn_IsPurgedWithEveryChangeAndRepeatedWhereThatFails()
    {
        var cdn = new RecordingCdn(_app.Get<PublicSite>());
        var site = new PublicSite(_app.Blobs, _app.Get<PublicationPages>(), cdn);
        string[] files =
        [
            $"publications/{Notice.Id}.html",
            $"publications/{Notice.Id}.en.html",
            $"publications/{Notice.Id}.json",
            $"periods/{Notice.PublishedAt.UtcDateTime:yyyy-MM}.json",
            "manifest.json",
            "index.html",
            "index.en.html",
        ];
        await Queue.AddAsync(Notice, default);

        cdn.Fails = true;
        await RunTimerAsync(site);
        Assert.Single(await FindAsync(Samples.Now));

        cdn.Fails = false;
        await RunTimerAsync(site);
        Assert.Empty(await FindAsync(Samples.Now));
        await Queue.WithdrawAsync(Notice.Id, Samples.Now, default);
        await RunTimerAsync(site);

        Assert.Equal([true, true, false], cdn.Purges.Where(purge => purge.Files.Contains(files[0])).Select(purge => purge.IsThere));
        Assert.All(cdn.Purges.Where(purge => purge.Files.Contains(files[0])), purge => Assert.Equal(files, purge.Files));
    }

    private Task RunTimerAsync(PublicSite? site = null) =>
        new PublishDueTimer(
            Queue,
            site ?? _app.Get<PublicSite>(),
            _app.Get<IEnumerable<DueHandler>>(),
            new FakeTimeProvider(Samples.Now),
            NullLogger<PublishDueTimer>.Instance
        ).RunAsync(new TimerInfo(), new Mock<DurableTaskClient>("test").Object, default);

    private async Task<DuePublication> ReadDueAsync() =>
        (await Queue.ReadDueAsync(Samples.Now, default)).Single(due => due.Id == Notice.Id);

    private async Task<IReadOnlyList<Publication>> FindAsync(DateTimeOffset now)
    {
        var due = (await Queue.ReadDueAsync(now, default)).Where(publication => publication.Id == Notice.Id);
        return (await Task.WhenAll(due.Select(publication => Queue.GetAsync(publication, default))))
            .Select(queued => queued.Publication)
            .ToList();
    }

    /// <summary>Keeps what it was to purge, and whether the first of these files was there then.</summary>
    private sealed class RecordingCdn(PublicSite site) : ICdn
    {
        public bool Fails { get; set; }

        public List<(IReadOnlyCollection<string> Files, bool IsThere)> Purges { get; } = [];

        public async Task PurgeAsync(IReadOnlyCollection<string> files, CancellationToken cancellationToken)
        {
            Purges.Add((files, await site.OpenAsync(files.First(), cancellationToken) is not null));
            if (Fails)
            {
                throw new TransientFailureException("The CDN refused the purge.");
            }
        }
    }
}
