using CreditFunctions.LocalHost.Workers.Protocol;
using Google.Protobuf;
using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Workers;

/// <summary>Reads failures of orchestrators and activities as reported by the Functions worker.</summary>
internal static class TaskFailures
{
    /// <summary>The worker's Durable Task middleware writes the details as JSON in the first line of the message.</summary>
    public static TaskFailureDetails Read(RpcException? exception)
    {
        var message = exception?.Message ?? "";
        var first = message.Split('\n', 2)[0].Trim();
        if (first.StartsWith('{'))
        {
            try
            {
                return JsonParser.Default.Parse<TaskFailureDetails>(first);
            }
            catch (Exception e) when (e is InvalidProtocolBufferException or InvalidJsonException)
            {
                // A message with a similar beginning.
            }
        }

        var (type, text) =
            exception is { Type.Length: > 0 } ? (exception.Type, message)
            : first.Split(": ", 2) is [var before, var after] && before.Length > 0 && !before.Contains(' ') ? (before, after)
            : ("(unknown)", message);
        return new TaskFailureDetails
        {
            ErrorType = type,
            ErrorMessage = text,
            StackTrace = exception?.StackTrace ?? "",
        };
    }

    /// <summary>In the wording of the Durable Functions extension.</summary>
    public static TaskFailureDetails Missing(string name, string kind, IReadOnlyCollection<string> known) =>
        new()
        {
            ErrorType = "FunctionNotFound",
            ErrorMessage =
                $"The function '{name}' doesn't exist, is disabled, or is not an {kind} function. Additional info: "
                + (
                    known.Count > 0
                        ? $"The following are the known {kind} functions: '{string.Join("', '", known.Order(StringComparer.Ordinal))}'."
                        : $"No {kind} functions are currently registered!"
                ),
            IsNonRetriable = true,
        };
}
