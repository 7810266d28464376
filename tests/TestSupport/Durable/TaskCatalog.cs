using CreditFunctions.LocalHost.Engine;
using Google.Protobuf;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Protobuf;
using Microsoft.DurableTask.Worker.Grpc;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TaskFailureDetails = Microsoft.DurableTask.Protobuf.TaskFailureDetails;

namespace CreditFunctions.TestSupport.Durable;

/// <summary>A call of an activity: the calling instance, and its input as JSON (null if none).</summary>
public sealed record ActivityCall(string InstanceId, string? Input);

/// <summary>
/// Orchestrators and activities by name, run in this process by the real Durable Task worker. Names are case-insensitive.
/// </summary>
public sealed class TaskCatalog : ITaskRunner
{
    private readonly Dictionary<string, Func<TaskOrchestrationContext, Task<object?>>> _orchestrators = new(
        StringComparer.OrdinalIgnoreCase
    );
    private readonly Dictionary<string, Func<ActivityCall, CancellationToken, Task<object?>>> _activities = new(
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>For replay-safe loggers of orchestrators.</summary>
    public ILoggerFactory Loggers { get; set; } = NullLoggerFactory.Instance;

    public TaskCatalog AddOrchestrator(string name, Func<TaskOrchestrationContext, Task<object?>> run)
    {
        _orchestrators.Add(name, run);
        return this;
    }

    public TaskCatalog AddActivity(string name, Func<ActivityCall, CancellationToken, Task<object?>> run)
    {
        _activities.Add(name, run);
        return this;
    }

    public Task<OrchestratorResponse> RunTurnAsync(OrchestratorRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var started = request.PastEvents.Concat(request.NewEvents).First(e => e.ExecutionStarted is not null).ExecutionStarted;
        if (!_orchestrators.TryGetValue(started.Name, out var run))
        {
            return Task.FromResult(NotFound(request, started.Name));
        }

        var encoded = GrpcOrchestrationRunner.LoadAndRun<object?, object?>(
            Convert.ToBase64String(request.ToByteArray()),
            (context, _) => run(new CatalogContext(context, started.Input, Loggers))
        );
        return Task.FromResult(OrchestratorResponse.Parser.ParseFrom(Convert.FromBase64String(encoded)));
    }

    public async Task<ActivityResponse> RunActivityAsync(ActivityRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var response = new ActivityResponse { InstanceId = request.OrchestrationInstance.InstanceId, TaskId = request.TaskId };
        if (!_activities.TryGetValue(request.Name, out var run))
        {
            response.FailureDetails = new TaskFailureDetails
            {
                ErrorType = "ActivityTaskNotFound",
                ErrorMessage = $"No activity task named '{request.Name}' was found.",
            };
            return response;
        }

        try
        {
            // In the worker's format: the input is the only element of a list.
            var output = await run(new ActivityCall(response.InstanceId, Unwrap(request.Input)), cancellationToken);
            response.Result = JsonDataConverter.Default.Serialize(output);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            response.FailureDetails = Failure(e);
        }

        return response;
    }

    private static string? Unwrap(string? input) => input is ['[', .., ']'] ? input[1..^1] : input;

    private static OrchestratorResponse NotFound(OrchestratorRequest request, string name)
    {
        var end = new CompleteOrchestrationAction
        {
            OrchestrationStatus = OrchestrationStatus.Failed,
            FailureDetails = new TaskFailureDetails
            {
                ErrorType = "OrchestratorTaskNotFound",
                ErrorMessage = $"No orchestrator task named '{name}' was found.",
            },
        };
        return new OrchestratorResponse
        {
            InstanceId = request.InstanceId,
            Actions =
            {
                new OrchestratorAction { Id = -1, CompleteOrchestration = end },
            },
        };
    }

    private static TaskFailureDetails Failure(Exception e) =>
        new()
        {
            ErrorType = e.GetType().FullName,
            ErrorMessage = e.Message ?? string.Empty,
            StackTrace = e.StackTrace,
            InnerFailure = e.InnerException is { } inner ? Failure(inner) : null,
        };
}
