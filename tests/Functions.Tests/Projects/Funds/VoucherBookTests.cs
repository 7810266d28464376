using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Projects;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Tests.Projects;

public sealed class VoucherBookTests : IAsyncLifetime
{
    private const string Voucher = "国库凭1";

    private readonly AppInProcess _app = new(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None)
    {
        MoreSettings = ProgramTour.Settings,
    };

    private VoucherBook Book => _app.Services.GetRequiredService<VoucherBook>();

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        await _app.Services.GetRequiredService<StorageSetup>().EnsureAsync(default);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task TakeAsync_ManyProjectsAtTheSameMoment_GoesToOne()
    {
        var projects = await Task.WhenAll(Enumerable.Range(1, 12).Select(each => StoreAsync(each)));

        var uses = await Task.WhenAll(projects.Select(project => Task.Run(() => Book.TakeAsync(project, Voucher, default))));

        var winner = projects[Array.IndexOf(uses, null)];
        Assert.Single(uses, use => use is null);
        Assert.All(uses.OfType<VoucherUse>(), use => Assert.Equal(winner.Serial, use.Project));
        Assert.Null(await Book.TakeAsync(winner, "国库凭 １", default));
    }

    [Fact]
    public async Task TakeAsync_WhatNothingCameOf_IsFreeAfterADay()
    {
        var (first, second) = (await StoreAsync(1), await StoreAsync(2));
        Assert.Null(await Book.TakeAsync(first, Voucher, default));
        Assert.Equal(first.Serial, (await Book.FindUseAsync(second, Voucher, default))?.Project);

        await _app.PassAsync(TimeSpan.FromDays(1));

        Assert.Null(await Book.TakeAsync(second, Voucher, default));
        Assert.Equal(second.Serial, (await Book.TakeAsync(first, Voucher, default))?.Project);
    }

    [Fact]
    public async Task TakeAsync_EnteredInALedger_IsFreeOnlyOnceItIsReversed()
    {
        var (first, second) = (await StoreAsync(1), await StoreAsync(2));
        Assert.Null(await Book.TakeAsync(first, Voucher, default));
        var paid = await RecordAsync(first, "paid", new InstalmentPaid(1, 100, Voucher, "qian", _app.Now) { Entries = [Paid(5)] });
        await _app.PassAsync(TimeSpan.FromDays(2));
        Assert.Equal(first.Serial, (await Book.TakeAsync(second, Voucher, default))?.Project);
        Assert.Equal(first.Serial, (await Book.TakeAsync(paid, Voucher, default))?.Project);

        var reversal = paid.Ledger.Reverse(5, new FundDetails(Samples.Today, _app.Now)).Value;
        await RecordAsync(first, "reversed", new PaymentReversed(1, 5, 100, Voucher, "有误", _app.Now) { Entries = [reversal] });

        Assert.Null(await Book.TakeAsync(second, Voucher, default));
    }

    /// <summary>A training uses no number of a real payment.</summary>
    [Fact]
    public async Task TakeAsync_OfADrill_IsApart()
    {
        Assert.Null(await Book.TakeAsync(await StoreAsync(1), Voucher, default));
        Assert.Null(await Book.TakeAsync(await StoreAsync(2, isDrill: true), Voucher, default));
    }

    private FundEntry Paid(int number) =>
        new(number, FundEntryKind.Pay, 100, Samples.Today, _app.Now) { Instalment = 1, Voucher = Voucher };

    private async Task<Project> RecordAsync(Project project, string key, ProjectFact fact)
    {
        var store = _app.Services.GetRequiredService<IRecordStore<Project>>();
        (await store.RecordAsync(project.Id.Value, key, _ => fact, TestApp.Signature, [], default)).EnsureStored();
        return (await store.GetAsync(project.Id.Value, default)).State;
    }

    private async Task<Project> StoreAsync(int number, bool isDrill = false)
    {
        var opened = new ProjectOpened(
            Samples.IdOf((byte)number),
            Samples.RoundId,
            "批次",
            $"2026KJ{number:D4}",
            "题目",
            "农业科技",
            Samples.Draft().LeadUnit,
            "张示例",
            "pi@unit.example",
            100,
            "联发1号",
            ProjectProfile.Simple,
            isDrill,
            "2026.1",
            WorkingDayCalendar.BuiltIn.DeadlineFor(Samples.Today, Term.WorkingDays(15), "projects.contractWorkingDays"),
            _app.Now
        )
        {
            Entries =
            [
                .. new[] { FundEntryKind.Award, FundEntryKind.Promise, FundEntryKind.Concur, FundEntryKind.FallDue }.Select(
                    (kind, index) => new FundEntry(index + 1, kind, 100, Samples.Today, _app.Now) { Instalment = index > 1 ? 1 : null }
                ),
            ],
        };
        var store = _app.Services.GetRequiredService<IRecordStore<Project>>();
        (await store.CreateAsync(opened.Id.Value, opened, TestApp.Signature, [], default)).EnsureStored();
        return (await store.GetAsync(opened.Id.Value, default)).State;
    }
}
