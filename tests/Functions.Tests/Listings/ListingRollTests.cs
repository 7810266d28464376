using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Listings;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;

namespace CreditFunctions.Functions.Tests.Listings;

/// <summary>For any number of listings, a page reads a bounded number of rows with a bounded number of requests.</summary>
public sealed class ListingRollTests
{
    private const int Subjects = 10_000;
    private const int PerSubject = 10;
    private const int MostReadForADay = 501;

    private static readonly DateOnly First = new(2016, 1, 1);

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task Read_HundredThousandListings_ReadsOnePage()
    {
        var account = new MemoryAccount();
        var roll = await RollAsync(account);
        for (var number = 0; number < Subjects * PerSubject; number++)
        {
            await roll.PutAsync(ListingOf(number), default);
        }

        await AssertBoundedAsync(account, 51, () => roll.ReadAsync(ListKind.Dishonesty, from: null, default));
        foreach (var day in (DateOnly[])[First, new DateOnly(2021, 6, 1), new DateOnly(2030, 1, 1)])
        {
            await AssertBoundedAsync(account, MostReadForADay, () => roll.ReadInForceAsync(ListKind.Dishonesty, day, from: null, default));
        }
    }

    [Fact]
    public async Task ReadInForce_PageAfterPage_FindsEachOnceAndNobodyElse()
    {
        var account = new MemoryAccount();
        var roll = await RollAsync(account);
        var listings = Enumerable.Range(0, 2_000).Select(ListingOf).ToList();
        foreach (var listing in listings)
        {
            await roll.PutAsync(listing, default);
        }

        var day = First.AddDays(900);
        var found = new List<ListingId>();
        string? next = null;
        do
        {
            var part = await roll.ReadInForceAsync(ListKind.Dishonesty, day, next, default);
            Assert.InRange(part.Listings.Count, 0, 50);
            found.AddRange(part.Listings.Select(each => each.Id));
            next = part.Next;
        } while (next is not null);

        var expected = listings.Where(listing => listing.IsEffectiveOn(day)).Select(listing => listing.Id).ToHashSet();
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Count, found.Count);
        Assert.True(expected.SetEquals(found));
    }

    private static async Task<ListingRoll> RollAsync(MemoryAccount account)
    {
        var way = new FaultyStorage(account, MemoryAccount.ConnectionString, FaultPlan.None, () => TimeSpan.Zero);
        var tables = FaultyStorage.Tables(MemoryAccount.ConnectionString, way);
        await tables.CreateTableIfNotExistsAsync("Indexes");
        return new ListingRoll(tables);
    }

    private static async Task AssertBoundedAsync(MemoryAccount account, int most, Func<Task<ListingListPart>> read)
    {
        var before = account.RowsRead;
        var part = await read();
        Assert.InRange(account.RowsRead - before, 0, most);
        Assert.InRange(part.Listings.Count, 0, 50);
    }

    // One begins about every day for a year; every seventh ended early.
    private static Listing ListingOf(int number)
    {
        var from = First.AddDays(number % 3_650);
        return new Listing
        {
            Id = ListingId.Of($"{number:D26}"),
            Kind = ListKind.Dishonesty,
            Subject = CreditSubjectId.OfUnit($"{number % Subjects:D18}"),
            Name = $"单位{number}",
            State = ListingState.Effective,
            ProposedAt = Samples.Now.AddMinutes(number),
            EffectiveFrom = from,
            LastDay = from.AddYears(1),
            EndedOn = number % 7 == 0 ? from.AddDays(30) : null,
        };
    }
}
