using System.Diagnostics;
using System.Text.Json;
using CreditFunctions.LocalHost.Timers;
using CreditFunctions.LocalHost.Workers.Protocol;

namespace CreditFunctions.LocalHost.Workers;

/// <summary>Creates the requests that invoke functions.</summary>
/// <param name="durableClient">Data of a durable client's binding.</param>
internal sealed class FunctionInvoker(WorkerSupervisor workers, string durableClient)
{
    /// <summary>Null while no worker is available.</summary>
    public WorkerConnection? Current => workers.Current;

    /// <summary>Runs a timer function when a worker is available.</summary>
    /// <exception cref="WorkerException">The function failed.</exception>
    public async Task RunTimerAsync(WorkerFunction function, string invocationId, TimerInfo timer, CancellationToken cancellationToken)
    {
        var request = Create(function, new TypedData { Json = JsonSerializer.Serialize(timer) });
        request.InvocationId = invocationId;
        var worker = await workers.ConnectedAsync(cancellationToken);
        var response = await worker.InvokeAsync(function.Name, request, cancellationToken);
        if (response.Result?.Status is not StatusResult.Types.Status.Success)
        {
            throw new WorkerException(response.Result?.Exception ?? new RpcException());
        }
    }

    /// <summary>An invocation with the trigger's data and a durable client for each binding that requires one.</summary>
    public InvocationRequest Create(WorkerFunction function, TypedData trigger)
    {
        var request = new InvocationRequest
        {
            InvocationId = Guid.NewGuid().ToString(),
            TraceContext = new RpcTraceContext
            {
                TraceParent = Activity.Current?.Id ?? "",
                TraceState = Activity.Current?.TraceStateString ?? "",
            },
        };
        request.InputData.Add(new ParameterBinding { Name = function.TriggerName, Data = trigger });
        var client = new TypedData { String = durableClient };
        request.InputData.Add(function.DurableClients.Select(name => new ParameterBinding { Name = name, Data = client }));
        return request;
    }
}
