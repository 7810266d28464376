using System.Collections.Immutable;
using System.Text.Json;
using Azure.Data.Tables;
using Google.Protobuf;
using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Engine.Storage;

/// <summary>An instance as a table row: complete when added, later without unchanged values.</summary>
internal sealed class InstanceRow(LargePayloads payloads)
{
    public static string Folder(InstanceState state) => Folder(state.InstanceId, state.ExecutionId);

    public static string Folder(string instanceId, string executionId) => $"{TableKeys.FolderOf(instanceId)}/{executionId}";

    public async ValueTask<TableEntity> WholeAsync(InstanceState state, string rowKey, CancellationToken cancellationToken)
    {
        var row = new TableEntity(TableKeys.Of(state.InstanceId), rowKey)
        {
            ["Name"] = state.Name,
            ["ExecutionId"] = state.ExecutionId,
            ["Created"] = state.CreatedAt,
        };
        row["StartAt"] = state.StartAt;
        row["Parent"] = state.Parent is null ? null : JsonSerializer.Serialize(state.Parent);
        row["TraceParent"] = state.TraceParent;
        if (state.Tags.Count > 0)
        {
            await payloads.WriteTextAsync(row, "Tags", JsonSerializer.Serialize(state.Tags), Folder(state), cancellationToken);
        }

        await WriteChangesAsync(row, null, state, cancellationToken);
        return row;
    }

    public async ValueTask<TableEntity> ChangesAsync(InstanceState before, InstanceState after, CancellationToken cancellationToken)
    {
        var row = new TableEntity(TableKeys.Of(after.InstanceId), TableKeys.Instance);
        await WriteChangesAsync(row, before, after, cancellationToken);
        return row;
    }

    /// <exception cref="InvalidDataException">The row, or a blob that it names, is not as written.</exception>
    public async ValueTask<InstanceState> ReadAsync(TableEntity row, CancellationToken cancellationToken)
    {
        try
        {
            var tags = await payloads.ReadTextAsync(row, "Tags", cancellationToken);
            var failure = await payloads.ReadTextAsync(row, "Failure", cancellationToken);
            var carried = await payloads.ReadTextAsync(row, "Carried", cancellationToken);
            return ReadPlain(row) with
            {
                Input = await payloads.ReadTextAsync(row, "Input", cancellationToken),
                Output = await payloads.ReadTextAsync(row, "Output", cancellationToken),
                CustomStatus = await payloads.ReadTextAsync(row, "CustomStatus", cancellationToken),
                Failure = failure is null ? null : JsonParser.Default.Parse<TaskFailureDetails>(failure),
                Tags = tags is null
                    ? ImmutableDictionary<string, string>.Empty
                    : JsonSerializer.Deserialize<Dictionary<string, string>>(tags)!,
                CarriedEvents = carried is null ? null : Convert.FromBase64String(carried),
            };
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            throw new InvalidDataException($"The row of instance '{row.PartitionKey}' cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The readable part of an instance whose row is damaged.</summary>
    public static InstanceState ReadWhatIsLeft(TableEntity row)
    {
        try
        {
            return ReadPlain(row);
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return new InstanceState
            {
                InstanceId = TableKeys.TextOf(row.PartitionKey),
                Name = string.Empty,
                ExecutionId = row.TryGetValue("ExecutionId", out var id) && id is string text ? text : string.Empty,
                CreatedAt = DateTimeOffset.UnixEpoch,
                LastUpdatedAt = DateTimeOffset.UnixEpoch,
            };
        }
    }

    private static InstanceState ReadPlain(TableEntity row) =>
        new()
        {
            InstanceId = TableKeys.TextOf(row.PartitionKey),
            Name = row.GetString("Name") ?? throw new InvalidOperationException("It has no name."),
            ExecutionId = row.GetString("ExecutionId") ?? throw new InvalidOperationException("It has no execution id."),
            Version = row.GetString("Version") ?? string.Empty,
            Status = (OrchestrationStatus)row.GetInt32("Status")!.Value,
            CreatedAt = row.GetDateTimeOffset("Created")!.Value,
            LastUpdatedAt = row.GetDateTimeOffset("Updated")!.Value,
            StartAt = row.GetDateTimeOffset("StartAt"),
            Generation = row.GetInt32("Generation") ?? 0,
            FirstTurn = row.GetInt32("FirstTurn") ?? 0,
            NextTurn = row.GetInt32("NextTurn") ?? 0,
            Parent = row.GetString("Parent") is { } parent ? JsonSerializer.Deserialize<ParentLink>(parent) : null,
            TraceParent = row.GetString("TraceParent"),
        };

    private static bool IsUnreadable(Exception e) =>
        e
            is JsonException
                or InvalidJsonException
                or InvalidProtocolBufferException
                or InvalidOperationException
                or ArgumentException
                or FormatException;

    private async ValueTask WriteChangesAsync(
        TableEntity row,
        InstanceState? before,
        InstanceState after,
        CancellationToken cancellationToken
    )
    {
        row["Version"] = after.Version;
        row["Status"] = (int)after.Status;
        row["Updated"] = after.LastUpdatedAt;
        row["Generation"] = after.Generation;
        row["FirstTurn"] = after.FirstTurn;
        row["NextTurn"] = after.NextTurn;
        await WriteIfChangedAsync("Input", before?.Input, after.Input);
        await WriteIfChangedAsync("Output", before?.Output, after.Output);
        await WriteIfChangedAsync("CustomStatus", before?.CustomStatus, after.CustomStatus);
        await WriteIfChangedAsync("Failure", Text(before?.Failure), Text(after.Failure));
        await WriteIfChangedAsync("Carried", Text(before?.CarriedEvents), Text(after.CarriedEvents));

        async ValueTask WriteIfChangedAsync(string column, string? from, string? to)
        {
            if (!ReferenceEquals(from, to) && from != to)
            {
                await payloads.WriteTextAsync(row, column, to, Folder(after), cancellationToken);
            }
        }
    }

    private static string? Text(TaskFailureDetails? failure) => failure is null ? null : JsonFormatter.Default.Format(failure);

    private static string? Text(byte[]? bytes) => bytes is null ? null : Convert.ToBase64String(bytes);
}
