using System.Diagnostics;
using CreditFunctions.LocalHost.Workers.Protocol;

namespace CreditFunctions.LocalHost.Workers;

/// <summary>Makes the requests by which functions are invoked.</summary>
internal sealed class FunctionInvoker(WorkerSupervisor workers, DurableClientBinding clients)
{
    /// <summary>The worker that can be invoked now; null while there is none.</summary>
    public WorkerConnection? Current => workers.Current;

    /// <summary>Waits for a worker that can be invoked.</summary>
    public Task<WorkerConnection> ConnectedAsync(CancellationToken cancellationToken) => workers.ConnectedAsync(cancellationToken);

    /// <summary>An invocation with the data of the trigger and with a durable client for each binding that asks for one.</summary>
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
        foreach (var name in function.DurableClients)
        {
            request.InputData.Add(new ParameterBinding { Name = name, Data = new TypedData { String = clients.Json } });
        }

        return request;
    }
}
