using CreditFunctions.Core.Publications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Tests.Applications;
using CreditFunctions.Functions.Composition;
using CreditFunctions.Functions.Health;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Publications;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.Functions.Tests.Local;

public sealed class OperatorWarningsTests : IAsyncLifetime
{
    private readonly MemoryAccount _account = new();
    private readonly FakeTimeProvider _machine = new(TimeProvider.System.GetUtcNow());
    private readonly AppInProcess _app;

    public OperatorWarningsTests() => _app = new AppInProcess(_account, MemoryAccount.ConnectionString, FaultPlan.None)
    {
        OtherServices = services => services.AddKeyedSingleton<TimeProvider>(Clocks.Machine, _machine),
    };

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        await Get<StorageSetup>().EnsureAsync(default);
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        _account.Dispose();
    }

    [Fact]
    public async Task Read_NothingLate_IsEmpty()
    {
        await Get<PendingWork>().NoteAsync(RecordRef.OfApplication("a1"), default);
        await PublishAsync("one", Samples.Now);

        Assert.Empty(await ReadAsync());
    }

    [Fact]
    public async Task Read_RecordsThatCannotBeSettled_CountsEachOnce()
    {
        await Get<PendingWork>().NoteAsync(RecordRef.OfApplication("a1"), default);
        await Get<PendingWork>().NoteAsync(RecordRef.OfApplication("a1"), default);
        await Get<PendingWork>().NoteAsync(RecordRef.OfRound("a1"), default);
        _machine.Advance(OperatorWarnings.Late + TimeSpan.FromMinutes(1));

        Assert.StartsWith("2 records have waited 30 minutes or longer", Assert.Single(await ReadAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_PublicationsOverdue_NamesTheOldest()
    {
        await PublishAsync("one", Samples.Now - TimeSpan.FromHours(1));
        await PublishAsync("two", Samples.Now - TimeSpan.FromHours(2));

        Assert.StartsWith(
            $"2 publications are overdue, the oldest since {Samples.Now - TimeSpan.FromHours(2):u}", Assert.Single(await ReadAsync()), StringComparison.Ordinal);
    }

    private T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    private Task<IReadOnlyList<string>> ReadAsync() => Get<OperatorWarnings>().ReadAsync(default);

    private Task PublishAsync(string id, DateTimeOffset dueAt) => Get<PublicationQueue>().AddAsync(
        new Publication(id, PublicationKind.PublicNotice, Samples.RoundId, RoundKind.Regular, "题目", dueAt, null, null, null, null, Samples.Guide().Office, []), default);
}
