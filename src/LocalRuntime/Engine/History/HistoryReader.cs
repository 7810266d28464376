using System.Text.Json;
using CreditFunctions.LocalRuntime.DurableTask;
using CreditFunctions.LocalRuntime.DurableTask.Client;

namespace CreditFunctions.LocalRuntime.Engine.History;

/// <summary>Reads what <see cref="HistoryWriter"/> wrote, now or in an earlier release.</summary>
internal static class HistoryReader
{
    public static HistoryEvent Read(BinaryReader reader)
    {
        var kind = (HistoryEventKind)reader.ReadByte();
        return kind switch
        {
            HistoryEventKind.TaskCompleted => new HistoryEvent.TaskCompleted(TaskId(reader), OptionalText(reader)),
            HistoryEventKind.TaskFailed => new HistoryEvent.TaskFailed(TaskId(reader), OptionalFailure(reader)!),
            HistoryEventKind.TimerFired => new HistoryEvent.TimerFired(TaskId(reader)),
            HistoryEventKind.EventRaised => new HistoryEvent.EventRaised(reader.ReadString(), OptionalText(reader)),
            HistoryEventKind.Suspended => new HistoryEvent.Suspended(OptionalText(reader)),
            HistoryEventKind.Resumed => new HistoryEvent.Resumed(OptionalText(reader)),
            HistoryEventKind.Terminated => new HistoryEvent.Terminated(OptionalText(reader), reader.ReadBoolean()),
            HistoryEventKind.ActivityScheduled =>
                new HistoryEvent.ActivityScheduled(TaskId(reader), reader.ReadString(), OptionalText(reader)),
            HistoryEventKind.TimerCreated =>
                new HistoryEvent.TimerCreated(TaskId(reader), new DateTime(reader.ReadInt64(), DateTimeKind.Utc)),
            HistoryEventKind.TimerCancelled => new HistoryEvent.TimerCancelled(TaskId(reader)),
            HistoryEventKind.ChildScheduled => Child(reader),
            HistoryEventKind.TaggedChildScheduled => Child(reader) with
            {
                Tags = JsonSerializer.Deserialize<Dictionary<string, string>>(reader.ReadString())!,
            },
            HistoryEventKind.EventSent =>
                new HistoryEvent.EventSent(TaskId(reader), reader.ReadString(), reader.ReadString(), OptionalText(reader)),
            HistoryEventKind.TerminationSent => new HistoryEvent.TerminationSent(reader.ReadString(), OptionalText(reader)),
            HistoryEventKind.ExecutionCompleted => new HistoryEvent.ExecutionCompleted(
                (OrchestrationRuntimeStatus)reader.ReadByte(), OptionalText(reader), OptionalFailure(reader)),
            HistoryEventKind.ContinuedAsNew =>
                new HistoryEvent.ContinuedAsNew(OptionalText(reader), OptionalText(reader), CarriedEvents(reader)),
            _ => throw new FormatException($"The history has an event of kind {(int)kind}, which this version does not know."),
        };
    }

    private static HistoryEvent.ChildScheduled Child(BinaryReader reader) =>
        new(TaskId(reader), reader.ReadString(), reader.ReadString(), OptionalText(reader), reader.ReadString());

    private static int TaskId(BinaryReader reader) => reader.Read7BitEncodedInt();

    private static string? OptionalText(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;

    private static TaskFailureDetails? OptionalFailure(BinaryReader reader)
    {
        if (!reader.ReadBoolean())
        {
            return null;
        }

        var (type, message, stack, properties) = (reader.ReadString(), reader.ReadString(), OptionalText(reader), OptionalText(reader));
        return new TaskFailureDetails(
            type,
            message,
            stack,
            OptionalFailure(reader),
            properties is null ? null : JsonSerializer.Deserialize<Dictionary<string, object?>>(properties));
    }

    private static HistoryEvent.EventRaised[] CarriedEvents(BinaryReader reader)
    {
        var events = new HistoryEvent.EventRaised[reader.Read7BitEncodedInt()];
        for (var i = 0; i < events.Length; i++)
        {
            events[i] = Read(reader) as HistoryEvent.EventRaised ?? throw new FormatException("Only raised events are carried over.");
        }

        return events;
    }
}
