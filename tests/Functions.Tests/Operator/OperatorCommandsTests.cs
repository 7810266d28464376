using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Operator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CreditFunctions.Functions.Tests.Operator;

/// <summary>The operator's commands on a directory without a manager.</summary>
[Collection(StorageTests.Name)]
public sealed class OperatorCommandsTests(TestStorage storage) : IAsyncLifetime
{
    private readonly string _table = $"S{Guid.NewGuid():N}";
    private TestApp _app = null!;

    public async Task InitializeAsync()
    {
        _app = new TestApp(
            storage,
            services =>
                services.Replace(
                    ServiceDescriptor.Singleton(
                        new RecordType<StaffDirectory>(
                            RecordType.Staff,
                            _table,
                            fact => StaffDirectory.From((DirectoryOpened)fact),
                            (directory, fact) => directory.Apply(fact)
                        )
                    )
                )
        );
        await _app.Tables.CreateTableAsync(_table);
    }

    public async Task DisposeAsync()
    {
        await _app.Tables.DeleteTableAsync(_table);
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task AddOfficer_ToAnEmptyDirectory_IsOnRecordWithItsReason()
    {
        var (code, output, _) = await RunAsync(
            "add-officer",
            "--id",
            "wu",
            "--name",
            "吴主任",
            "--email",
            "wu@keji.example",
            "--roles",
            "StaffManager,Leader",
            "--reason",
            "首次启用"
        );

        Assert.Equal(0, code);
        Assert.Contains("Added wu", output, StringComparison.Ordinal);
        var stored = await _app.Get<StaffRecords>().GetAsync(default);
        Assert.True(stored.State.HasManager);
        Assert.Equal("首次启用", Assert.Single(stored.State.OperatorChanges).Change.Reason);
        var audit = await _app.Get<IRecordStore<StaffDirectory>>().ReadAuditAsync(StaffDirectory.Id, default);
        Assert.All(audit, record => Assert.Equal("operator", record.Envelope.Actor));
        Assert.Contains("wu\tLeader,StaffManager", (await RunAsync("list-officers")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "reason", "add-officer", "--id", "wu", "--name", "吴", "--email", "wu@keji.example", "--roles", "StaffManager")]
    [InlineData(
        1,
        "email",
        "add-officer",
        "--id",
        "wu",
        "--name",
        "吴",
        "--email",
        "wu",
        "--roles",
        "StaffManager",
        "--reason",
        "首次启用"
    )]
    [InlineData(
        2,
        "King",
        "add-officer",
        "--id",
        "wu",
        "--name",
        "吴",
        "--email",
        "wu@keji.example",
        "--roles",
        "King",
        "--reason",
        "首次启用"
    )]
    [InlineData(2, "add-officer --id", "add-officer", "--salary", "1")]
    [InlineData(2, "add-officer --id", "add-officer", "--id")]
    [InlineData(2, "add-officer --id", "drop-officer")]
    [InlineData(2, "add-officer --id")]
    public async Task Command_OfSomethingWrong_StatesWhatToDoAndStoresNobody(int expected, string says, params string[] arguments)
    {
        var (code, _, errors) = await RunAsync(arguments);

        Assert.Equal(expected, code);
        Assert.Contains(says, errors, StringComparison.Ordinal);
        Assert.Empty((await _app.Get<StaffRecords>().ReadAsync(default)).Officers);
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await OperatorCommands.RunAsync(arguments, _app.Get<IServiceProvider>(), output, errors, default);
        return (code, output.ToString(), errors.ToString());
    }
}
