using System.Text.Json;
using CreditFunctions.Core;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Desk;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Storage;

namespace CreditFunctions.Functions.Tests.Desk;

/// <summary>The printed sheets of a batch.</summary>
[Collection(StorageTests.Name)]
public sealed class SheetTests(TestStorage storage) : IAsyncLifetime
{
    private static readonly string[] Names = ["ranking-1", "resolution-1", "concurrence-1", "notice-1", "award-1"];

    private static readonly Proposal Winner = SampleRounds.Project(1, ProposalOutcome.Propose, 200_000);
    private static readonly Proposal Next = SampleRounds.Project(2, ProposalOutcome.Reserve) with { Reason = "与在研项目相近" };

    private readonly DeskRig _rig = new(storage);

    private string Id => _rig.App.Guide.Id.Value;

    public Task InitializeAsync() => _rig.App.PublishRoundAsync();

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public async Task Sheets_AsTheBatchComesAlong_AreThereFromTheirStepOn()
    {
        Assert.Empty(await PrintableAsync());
        await RecordAsync(new ReviewBatchOpened(1, [Samples.IdOf(1), Samples.IdOf(2)], [], ["agriculture"], Samples.Now));
        Assert.Empty(await PrintableAsync());
        await RecordAsync(new RankingFrozen(1, [Winner.Ranked, Next.Ranked], []));
        Assert.Equal(Names[..1], await PrintableAsync());
        await RecordAsync(new ResolutionAdopted(1, SampleRounds.Resolution, [Winner, Next]));
        Assert.Equal(Names[..3], await PrintableAsync());
        await RecordAsync(new PublicNoticeOpened(1, [Samples.IdOf(1)], Samples.Now, Samples.Now.AddDays(7)));
        Assert.Equal(Names[..4], await PrintableAsync());
        await RecordAsync(new BatchAwarded(1, [Samples.IdOf(1)], new AwardDocumentDecision("联发1号", Samples.Today), Samples.Now));
        Assert.Equal(Names, await PrintableAsync());
    }

    [Fact]
    public async Task Sheets_Each_ShowWhatIsSignedOnThem()
    {
        await AwardAsync();

        var sheets = await Task.WhenAll(Names.Select(ReadAsync));

        Assert.Equal([2, 2, 1, 1, 1], sheets.Select(sheet => sheet.Rows.Count));
        Assert.Equal([null, "纪要1号", "纪要1号", null, "联发1号"], sheets.Select(sheet => sheet.Document));
        Assert.Equal([(1, 99m), (2, 98m)], sheets[0].Rows.Select(row => (row.Place!.Value, row.Score!.Value)));
        Assert.Equal(["Propose", "Reserve"], sheets[1].Rows.Select(row => row.Outcome));
        Assert.Equal("与在研项目相近", sheets[1].Rows[1].Remark);
        Assert.All(sheets[3].Rows.Concat(sheets[4].Rows), row => Assert.Equal((null, null), (row.Place, row.Score)));
        Assert.Equal(Samples.Now.AddDays(7), sheets[3].Until);
    }

    [Fact]
    public async Task Sheets_Printed_HoldNoNumberOfAnybody()
    {
        await AwardAsync();

        foreach (var name in Names)
        {
            var page = await _rig.GetAsync<GetSheetEndpoint>("zhao", Id, name);

            Assert.Equal(200, page.Status);
            Assert.Contains("项目1", page.Body, StringComparison.Ordinal);
            Assert.DoesNotContain(Samples.UnitCode, page.Body, StringComparison.Ordinal);
        }
    }

    /// <summary>A signed sheet does not change; a promotion is a separate sheet.</summary>
    [Fact]
    public async Task Sheets_AfterAPromotion_AreAsTheyWereSigned()
    {
        await AwardAsync();
        var before = await Task.WhenAll(Names.Select(BodyAsync));
        Assert.Equal(404, (await _rig.GetAsync<GetSheetEndpoint>("li", Id, "promotion-1")).Status);

        await RecordAsync(new ReservePromoted(Samples.IdOf(2), Samples.IdOf(1), Samples.Now));

        Assert.Equal(before, await Task.WhenAll(Names.Select(BodyAsync)));
        var row = Assert.Single((await ReadAsync("promotion-1")).Rows);
        Assert.Equal((Next.Ranked.Number, Winner.Ranked.Number, "Propose"), (row.Number, row.InPlaceOf, row.Outcome));
    }

