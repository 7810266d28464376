using CreditFunctions.Core.Publications;
using CreditFunctions.Functions.Health;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Publications;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.Functions.Tests.Local;

public sealed class OperatorWarningsTests : AppOnMemoryTests
{
    private readonly FakeTimeProvider _machine;

    public OperatorWarningsTests()
        : this(new FakeTimeProvider(TimeProvider.System.GetUtcNow())) { }

    private OperatorWarningsTests(FakeTimeProvider machine)
        : base(services => services.AddKeyedSingleton<TimeProvider>(Clocks.Machine, machine)) => _machine = machine;

    [Fact]
    public async Task Read_NothingLate_IsEmpty()
    {
        await Get<PendingWork>().MarkAsync(RecordRef.OfApplication("a1"), default);
        await PublishAsync("one", Samples.Now);

        Assert.Empty(await ReadAsync());
    }

    [Fact]
    public async Task Read_RecordsThatCannotBeSettled_CountsEachOnce()
    {
        await Get<PendingWork>().MarkAsync(RecordRef.OfApplication("a1"), default);
        await Get<PendingWork>().MarkAsync(RecordRef.OfApplication("a1"), default);
        await Get<PendingWork>().MarkAsync(RecordRef.OfRound("a1"), default);
        _machine.Advance(OperatorWarnings.Late + TimeSpan.FromMinutes(1));

        Assert.StartsWith("2 records have waited 30 minutes or longer", Assert.Single(await ReadAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R49_FilesThatWaitForTheScan_AreCountedApart()
    {
        await Get<PendingWork>().MarkAsync(new RecordRef(RecordType.File, "0123456789abcdef"), default);
        _machine.Advance(OperatorWarnings.Late + TimeSpan.FromMinutes(1));

        Assert.StartsWith(
            "1 files have waited 30 minutes or longer for the virus scan",
            Assert.Single(await ReadAsync()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Read_PublicationsOverdue_NamesTheOldest()
    {
        await PublishAsync("one", Samples.Now - TimeSpan.FromHours(1));
        await PublishAsync("two", Samples.Now - TimeSpan.FromHours(2));

        Assert.StartsWith(
            $"2 publications are overdue, the oldest since {Samples.Now - TimeSpan.FromHours(2):u}",
            Assert.Single(await ReadAsync()),
            StringComparison.Ordinal
        );
    }

    private Task<IReadOnlyList<string>> ReadAsync() => Get<OperatorWarnings>().ReadAsync(default);

    private Task PublishAsync(string id, DateTimeOffset dueAt) =>
        Get<PublicationQueue>()
            .AddAsync(
                new PublicNotice
                {
                    Id = id,
                    RoundId = Samples.RoundId,
                    IsDrill = false,
                    Title = "题目",
                    PublishedAt = dueAt,
                    Office = Samples.Guide().Office,
                    Batch = 1,
                    NoticeUntil = dueAt.AddDays(7),
                    PublicNoticeWorkingDays = 5,
                    Projects = [],
                },
                default
            );
}
