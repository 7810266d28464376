using CreditFunctions.LocalHost.Workers.Protocol;
using Google.Protobuf;
using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Workers;

/// <summary>Reads the failures of orchestrators and activities as the Functions worker reports them.</summary>
internal static class TaskFailures
{
    /// <summary>The Durable Task middleware of the worker writes the details as JSON into the first line of the message.</summary>
    public static TaskFailureDetails Read(RpcException? exception)
    {
        var message = exception?.Message ?? "";
        var end = message.IndexOf('\n');
        var first = (end < 0 ? message : message[..end]).Trim();
        if (first.StartsWith('{'))
        {
            try
            {
                return JsonParser.Default.Parse<TaskFailureDetails>(first);
            }
            catch (InvalidProtocolBufferException)
            {
                // A message that only begins like it.
            }
            catch (InvalidJsonException)
            {
                // The same.
            }
        }

        if (exception is { Type.Length: > 0 })
        {
            return new TaskFailureDetails
            {
                ErrorType = exception.Type,
                ErrorMessage = message,
                StackTrace = exception.StackTrace,
            };
        }

        var colon = first.IndexOf(": ", StringComparison.Ordinal);
        var hasType = colon > 0 && !first.AsSpan(0, colon).Contains(' ');
        return new TaskFailureDetails
        {
            ErrorType = hasType ? first[..colon] : "(unknown)",
            ErrorMessage = hasType ? first[(colon + 2)..] : message,
            StackTrace = exception?.StackTrace ?? "",
        };
    }

    /// <summary>As the Durable Functions extension says it.</summary>
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