    [Fact]
    public async Task Sheets_AfterASecondResolution_ShowEachAsItWasSigned()
    {
        await RecordAsync(new ReviewBatchOpened(1, [Samples.IdOf(1), Samples.IdOf(2)], [], ["agriculture"], Samples.Now));
        await RecordAsync(new RankingFrozen(1, [Winner.Ranked, Next.Ranked], []));
        await RecordAsync(new ResolutionAdopted(1, SampleRounds.Resolution, [Winner, Next]));
        await RecordAsync(new ConcurrenceRefused(1, new ConcurrenceDecision(false, "超预算")));
        var first = await Task.WhenAll(BodyAsync("resolution-1"), BodyAsync("concurrence-1"));

        await RecordAsync(
            new ResolutionAdopted(
                1,
                SampleRounds.Resolution with
                {
                    MinutesNumber = "纪要2号",
                },
                [Winner with { Outcome = ProposalOutcome.Reserve }, Next]
            ),
            "second"
        );

        Assert.Equal(first, await Task.WhenAll(BodyAsync("resolution-1"), BodyAsync("concurrence-1")));
        var second = await ReadAsync("resolution-1-2");
        Assert.Equal(("纪要2号", "Reserve"), (second.Document, second.Rows[0].Outcome));
        Assert.Empty((await ReadAsync("concurrence-1-2")).Rows);
    }

    [Theory]
    [InlineData("qian")]
    [InlineData("wang")]
    public async Task Sheets_ForWhoeverSeesNoBatch_AreRefused(string officer)
    {
        await AwardAsync();

        Assert.Equal(403, (await _rig.GetAsync<GetSheetEndpoint>(officer, Id, "ranking-1")).Status);
    }

    [Theory]
    [InlineData("ranking-2")]
    [InlineData("ranking-01")]
    [InlineData("ranking")]
    [InlineData("Ranking-1")]
    [InlineData("1")]
    [InlineData("-1")]
    public async Task Sheet_OfAnotherName_IsNotFound(string name)
    {
        await AwardAsync();

        Assert.Equal(404, (await _rig.GetAsync<GetSheetEndpoint>("li", Id, name)).Status);
    }

    [Fact]
    public async Task Sheet_OfNoSuchRound_IsNotFound() =>
        Assert.Equal(404, (await _rig.GetAsync<GetSheetEndpoint>("li", "no-such-round", "ranking-1")).Status);

    private async Task AwardAsync()
    {
        await RecordAsync(new ReviewBatchOpened(1, [Samples.IdOf(1), Samples.IdOf(2)], [], ["agriculture"], Samples.Now));
        await RecordAsync(new RankingFrozen(1, [Winner.Ranked, Next.Ranked], []));
        await RecordAsync(new ResolutionAdopted(1, SampleRounds.Resolution, [Winner, Next]));
        await RecordAsync(new PublicNoticeOpened(1, [Samples.IdOf(1)], Samples.Now, Samples.Now.AddDays(7)));
        await RecordAsync(new BatchAwarded(1, [Samples.IdOf(1)], new AwardDocumentDecision("联发1号", Samples.Today), Samples.Now));
    }

    private async Task<string> BodyAsync(string name) =>
        (await _rig.SendAsync<GetSheetEndpoint>(_rig.Request("GET", "li", "application/json"), Id, name)).Body;

    private async Task RecordAsync(Fact fact, string key = "") =>
        Assert.IsType<Recording<RoundState>.Done>(
            await _rig.App.Rounds.RecordAsync(Id, $"test|{fact.GetType().Name}{key}", _ => fact, TestApp.Signature, [], default)
        );

    private async Task<IEnumerable<string>> PrintableAsync()
    {
        var printable = new List<string>();
        foreach (var name in Names)
        {
            var status = (await _rig.GetAsync<GetSheetEndpoint>("li", Id, name)).Status;
            Assert.True(status is 200 or 404, $"{name} answered {status}.");
            if (status == 200)
            {
                printable.Add(name);
            }
        }

        return printable;
    }

    private async Task<SheetView> ReadAsync(string name) =>
        JsonSerializer.Deserialize<SheetView>(
            (await _rig.SendAsync<GetSheetEndpoint>(_rig.Request("GET", "li", "application/json"), Id, name)).Body,
            RequestJson.Options
        )!;
}
