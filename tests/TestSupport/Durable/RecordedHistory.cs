using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CreditFunctions.LocalHost.Engine.History;
using Google.Protobuf;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.TestSupport.Durable;

/// <summary>
/// The history of an instance in a file, to check later versions of its orchestrator: every turn must have the same actions.
/// </summary>
public sealed record RecordedHistory(IReadOnlyList<HistoryEvent> Events)
{
    private static readonly JsonFormatter Readable = new(JsonFormatter.Settings.Default.WithIndentation());

    public string Orchestrator => Started.Name;

    private ExecutionStartedEvent Started => Events.First(e => e.ExecutionStarted is not null).ExecutionStarted;

    /// <summary>Tasks and events by name, in order; equal for instances with the same path.</summary>
    private string Way =>
        string.Join(
            '\n',
            Events.Select(e => $"{e.EventTypeCase} {e.TaskScheduled?.Name}{e.SubOrchestrationInstanceCreated?.Name}{e.EventRaised?.Name}")
        );

    /// <exception cref="InvalidProtocolBufferException">The text is not a recorded history.</exception>
    public static RecordedHistory Parse(string json) => new([.. JsonParser.Default.Parse<HistoryChunk>(json).Events]);

    /// <summary>Replays the history turn by turn.</summary>
    /// <exception cref="InvalidOperationException">The orchestrator deviates; the message names the turn and both actions.</exception>
    public async Task ReplayAsync(Func<TaskOrchestrationContext, Task> run)
    {
        var worker = new TaskCatalog().AddOrchestrator(
            Orchestrator,
            async context =>
            {
                await run(context);
                return null;
            }
        );
        var starts = Enumerable.Range(0, Events.Count).Where(index => Events[index].OrchestratorStarted is not null).ToList();
        for (var turn = 0; turn < starts.Count; turn++)
        {
            var events = Events
                .Skip(starts[turn])
                .Take((turn + 1 < starts.Count ? starts[turn + 1] : Events.Count) - starts[turn])
                .ToList();
            var request = new OrchestratorRequest
            {
                InstanceId = Started.OrchestrationInstance.InstanceId,
                ExecutionId = Started.OrchestrationInstance.ExecutionId,
            };
            request.PastEvents.AddRange(Events.Take(starts[turn]));
            request.NewEvents.AddRange(events.TakeWhile(e => !IsOutgoing(e)));
            var response = await worker.RunTurnAsync(request, CancellationToken.None);
            Require(turn, [.. events.Where(e => IsOutgoing(e) && e.OrchestratorCompleted is null)], response, events[0]);
        }
    }

    /// <summary>Writes the history into a folder, unless one with the same path exists.</summary>
    public async Task WriteAsync(string folder)
    {
        var way = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Way)).AsSpan(0, 4));
        var file = Path.Combine(folder, $"{Orchestrator}.{way}.json");
        if (!File.Exists(file))
        {
            await File.WriteAllTextAsync(file, this + "\n");
        }
    }

    public override string ToString()
    {
        var chunk = new HistoryChunk();
        chunk.Events.AddRange(Events);
        return Readable.Format(chunk);
    }

    private static bool IsOutgoing(HistoryEvent e) =>
        e.EventTypeCase
            is HistoryEvent.EventTypeOneofCase.TaskScheduled
                or HistoryEvent.EventTypeOneofCase.TimerCreated
                or HistoryEvent.EventTypeOneofCase.SubOrchestrationInstanceCreated
                or HistoryEvent.EventTypeOneofCase.EventSent
                or HistoryEvent.EventTypeOneofCase.ExecutionCompleted
                or HistoryEvent.EventTypeOneofCase.OrchestratorCompleted;

    private static void Require(int turn, IReadOnlyList<HistoryEvent> recorded, OrchestratorResponse response, HistoryEvent started)
    {
        var done = response.Actions.Select(action => ActionEvents.Of(action, started.Timestamp)).OfType<HistoryEvent>().ToList();
        for (var i = 0; i < Math.Max(recorded.Count, done.Count); i++)
        {
            var (expected, actual) = (recorded.ElementAtOrDefault(i), done.ElementAtOrDefault(i));
            if (Describe(expected) != Describe(actual))
            {
                throw new InvalidOperationException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Turn {turn}, step {i}: the history has {Describe(expected)}, the orchestrator did {Describe(actual)}."
                    )
                );
            }
        }
    }

    // Trace contexts and stack traces differ between runs.
    private static string Describe(HistoryEvent? e) =>
        e switch
        {
            null => "nothing",
            { TaskScheduled: { } x } => $"activity {x.Name} ({e.EventId}) {x.Input}",
            { TimerCreated: { } x } => $"timer ({e.EventId}) {x.FireAt}",
            { SubOrchestrationInstanceCreated: { } x } => $"sub-orchestration {x.Name} ({e.EventId}) {x.InstanceId} {x.Input}",
            { EventSent: { } x } => $"event {x.Name} ({e.EventId}) {x.InstanceId} {x.Input}",
            { ExecutionCompleted: { } x } => $"end {x.OrchestrationStatus} {x.FailureDetails?.ErrorMessage}",
            _ => e.EventTypeCase.ToString(),
        };
}
