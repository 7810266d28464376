using CreditFunctions.LocalHost.Engine.Storage;
using Microsoft.DurableTask.Protobuf;
using TaskFailureDetails = Microsoft.DurableTask.Protobuf.TaskFailureDetails;

namespace CreditFunctions.LocalHost.Tests.Engine;

/// <summary>Requirements of the engine for any store.</summary>
public abstract class StoreContract : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private IOrchestrationStore _store = null!;

    public async Task InitializeAsync()
    {
        _store = CreateStore();
        await _store.ReadAllOpenAsync(None);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    protected abstract IOrchestrationStore CreateStore();

    [Fact]
    public async Task Add_ThenRead_GivesBackEverything()
    {
        var state = State("all/of it #?\\%~\u0001中文") with
        {
            Version = "2.0",
            StartAt = EngineFixture.Start.AddDays(1),
            Input = "\"输入\"",
            Tags = new Dictionary<string, string> { ["k"] = "v" },
            Parent = new ParentLink("P", "p", "e", 1, 2),
        };

        var eTag = await _store.AddAsync(state, None);

        var read = (await _store.ReadOpenAsync(state.InstanceId, None))!;
        Assert.Equal(eTag, read.ETag);
        Assert.Equal(state.Tags, read.State.Tags);
        Assert.Equal(state with { Tags = read.State.Tags }, read.State);
    }

    [Fact]
    public async Task Add_SameStartAgain_FindsItself()
    {
        var state = State("one");

        Assert.Equal(await _store.AddAsync(state, None), await _store.AddAsync(state, None));
    }

    [Fact]
    public async Task Add_AnotherStartOfAnOpenId_IsAConflict()
    {
        await _store.AddAsync(State("one"), None);

        await Assert.ThrowsAsync<StorageConflictException>(() => _store.AddAsync(State("one") with { ExecutionId = "other" }, None));
    }

    [Fact]
    public async Task Commit_OldETag_IsAConflictAndChangesNothing()
    {
        var state = State("one");
        var eTag = await _store.AddAsync(state, None);
        await _store.CommitAsync(Turn(state, eTag, [1]), None);

        await Assert.ThrowsAsync<StorageConflictException>(() => _store.CommitAsync(Turn(state, eTag, [2]), None));

        var read = (await _store.ReadOpenAsync("one", None))!;
        Assert.Equal([1], Assert.Single(read.Turns));
        Assert.Equal(1, read.State.NextTurn);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64 * 1024)]
    [InlineData(200_000)]
    [InlineData(3_000_000)]
    public async Task Commit_TurnOfAnySize_IsReadBack(int size)
    {
        var state = State("one");
        var turn = new byte[size];
        new Random(size).NextBytes(turn);

        await _store.CommitAsync(Turn(state, await _store.AddAsync(state, None), turn), None);

        Assert.True((await _store.ReadOpenAsync("one", None))!.Turns[0].SequenceEqual(turn));
    }

    [Fact]
    public async Task AddMessage_ConsumedAndRememberedBefore_StaysConsumed()
    {
        var state = State("one");
        var eTag = await _store.AddAsync(state, None);
        foreach (var key in new[] { "M|1", "M|2", "M|~sender/x|e|1" })
        {
            await _store.AddMessageAsync(state, new StoredMessage(key, [7]), None);
        }

        var commit = Turn(state, eTag, [1]) with { Consumed = ["M|1"], Remembered = ["M|~sender/x|e|1"] };
        await _store.CommitAsync(commit, None);
        await _store.AddMessageAsync(state, new StoredMessage("M|~sender/x|e|1", [7]), None);

        var read = (await _store.ReadOpenAsync("one", None))!;
        Assert.Equal("M|2", Assert.Single(read.Inbox).Key);
        Assert.Equal("M|~sender/x|e|1", Assert.Single(read.ConsumedKeys));
    }

    [Fact]
    public async Task AddMessage_ToAnEarlierRun_IsNotTheNewRuns()
    {
        await _store.AddAsync(State("one"), None);

        await _store.AddMessageAsync(State("one") with { ExecutionId = "earlier" }, new StoredMessage("M|1", [7]), None);

        Assert.Empty((await _store.ReadOpenAsync("one", None))!.Inbox);
    }

    [Fact]
    public async Task Commit_NewGeneration_LeavesEarlierTurnsBehind()
    {
        var state = State("one") with { Input = "1", CustomStatus = "\"s\"" };
        var eTag = await _store.AddAsync(state, None);
        var second = state with { NextTurn = 1 };
        eTag = await _store.CommitAsync(Turn(state, eTag, [1]), None);
        var third = second with { Generation = 1, NextTurn = 2, FirstTurn = 2, Input = null, CarriedEvents = [5], CustomStatus = null };

        await _store.CommitAsync(
            new TurnCommit
            {
                Before = second,
                After = third,
                ETag = eTag,
            },
            None
        );

        var read = (await _store.ReadOpenAsync("one", None))!;
        Assert.Empty(read.Turns);
        Assert.Equal([0], read.StaleTurns);
        Assert.Null(read.State.Input);
        Assert.Null(read.State.CustomStatus);
        Assert.Equal([5], read.State.CarriedEvents!);
    }

    [Fact]
    public async Task Retire_WithMoreRowsThanATransactionHolds_LeavesNothingOpen()
    {
        var state = State("one");
        var eTag = await _store.AddAsync(state, None);
        for (var i = 0; i < 130; i++)
        {
            var after = state with { NextTurn = i + 1 };
            eTag = await _store.CommitAsync(
                new TurnCommit
                {
                    Before = state,
                    After = after,
                    ETag = eTag,
                    Turn = [(byte)i],
                },
                None
            );
            state = after;
        }

        var finished = state with { Status = OrchestrationStatus.Completed, Output = "1" };
        eTag = await _store.CommitAsync(
            new TurnCommit
            {
                Before = state,
                After = finished,
                ETag = eTag,
            },
            None
        );
        await _store.RetireAsync(Retirement(finished, eTag, [.. Enumerable.Range(0, 130)]) with { IsCommitted = true }, None);

        Assert.Null(await _store.ReadOpenAsync("one", None));
        Assert.Equal("1", (await _store.ReadFinishedAsync("one", None))!.Output);
        Assert.Equal(130, (await _store.ReadFinishedHistoryAsync("one", None))!.Length);
    }

    [Fact]
    public async Task Retire_OldETag_IsAConflictAndTheInstanceStaysOpen()
    {
        var state = State("one");
        var eTag = await _store.AddAsync(state, None);
        await _store.CommitAsync(Turn(state, eTag, [1]), None);

        await Assert.ThrowsAsync<StorageConflictException>(() => _store.RetireAsync(Retirement(state, eTag, []), None));

        Assert.NotNull(await _store.ReadOpenAsync("one", None));
    }

    [Fact]
    public async Task Retire_SecondRunOfAnId_ReplacesTheFirst()
    {
        foreach (var run in new[] { "first", "second" })
        {
            var state = State("one") with { ExecutionId = run };
            var eTag = await _store.AddAsync(state, None);
            await _store.RetireAsync(
                Retirement(state with { Status = OrchestrationStatus.Failed, Failure = Failure(run) }, eTag, []),
                None
            );
        }

        Assert.Equal(Failure("second"), (await _store.ReadFinishedAsync("one", None))!.Failure);
    }

    [Fact]
    public async Task ListFinished_ByPages_GivesEachOnce()
    {
        foreach (var id in new[] { "a1", "a2", "a3", "b1" })
        {
            await _store.RetireAsync(Retirement(State(id), await _store.AddAsync(State(id), None), []), None);
        }

        var ids = new List<string>();
        string? token = null;
        do
        {
            var page = await _store.ListFinishedAsync(new InstanceFilter(InstanceIdPrefix: "a"), 2, token, None);
            ids.AddRange(page.Instances.Select(state => state.InstanceId));
            token = page.ContinuationToken;
        } while (token is not null);

        Assert.Equal(["a1", "a2", "a3"], ids);
    }

    private static InstanceState State(string id) =>
        new()
        {
            InstanceId = id,
            Name = "Orchestrator",
            ExecutionId = "execution",
            CreatedAt = EngineFixture.Start,
            LastUpdatedAt = EngineFixture.Start,
        };

    private static TaskFailureDetails Failure(string message) => new() { ErrorType = "Type", ErrorMessage = message };

    private static TurnCommit Turn(InstanceState before, string eTag, byte[] turn) =>
        new()
        {
            Before = before,
            After = before with { NextTurn = before.NextTurn + 1 },
            ETag = eTag,
            Turn = turn,
        };

    private static Retirement Retirement(InstanceState state, string eTag, IReadOnlyList<int> storedTurns) =>
        new()
        {
            State = state,
            ETag = eTag,
            History = [.. storedTurns.Select(number => (byte)number)],
            StoredTurns = storedTurns,
            Messages = [],
            IsCommitted = false,
        };
}

public sealed class InMemoryStoreTests : StoreContract
{
    protected override IOrchestrationStore CreateStore() => new InMemoryOrchestrationStore();
}

[Collection(AzuriteTests.Name)]
public sealed class TableStoreTests(TestAccount azurite) : StoreContract
{
    protected override IOrchestrationStore CreateStore() =>
        new GuardedStore(TableOrchestrationStore.FromConnectionString(azurite.ConnectionString, TestAccount.NewHub()), () => true);
}
