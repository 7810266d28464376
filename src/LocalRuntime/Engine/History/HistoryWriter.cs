using System.Text;
using System.Text.Json;
using CreditFunctions.LocalRuntime.DurableTask;

namespace CreditFunctions.LocalRuntime.Engine.History;

/// <summary>Writes history events. Kinds are only ever added: stored histories outlive this code.</summary>
internal static class HistoryWriter
{
    public static readonly UTF8Encoding Text = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);

    public static void Write(BinaryWriter writer, HistoryEvent e)
    {
        switch (e)
        {
            case HistoryEvent.TaskCompleted x:
                Begin(writer, HistoryEventKind.TaskCompleted, x.TaskId);
                Write(writer, x.Result);
                break;
            case HistoryEvent.TaskFailed x:
                Begin(writer, HistoryEventKind.TaskFailed, x.TaskId);
                Write(writer, x.Failure);
                break;
            case HistoryEvent.TimerFired x:
                Begin(writer, HistoryEventKind.TimerFired, x.TaskId);
                break;
            case HistoryEvent.EventRaised x:
                Begin(writer, HistoryEventKind.EventRaised);
                writer.Write(x.Name);
                Write(writer, x.Payload);
                break;
            case HistoryEvent.Suspended x:
                Begin(writer, HistoryEventKind.Suspended);
                Write(writer, x.Reason);
                break;
            case HistoryEvent.Resumed x:
                Begin(writer, HistoryEventKind.Resumed);
                Write(writer, x.Reason);
                break;
            case HistoryEvent.Terminated x:
                Begin(writer, HistoryEventKind.Terminated);
                Write(writer, x.Output);
                writer.Write(x.Recursive);
                break;
            case HistoryEvent.ActivityScheduled x:
                Begin(writer, HistoryEventKind.ActivityScheduled, x.TaskId);
                writer.Write(x.Name);
                Write(writer, x.Input);
                break;
            case HistoryEvent.TimerCreated x:
                Begin(writer, HistoryEventKind.TimerCreated, x.TaskId);
                writer.Write(x.FireAt.Ticks);
                break;
            case HistoryEvent.TimerCancelled x:
                Begin(writer, HistoryEventKind.TimerCancelled, x.TaskId);
                break;
            case HistoryEvent.ChildScheduled x:
                Begin(writer, x.Tags.Count == 0 ? HistoryEventKind.ChildScheduled : HistoryEventKind.TaggedChildScheduled, x.TaskId);
                writer.Write(x.Name);
                writer.Write(x.InstanceId);
                Write(writer, x.Input);
                writer.Write(x.Version);
                WriteTags(writer, x.Tags);
                break;
            case HistoryEvent.EventSent x:
                Begin(writer, HistoryEventKind.EventSent, x.TaskId);
                writer.Write(x.InstanceId);
                writer.Write(x.Name);
                Write(writer, x.Payload);
                break;
            case HistoryEvent.TerminationSent x:
                Begin(writer, HistoryEventKind.TerminationSent);
                writer.Write(x.InstanceId);
                Write(writer, x.Output);
                break;
            case HistoryEvent.ExecutionCompleted x:
                Begin(writer, HistoryEventKind.ExecutionCompleted);
                writer.Write((byte)x.Status);
                Write(writer, x.Output);
                Write(writer, x.Failure);
                break;
            case HistoryEvent.ContinuedAsNew x:
                Begin(writer, HistoryEventKind.ContinuedAsNew);
                Write(writer, x.Input);
                Write(writer, x.Version);
                writer.Write7BitEncodedInt(x.CarriedEvents.Count);
                foreach (var carried in x.CarriedEvents)
                {
                    Write(writer, carried);
                }

                break;
            default:
                throw new InvalidOperationException($"The history has no form for {e.GetType()}.");
        }
    }

    private static void Begin(BinaryWriter writer, HistoryEventKind kind) => writer.Write((byte)kind);

    private static void Begin(BinaryWriter writer, HistoryEventKind kind, int taskId)
    {
        writer.Write((byte)kind);
        writer.Write7BitEncodedInt(taskId);
    }

    private static void WriteTags(BinaryWriter writer, IReadOnlyDictionary<string, string> tags)
    {
        if (tags.Count > 0)
        {
            writer.Write(JsonSerializer.Serialize(tags));
        }
    }

    private static void Write(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null)
        {
            writer.Write(text);
        }
    }

    private static void Write(BinaryWriter writer, TaskFailureDetails? failure)
    {
        writer.Write(failure is not null);
        if (failure is not null)
        {
            // An exception's own message may be null, whatever its declaration says.
            writer.Write(failure.ErrorType ?? string.Empty);
            writer.Write(failure.ErrorMessage ?? string.Empty);
            Write(writer, failure.StackTrace);
            Write(writer, failure.Properties is null ? null : JsonSerializer.Serialize(failure.Properties));
            Write(writer, failure.InnerFailure);
        }
    }
}
