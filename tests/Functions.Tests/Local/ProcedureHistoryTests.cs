using System.Reflection;
using CreditFunctions.Functions.Processing;
using CreditFunctions.LocalHost.Engine;
using CreditFunctions.LocalHost.Engine.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.Functions.Tests.Local;

/// <summary>
/// Replays recorded histories of every orchestrator with the current code: a procedure that is open at an upgrade must continue. To
/// record, let <c>./run.sh</c> play the sample round into an empty folder, request a lost link (<c>POST /access</c>), stop the app but not
/// its storage, and give the connection string of that storage as RECORD_FROM:
/// <c>RECORD_HISTORIES=$PWD/tests/Functions.Tests/Local/Histories RECORD_FROM=… dotnet test tests/Functions.Tests --filter Local</c>. The
/// tests of single orchestrators record their paths too. Until the first tagged release a change may break a history, whose file is then
/// recorded again; afterwards it needs a version.
/// </summary>
public sealed class ProcedureHistoryTests
{
    private static readonly string Recordings = Path.Combine(AppContext.BaseDirectory, "Local", "Histories");

    private static readonly IReadOnlyList<MethodInfo> Orchestrators =
    [
        .. typeof(ApplicationOrchestrator)
            .Assembly.GetTypes()
            .Select(type => type.GetMethod("RunAsync"))
            .OfType<MethodInfo>()
            .Where(method =>
                method.GetParameters() is [var first] && first.GetCustomAttribute<OrchestrationTriggerAttribute>() is not null
            ),
    ];

    public static IEnumerable<object[]> Files =>
        Directory.Exists(Recordings)
            ? Directory.GetFiles(Recordings, "*.json").Select(file => new object[] { Path.GetFileName(file) })
            : [];

    [Fact]
    public async Task Recording_OfEachOrchestrator_IsThere()
    {
        if (Environment.GetEnvironmentVariable("RECORD_HISTORIES") is { Length: > 0 } folder)
        {
            await RecordAsync(folder, Environment.GetEnvironmentVariable("RECORD_FROM")!);
            return;
        }

        var recorded = Files.Select(file => ((string)file[0]).Split('.')[0]).ToHashSet();
        Assert.NotEmpty(Orchestrators);
        Assert.All(Orchestrators, method => Assert.Contains(method.DeclaringType!.Name, recorded));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Replay_RecordedHistory_DoesTheSame(string file)
    {
        var recorded = RecordedHistory.Parse(await File.ReadAllTextAsync(Path.Combine(Recordings, file)));
        var run = Orchestrators.Single(method => method.DeclaringType!.Name == recorded.Orchestrator);

        await recorded.ReplayAsync(context => (Task)run.Invoke(Activator.CreateInstance(run.DeclaringType!), [context])!);
    }

    private static async Task RecordAsync(string folder, string connectionString)
    {
        Directory.CreateDirectory(folder);
        var store = TableOrchestrationStore.FromConnectionString(connectionString, "CreditFunctions");
        var ids = (await store.ReadAllOpenAsync(default)).Select(open => open.State.InstanceId).ToList();

        for (string? token = null; ; )
        {
            var page = await store.ListFinishedAsync(new InstanceFilter(), 1000, token, default);
            ids.AddRange(page.Instances.Select(instance => instance.InstanceId));
            if ((token = page.ContinuationToken) is null)
            {
                break;
            }
        }

        await using var engine = new DurableEngine(store, new TaskCatalog(), new DurableEngineOptions(), NullLoggerFactory.Instance);
        foreach (var id in ids)
        {
            if (await engine.Instances.ReadHistoryAsync(id, default) is { Count: > 0 } history)
            {
                await new RecordedHistory(history).WriteAsync(folder);
            }
        }
    }
}
