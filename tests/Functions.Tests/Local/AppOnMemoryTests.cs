using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Local.Faults;
using CreditFunctions.Functions.Tests.Storage.InMemory;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Tests.Local;

/// <summary>Tests of the whole app in this process, on its own account in memory.</summary>
public abstract class AppOnMemoryTests : IAsyncLifetime
{
    private readonly MemoryAccount _account = new();

    /// <param name="otherServices">Replace the default services.</param>
    private protected AppOnMemoryTests(Action<IServiceCollection>? otherServices = null) =>
        App = new AppInProcess(_account, MemoryAccount.ConnectionString, FaultPlan.None) { OtherServices = otherServices ?? (_ => { }) };

    private protected AppInProcess App { get; }

    public virtual async Task InitializeAsync()
    {
        await App.StartAsync();
        await Get<StorageSetup>().EnsureAsync(default);
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        _account.Dispose();
    }

    private protected T Get<T>()
        where T : notnull => App.Services.GetRequiredService<T>();
}
