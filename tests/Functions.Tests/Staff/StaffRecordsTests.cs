using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Tests.Staff;

/// <summary>The directory is initialized once, and only officers may add officers: never without any.</summary>
[Collection(StorageTests.Name)]
public sealed class StaffRecordsTests(TestStorage storage) : IAsyncLifetime
{
    private readonly string _table = $"S{Guid.NewGuid():N}";
    private readonly List<TestApp> _apps = [];

    public Task InitializeAsync() => Start().Tables.CreateTableAsync(_table);

    public async Task DisposeAsync()
    {
        await _apps[0].Tables.DeleteTableAsync(_table);
        foreach (var app in _apps)
        {
            await app.DisposeAsync();
        }
    }

    [Fact]
    public async Task Read_SettingsNameNobody_IsEmptyAndStoresNothing()
    {
        var app = Start();

        Assert.Empty((await app.Get<StaffRecords>().ReadAsync(default)).Officers);

        Assert.Empty(await app.RowsAsync(_table, StaffDirectory.Id));
    }

    [Fact]
    public async Task Get_SettingsNameNobody_StatesWhatToSetAndStoresNothing()
    {
        var app = Start();

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => app.Get<StaffRecords>().GetAsync(default));

        Assert.Contains("src/Operator -- add-officer", exception.Message, StringComparison.Ordinal);
        Assert.Empty(await app.RowsAsync(_table, StaffDirectory.Id));
    }

    [Fact]
    public async Task Read_OutsideOfTraining_TakesNobodyFromTheSettings()
    {
        var app = Start(isTraining: false, "li", "wu");

        Assert.Empty((await app.Get<StaffRecords>().ReadAsync(default)).Officers);
        Assert.Empty(await app.RowsAsync(_table, StaffDirectory.Id));
    }

    [Fact]
    public async Task Read_SettingsNameSomebodyLater_BeginsWithThem()
    {
        await Start().Get<StaffRecords>().ReadAsync(default);

        var app = Start("li", "wu");

        Assert.Equal(["li", "wu"], (await app.Get<StaffRecords>().ReadAsync(default)).Officers.Select(officer => officer.Id));
        Assert.Equal(1, (await app.Get<StaffRecords>().GetAsync(default)).AuditHead.Sequence);
    }

    [Fact]
    public async Task Read_BegunAlready_TakesNothingFromTheSettings()
    {
        await Start("li", "wu").Get<StaffRecords>().ReadAsync(default);

        foreach (
            var later in (string[][])
                [
                    ["xin"],
                    [],
                ]
        )
        {
            Assert.Equal(["li", "wu"], (await Start(later).Get<StaffRecords>().ReadAsync(default)).Officers.Select(officer => officer.Id));
        }
    }

    /// <summary>A separate process with these officers in its settings.</summary>
    private TestApp Start(params string[] officers) => Start(isTraining: true, officers);

    private TestApp Start(bool isTraining, params string[] officers)
    {
        var seeds = officers.Select(id => new SeedOfficer
        {
            Id = id,
            Name = id,
            Email = $"{id}@keji.example",
            Roles = "StaffManager",
        });
        var app = new TestApp(
            storage,
            services =>
            {
                services.Replace(
                    ServiceDescriptor.Singleton<IOptions<DeskOptions>>(
                        Options.Create(new DeskOptions { LocalSignIn = isTraining, Officers = [.. seeds] })
                    )
                );
                services.Replace(
                    ServiceDescriptor.Singleton(
                        new RecordType<StaffDirectory>(
                            RecordType.Staff,
                            _table,
                            fact => StaffDirectory.From((DirectoryOpened)fact),
                            (directory, fact) => directory.Apply(fact)
                        )
                    )
                );
            }
        );
        _apps.Add(app);
        return app;
    }
}
