using CreditFunctions.Functions.Listings;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;

namespace CreditFunctions.Functions.Tests.Listings;

/// <summary>An import is used, or taken back: whoever is first decides.</summary>
public sealed class ListingUsesTests
{
    [Fact]
    public async Task Use_First_RefusesTheUndo()
    {
        var uses = await UsesAsync();

        Assert.True(await uses.TryUseAsync("i", default));
        Assert.Null(await uses.TryUndoAsync("i", "undo", default));

        Assert.True(await uses.TryUseAsync("i", default));
        Assert.Equal((true, null), (await uses.IsUsedAsync("i", default), await uses.FindUndoAsync("i", default)));
    }

    [Fact]
    public async Task Undo_First_RefusesEveryUseAndStands()
    {
        var uses = await UsesAsync();

        Assert.Equal("undo", await uses.TryUndoAsync("i", "undo", default));
        Assert.Equal("undo", await uses.TryUndoAsync("i", "another", default));

        Assert.False(await uses.TryUseAsync("i", default));
        Assert.Equal((false, "undo"), (await uses.IsUsedAsync("i", default), await uses.FindUndoAsync("i", default)));
    }

    [Fact]
    public async Task UseAndUndo_AtOnce_OneOfThemSucceeds()
    {
        var uses = await UsesAsync();
        for (var round = 0; round < 20; round++)
        {
            var id = $"i{round}";
            var (use, undo) = (Task.Run(() => uses.TryUseAsync(id, default)), Task.Run(() => uses.TryUndoAsync(id, "undo", default)));

            Assert.NotEqual(await use, await undo is not null);
        }
    }

    private static async Task<ListingUses> UsesAsync()
    {
        var way = new FaultyStorage(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None, () => TimeSpan.Zero);
        var tables = FaultyStorage.Tables(MemoryAccount.ConnectionString, way);
        await tables.CreateTableIfNotExistsAsync("Indexes");
        return new ListingUses(tables);
    }
}
