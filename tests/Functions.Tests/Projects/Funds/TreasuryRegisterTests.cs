using CreditFunctions.Core.Funds;
using CreditFunctions.Functions.Projects;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Tests.Projects;

/// <summary>Payments reported by the files of the treasury.</summary>
public sealed class TreasuryRegisterTests : IAsyncLifetime
{
    private static readonly DateOnly Month = Samples.Today.AddDays(1 - Samples.Today.Day);

    private readonly AppInProcess _app = new(new MemoryAccount(), MemoryAccount.ConnectionString, FaultPlan.None)
    {
        MoreSettings = ProgramTour.Settings,
    };

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        await _app.Services.GetRequiredService<StorageSetup>().EnsureAsync(default);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    /// <summary>A training voucher neither replaces nor removes a real one with the same number.</summary>
    [Fact]
    public async Task PutAsync_OfADrill_IsApart()
    {
        var register = _app.Services.GetRequiredService<TreasuryRegister>();
        var (real, drill) = (RowOf(1, isDrill: false), RowOf(2, isDrill: true));

        await register.PutAsync(real, default);
        await register.PutAsync(drill, default);

        Assert.Equal(real, await register.FindAsync("国库凭1", isDrill: false, default));
        Assert.Equal([drill], await register.ReadMonthAsync(Month, isDrill: true, default));
        await register.DeleteAsync(drill, default);
        Assert.Equal([real], await register.ReadMonthAsync(Month, isDrill: false, default));
        Assert.Null(await register.FindAsync("国库凭1", isDrill: true, default));
    }

    private static TreasuryRow RowOf(int number, bool isDrill) =>
        new(
            new TreasuryPayment($"2026KJ{number:D4}", "指标1号", 100, "国库凭1", Samples.Today),
            Samples.IdOf((byte)number),
            isDrill,
            $"import{number}"
        );
}
