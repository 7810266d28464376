using System.Reflection;
using System.Text.RegularExpressions;
using CreditFunctions.Functions.Applications;
using CreditFunctions.LocalRuntime.Engine;
using CreditFunctions.LocalRuntime.Engine.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Tests.Local;

/// <summary>
/// What procedures of earlier releases lived through is replayed by those of today: a procedure that is open when a new release starts must
/// go on as it began. To record another release, let <c>./run.sh</c> play the sample round into an empty folder, ask for a lost link
/// (<c>POST /access</c>), stop the app and not its storage, and give its connection string:
/// <c>RECORD_HISTORIES=$PWD/tests/Functions.Tests/Local/Histories RECORD_FROM=… dotnet test tests/Functions.Tests --filter ProcedureHistoryTests</c>.
/// A file is never recorded again: it is what a release did.
/// </summary>
public sealed partial class ProcedureHistoryTests
{
    private const string Release = "1";

    private static readonly string Recordings = Path.Combine(AppContext.BaseDirectory, "Local", "Histories");

    private static readonly IReadOnlyList<MethodInfo> Orchestrators =
    [
        .. typeof(ApplicationOrchestrator).Assembly.GetTypes()
            .Select(type => type.GetMethod("RunAsync"))
            .OfType<MethodInfo>()
            .Where(method => method.GetParameters() is [var first] && first.GetCustomAttribute<OrchestrationTriggerAttribute>() is not null),
    ];

    public static IEnumerable<object[]> Files =>
        Directory.Exists(Recordings) ? Directory.GetFiles(Recordings, "*.json").Select(file => new object[] { Path.GetFileName(file) }) : [];

    [Fact]
    public async Task Recording_OfEachOrchestrator_IsThere()
    {
        if (Environment.GetEnvironmentVariable("RECORD_HISTORIES") is { Length: > 0 } folder)
        {
            await RecordAsync(folder, Environment.GetEnvironmentVariable("RECORD_FROM")!);
            return;
        }

        var recorded = Files.Select(file => ((string)file[0]).Split('.')[1]).ToHashSet();
        Assert.NotEmpty(Orchestrators);
        Assert.All(Orchestrators, method => Assert.Contains(method.DeclaringType!.Name, recorded));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Replay_RecordedHistory_DoesTheSame(string file)
    {
        var recorded = RecordedHistory.Parse(await File.ReadAllTextAsync(Path.Combine(Recordings, file)));
        var run = Orchestrators.Single(method => method.DeclaringType!.Name == recorded.Instance.Name);

        HistoryReplay.Replay(recorded, async context =>
        {
            await (Task)run.Invoke(Activator.CreateInstance(run.DeclaringType!), [context])!;
            return null;
        });
    }

    /// <summary>One file for each different way that an orchestrator went.</summary>
    private static async Task RecordAsync(string folder, string connectionString)
    {
        Directory.CreateDirectory(folder);
        var store = TableOrchestrationStore.FromConnectionString(connectionString, "CreditFunctions");
        var ids = new List<string>();
        await foreach (var open in store.ReadAllOpenAsync(default))
        {
            ids.Add(open.State.InstanceId);
        }

        for (string? token = null; ;)
        {
            var page = await store.ListFinishedAsync(new InstanceFilter(), 1000, token, default);
            ids.AddRange(page.Instances.Select(instance => instance.InstanceId));
            if ((token = page.ContinuationToken) is null)
            {
                break;
            }
        }

        var ways = new HashSet<string>(StringComparer.Ordinal);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            var recorded = (await HistoryReplay.RecordAsync(store, id))!;
            var text = recorded.ToString();
            if (ways.Add(recorded.Instance.Name + StepLine().Matches(text).Aggregate("", (all, line) => all + line.Value)))
            {
                var number = numbers[recorded.Instance.Name] = numbers.GetValueOrDefault(recorded.Instance.Name) + 1;
                var file = Path.Combine(folder, $"{Release}.{recorded.Instance.Name}.{number}.json");
                if (!File.Exists(file))
                {
                    await File.WriteAllTextAsync(file, text + "\n");
                }
            }
        }
    }

    [GeneratedRegex(@"""\d+: .*""")]
    private static partial Regex StepLine();
}
