using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Storage;

namespace CreditFunctions.Functions.Tests.Pending;

[Collection(StorageTests.Name)]
public sealed class PendingWorkTests(TestStorage storage) : IAsyncLifetime
{
    private readonly TestApp _app = new(storage);

    private PendingWork Pending => _app.Get<PendingWork>();

    private string Id => _app.ApplicationId.Value;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task MarkAsync_Record_IsFoundUntilItIsCleared()
    {
        var note = await Pending.MarkAsync(RecordRef.OfApplication(Id), default);
        Assert.Equal(note, Assert.Single(await FindAsync()) with { Age = default, ETag = note.ETag });

        await Pending.ClearAsync(note, default);

        Assert.Empty(await FindAsync());
    }

    [Fact]
    public async Task ClearAsync_NotedByTwoWriters_LeavesTheNoteOfTheOther()
    {
        var first = await Pending.MarkAsync(RecordRef.OfApplication(Id), default);
        var second = await Pending.MarkAsync(RecordRef.OfApplication(Id), default);

        await Pending.ClearAsync(second, default);

        Assert.Equal(first.Writer, Assert.Single(await FindAsync()).Writer);
    }

    [Fact]
    public async Task ClearAsync_Twice_ChangesNothing()
    {
        var note = await Pending.MarkAsync(RecordRef.OfRound(Id), default);

        await Pending.ClearAsync(note, default);
        await Pending.ClearAsync(note, default);

        Assert.Empty(await FindAsync());
    }

    /// <summary>A renewed marker has more work than when it was read.</summary>
    [Fact]
    public async Task ClearAsync_RenewedSinceItWasRead_LeavesIt()
    {
        await Pending.MarkAsync(RecordRef.OfApplication(Id), "postman", default);
        var read = Assert.Single(await FindAsync());
        await Pending.MarkAsync(RecordRef.OfApplication(Id), "postman", default);

        await Pending.ClearAsync(read, default);
        var renewed = Assert.Single(await FindAsync());

        await Pending.ClearAsync(renewed, default);
        Assert.Empty(await FindAsync());
    }

    [Fact]
    public async Task MarkAsync_ApplicationAndRoundOfOneId_AreTwoNotes()
    {
        await Pending.MarkAsync(RecordRef.OfApplication(Id), default);
        await Pending.MarkAsync(RecordRef.OfRound(Id), default);

        Assert.Equal(
            [RecordType.Application, RecordType.Round],
            (await FindAsync()).Select(item => item.Record.Type).OrderBy(type => type.Value)
        );
    }

    [Fact]
    public async Task MarkAsync_Record_CostsOneRequestEachWay()
    {
        var note = await Pending.MarkAsync(RecordRef.OfApplication(Id), default);
        await Pending.ClearAsync(note, default);

        Assert.Equal(2, _app.Traffic.Requests.Count);
    }

    private async Task<IReadOnlyList<PendingItem>> FindAsync()
    {
        var found = new List<PendingItem>();
        await foreach (var item in Pending.ReadAsync(default))
        {
            if (item.Record.Id == Id)
            {
                found.Add(item);
            }
        }

        return found;
    }
}
