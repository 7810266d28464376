using System.Security.Cryptography;
using Azure.Data.Tables;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Audit;
using CreditFunctions.Functions.Audit;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.Functions.Tests.Audit;

[Collection(StorageTests.Name)]
public sealed class AnchorAuditChainsTimerTests(TestStorage storage) : IAsyncLifetime
{
    private readonly FakeTimeProvider _machine = new(TimeProvider.System.GetUtcNow());
    private TestApp _app = null!;

    private string Chain => _app.Applications.ChainIdOf(_app.ApplicationId.Value);

    private AuditAnchors Anchors => _app.Get<AuditAnchors>();

    public async Task InitializeAsync()
    {
        _app = new TestApp(storage, services => services.AddKeyedSingleton<TimeProvider>(Clocks.Machine, _machine));
        await _app.PublishRoundAsync();
        await _app.CreateDraftAsync();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Run_HoldsTheEndOfEveryKindOfChain()
    {
        await RunAsync();

        var heads = await HeadsAsync();
        Assert.Equal(await HeadAsync(), heads[Chain].ToHead());
        var round = await _app.Rounds.FindHeadAsync(_app.Guide.Id.Value, default);
        Assert.Equal(round, heads[_app.Rounds.ChainIdOf(_app.Guide.Id.Value)].ToHead());
        Assert.Equal(
            _app.Get<IEnumerable<RecordDefinition>>().Select(definition => definition.Type).OrderBy(type => type.Value),
            _app.Get<IEnumerable<IRecords>>().Select(kind => kind.Type).OrderBy(type => type.Value)
        );
    }

    [Fact]
    public async Task Run_Again_AnchorsOnlyWhatHasGrown()
    {
        // So that no earlier event is within the clock difference that the next run allows for.
        _machine.SetUtcNow(TimeProvider.System.GetUtcNow() + AnchorAuditChainsTimer.ClockDifference);
        await RunAsync();
        var first = (await Anchors.FindLastAsync(default))!;
        await RecordAsync("one");

        await RunAsync();

        var second = (await Anchors.FindLastAsync(default))!.Anchor;
        Assert.Equal(first.Anchor.Number + 1, second.Number);
        Assert.Equal(await HeadAsync(), Assert.Single(second.Heads, head => head.ChainId == Chain).ToHead());
        Assert.DoesNotContain(second.Heads, head => head.ChainId == _app.Rounds.ChainIdOf(_app.Guide.Id.Value));
    }

    [Fact]
    public async Task Run_EachHoldsTheHashOfTheOneBefore()
    {
        await RunAsync();
        var first = (await Anchors.FindLastAsync(default))!.Anchor.Number;
        await RecordAsync("one");

        await RunAsync();

        var stored = (await Anchors.FindAsync(first, default))!;
        Assert.Equal(AuditHash.FromBytes(SHA256.HashData(stored)), (await Anchors.FindLastAsync(default))!.Anchor.Previous);
    }

    [Fact]
    public async Task Run_NothingHasGrown_MakesNoAnchor()
    {
        await RunAsync();
        var last = (await Anchors.FindLastAsync(default))!;

        await RunAsync();

        Assert.Equal(last.Hash, (await Anchors.FindLastAsync(default))!.Hash);
    }

    [Fact]
    public async Task AddAsync_NumberThatIsTaken_FirstStands()
    {
        await RunAsync();
        var last = (await Anchors.FindLastAsync(default))!;

        await Anchors.AddAsync(last.Anchor with { Heads = [] }, default);

        Assert.Equal(last.Hash, (await Anchors.FindLastAsync(default))!.Hash);
    }

    [Fact]
    public async Task Chain_CutShortAfterwards_NoLongerFits()
    {
        await RecordAsync("one");
        await RunAsync();
        var anchored = (await HeadsAsync())[Chain].ToHead();

        // As by somebody with write access to the tables: the last event is deleted, and the record denies it.
        var id = _app.ApplicationId.Value;
        var table = _app.Tables.GetTableClient(StorageNames.Applications);
        var before = await _app.Applications.ReadAuditAsync(id, default);
        await table.DeleteEntityAsync(id, "A|0000000002");
        TableEntity row = await table.GetEntityAsync<TableEntity>(id, "record");
        (row["AuditSequence"], row["AuditHash"]) = (1L, before[0].Hash.Value);
        await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);

        var events = await _app.Applications.ReadAuditAsync(id, default);
        Assert.IsType<AuditVerdict.Intact>(AuditChain.Verify(AuditHead.StartOf(Chain), events));
        var broken = Assert.IsType<AuditVerdict.Broken>(AuditChain.Verify(AuditHead.StartOf(Chain), events, anchored));
        Assert.Equal(AuditFault.Truncated, broken.Fault);
    }

    private Task RunAsync() => _app.Function<AnchorAuditChainsTimer>().RunAsync(new TimerInfo(), default);

    private async Task<IReadOnlyDictionary<string, AnchoredHead>> HeadsAsync() =>
        (await Anchors.FindLastAsync(default))!.Anchor.Heads.ToDictionary(head => head.ChainId);

    private Task<AuditHead?> HeadAsync() => _app.Applications.FindHeadAsync(_app.ApplicationId.Value, default);

    private async Task RecordAsync(string key) =>
        Assert.IsType<Recording<Application>.Done>(
            await _app.Applications.RecordAsync(
                _app.ApplicationId.Value,
                key,
                _ => new HoldPlaced(new Hold("理由", "依据", Samples.Now, Samples.Now)),
                TestApp.Signature,
                [],
                default
            )
        );
}
