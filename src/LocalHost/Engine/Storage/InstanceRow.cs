using System.Collections.Immutable;
using System.Text.Json;
using Azure.Data.Tables;
using Google.Protobuf;
using Microsoft.DurableTask.Protobuf;

namespace CreditFunctions.LocalHost.Engine.Storage;

/// <summary>An instance as a row: whole when it is added, afterwards only what changed.</summary>
internal sealed class InstanceRow(LargePayloads payloads)
{
    private const int LongestCarriedEvents = 256 * 1024;

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
        AddIf(state.Version.Length > 0, row, "Version", state.Version);
        AddIf(state.StartAt is not null, row, "StartAt", state.StartAt);
        AddIf(state.Parent is not null, row, "Parent", () => JsonSerializer.Serialize(state.Parent));
        AddIf(state.TraceParent is not null, row, "TraceParent", state.TraceParent);
        if (state.Tags.Count > 0)
        {
            await payloads.WriteTextAsync(row, "Tags", null, JsonSerializer.Serialize(state.Tags), Folder(state), cancellationToken);
        }

        await WriteChangesAsync(row, null, state, cancellationToken);
        return row;
    }

    public async ValueTask<TableEntity> ChangesAsync(InstanceState before, InstanceState after, CancellationToken cancellationToken)
    {
        var row = new TableEntity(TableKeys.Of(after.InstanceId), TableKeys.Instance);
        AddIf(before.Version != after.Version, row, "Version", after.Version);
        await WriteChangesAsync(row, before, after, cancellationToken);
        return row;
    }

    /// <exception cref="InvalidDataException">What the row holds, or a blob that it names, is not what was once written.</exception>
    public async ValueTask<InstanceState> ReadAsync(TableEntity row, CancellationToken cancellationToken)
    {
        try
        {
            var tags = await payloads.ReadTextAsync(row, "Tags", cancellationToken);
            var failure = await payloads.ReadTextAsync(row, "Failure", cancellationToken);
            var carried = await payloads.ReadBytesAsync(row, "Carried", cancellationToken);
            return ReadPlain(row) with
            {
                Input = await payloads.ReadTextAsync(row, "Input", cancellationToken),
                Output = await payloads.ReadTextAsync(row, "Output", cancellationToken),
                CustomStatus = await payloads.ReadTextAsync(row, "CustomStatus", cancellationToken),
                Failure = failure is null ? null : JsonParser.Default.Parse<TaskFailureDetails>(failure),
                Tags = tags is null
                    ? ImmutableDictionary<string, string>.Empty
                    : JsonSerializer.Deserialize<Dictionary<string, string>>(tags)!,
                CarriedEvents = carried is { Length: > 0 } ? carried : null,
            };
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            throw new InvalidDataException($"The row of instance '{row.PartitionKey}' cannot be read: {e.Message}", e);
        }
    }

    /// <summary>What can be told of an instance whose row cannot be read.</summary>
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
        AddIf(before?.Status != after.Status, row, "Status", (int)after.Status);
        AddIf(before?.LastUpdatedAt != after.LastUpdatedAt, row, "Updated", after.LastUpdatedAt);
        AddIf((before?.Generation ?? 0) != after.Generation, row, "Generation", after.Generation);
        AddIf((before?.FirstTurn ?? 0) != after.FirstTurn, row, "FirstTurn", after.FirstTurn);
        AddIf((before?.NextTurn ?? 0) != after.NextTurn, row, "NextTurn", after.NextTurn);
        await WriteIfChangedAsync("Input", before?.Input, after.Input);
        await WriteIfChangedAsync("Output", before?.Output, after.Output);
        await WriteIfChangedAsync("CustomStatus", before?.CustomStatus, after.CustomStatus);
        if (!ReferenceEquals(before?.Failure, after.Failure))
        {
            await WriteIfChangedAsync("Failure", null, after.Failure is null ? null : JsonFormatter.Default.Format(after.Failure));
        }

        if (!ReferenceEquals(before?.CarriedEvents, after.CarriedEvents))
        {
            await payloads.WriteBytesAsync(
                row,
                "Carried",
                after.CarriedEvents ?? [],
                LongestCarriedEvents,
                Folder(after),
                cancellationToken
            );
            ClearUnusedCarriedColumns(row);
        }

        async ValueTask WriteIfChangedAsync(string column, string? from, string? to)
        {
            if (!ReferenceEquals(from, to) && from != to)
            {
                await payloads.WriteTextAsync(row, column, from, to, Folder(after), cancellationToken);
            }
        }
    }

    private static void ClearUnusedCarriedColumns(TableEntity row)
    {
        for (var i = 0; i < LongestCarriedEvents / (64 * 1024); i++)
        {
            row.TryAdd($"Carried{i}", Array.Empty<byte>());
        }

        row.TryAdd("CarriedBlob", string.Empty);
    }

    private static void AddIf(bool condition, TableEntity row, string column, object? value)
    {
        if (condition)
        {
            row[column] = value;
        }
    }

    private static void AddIf(bool condition, TableEntity row, string column, Func<string> value)
    {
        if (condition)
        {
            row[column] = value();
        }
    }
}
