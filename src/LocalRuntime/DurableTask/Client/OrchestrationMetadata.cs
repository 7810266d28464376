using System.Collections.Immutable;

namespace CreditFunctions.LocalRuntime.DurableTask.Client;

/// <summary>What is known of one orchestration instance. Inputs and outputs are there only if they were asked for.</summary>
public sealed class OrchestrationMetadata(string name, string instanceId)
{
    private const int LongestShownPayload = 50;

    public string Name { get; } = name;

    public string InstanceId { get; } = instanceId;

    public DataConverter? DataConverter { get; init; }

    public OrchestrationRuntimeStatus RuntimeStatus { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset LastUpdatedAt { get; init; }

    public string? SerializedInput { get; init; }

    public string? SerializedOutput { get; init; }

    public string? SerializedCustomStatus { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    public TaskFailureDetails? FailureDetails { get; init; }

    public bool IsRunning => RuntimeStatus == OrchestrationRuntimeStatus.Running;

    public bool IsCompleted => RuntimeStatus
        is OrchestrationRuntimeStatus.Completed
        or OrchestrationRuntimeStatus.Failed
        or OrchestrationRuntimeStatus.Terminated;

    /// <exception cref="InvalidOperationException">Inputs and outputs were not asked for.</exception>
    public T? ReadInputAs<T>() => Converter(nameof(ReadInputAs)).Deserialize<T>(SerializedInput);

    /// <exception cref="InvalidOperationException">Inputs and outputs were not asked for.</exception>
    public T? ReadOutputAs<T>() => Converter(nameof(ReadOutputAs)).Deserialize<T>(SerializedOutput);

    /// <exception cref="InvalidOperationException">Inputs and outputs were not asked for.</exception>
    public T? ReadCustomStatusAs<T>() => Converter(nameof(ReadCustomStatusAs)).Deserialize<T>(SerializedCustomStatus);

    public override string ToString()
    {
        var text = $"[Name: '{Name}', ID: '{InstanceId}', RuntimeStatus: {RuntimeStatus},"
            + $" CreatedAt: {CreatedAt:s}, LastUpdatedAt: {LastUpdatedAt:s}";
        text += SerializedInput is null ? string.Empty : $", Input: '{Shorten(SerializedInput)}'";
        text += SerializedOutput is null ? string.Empty : $", Output: '{Shorten(SerializedOutput)}'";
        text += FailureDetails is null
            ? string.Empty
            : $", FailureDetails: '{FailureDetails.ErrorType} - {Shorten(FailureDetails.ErrorMessage)}'";
        return text + "]";
    }

    private static string Shorten(string payload) =>
        payload.Length > LongestShownPayload ? string.Concat(payload.AsSpan(0, LongestShownPayload), "...") : payload;

    private DataConverter Converter(string method) => DataConverter
        ?? throw new InvalidOperationException(
            $"{method} needs {nameof(OrchestrationMetadata)} that was fetched with the option to include inputs and outputs.");
}
