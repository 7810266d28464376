using System.Collections.Frozen;
using CreditFunctions.LocalHost.Workers.Protocol;

namespace CreditFunctions.LocalHost.Workers;

/// <summary>A worker that has loaded its functions and can be invoked.</summary>
internal sealed class WorkerConnection(WorkerChannel channel, IReadOnlyList<RpcFunctionMetadata> functions, Uri? httpAddress)
{
    private readonly FrozenDictionary<string, string> _functionIds = functions.ToFrozenDictionary(
        function => function.Name,
        function => function.FunctionId,
        StringComparer.OrdinalIgnoreCase
    );

    public IReadOnlyList<RpcFunctionMetadata> Functions => functions;

    /// <summary>Null when the worker has no server.</summary>
    public Uri? HttpAddress => httpAddress;

    public Task Ended => channel.Ended;

    /// <param name="httpAddress">Null when only the worker knows it.</param>
    /// <exception cref="HostStartException">The worker or one of its functions cannot start.</exception>
    /// <exception cref="WorkerGoneException">The worker ended meanwhile.</exception>
    public static async Task<WorkerConnection> OpenAsync(
        WorkerChannel channel,
        string directory,
        Uri? httpAddress,
        CancellationToken cancellationToken
    )
    {
        var started = await channel.AskAsync(
            new StreamingMessage
            {
                WorkerInitRequest = new WorkerInitRequest
                {
                    HostVersion = "4.0.0",
                    FunctionAppDirectory = directory,
                    WorkerDirectory = directory,
                },
            },
            cancellationToken
        );
        Require((started.WorkerInitResponse.Result, "The worker could not start"));
        var listed = await channel.AskAsync(
            new StreamingMessage { FunctionsMetadataRequest = new FunctionsMetadataRequest { FunctionAppDirectory = directory } },
            cancellationToken
        );
        Require((listed.FunctionMetadataResponse.Result, "The worker could not list its functions"));
        var functions = listed.FunctionMetadataResponse.FunctionMetadataResults;
        var loads = await Task.WhenAll(
            functions.Select(function =>
                channel.AskAsync(
                    new StreamingMessage
                    {
                        FunctionLoadRequest = new FunctionLoadRequest { FunctionId = function.FunctionId, Metadata = function },
                    },
                    cancellationToken
                )
            )
        );
        Require(
            functions.Zip(loads, (function, load) => (load.FunctionLoadResponse.Result, $"Function '{function.Name}' could not be loaded"))
        );
        var said = started.WorkerInitResponse.Capabilities.TryGetValue("HttpUri", out var uri) ? new Uri(uri) : null;
        return new WorkerConnection(channel, functions, httpAddress ?? said);
    }

    /// <exception cref="WorkerGoneException">The worker ended before its response, or no longer knows the function.</exception>
    public Task<InvocationResponse> InvokeAsync(string function, InvocationRequest request, CancellationToken cancellationToken)
    {
        if (!_functionIds.TryGetValue(function, out var id))
        {
            throw new WorkerGoneException();
        }

        request.FunctionId = id;
        return channel.InvokeAsync(request, cancellationToken);
    }

    public void Terminate() => channel.Send(new StreamingMessage { WorkerTerminate = new WorkerTerminate() });

    public Task CloseAsync() => channel.CloseAsync();

    private static void Require(params IEnumerable<(StatusResult Result, string What)> steps) =>
        HostStartException.ThrowIfAny([
            .. steps
                .Where(step => step.Result?.Status is StatusResult.Types.Status.Failure)
                .Select(step => $"{step.What}: {step.Result.Exception?.Message ?? step.Result.Result}"),
        ]);
}
