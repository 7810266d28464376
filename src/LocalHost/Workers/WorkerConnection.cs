using System.Collections.Frozen;
using CreditFunctions.LocalHost.Workers.Protocol;

namespace CreditFunctions.LocalHost.Workers;

/// <summary>A worker that has loaded its functions and can be invoked.</summary>
internal sealed class WorkerConnection
{
    private readonly WorkerChannel _channel;
    private readonly FrozenDictionary<string, string> _functionIds;

    private WorkerConnection(WorkerChannel channel, IReadOnlyList<RpcFunctionMetadata> functions, Uri? httpAddress)
    {
        (_channel, Functions, HttpAddress) = (channel, functions, httpAddress);
        _functionIds = functions.ToFrozenDictionary(
            function => function.Name,
            function => function.FunctionId,
            StringComparer.OrdinalIgnoreCase
        );
    }

    public IReadOnlyList<RpcFunctionMetadata> Functions { get; }

    /// <summary>Where the worker's own server takes requests, as the worker said; null when it has none.</summary>
    public Uri? HttpAddress { get; }

    public Task Ended => _channel.Ended;

    /// <exception cref="HostStartException">The worker or one of its functions cannot start.</exception>
    /// <exception cref="WorkerGoneException">It ended meanwhile.</exception>
    public static async Task<WorkerConnection> OpenAsync(WorkerChannel channel, string directory, CancellationToken cancellationToken)
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
        Require(started.WorkerInitResponse.Result, "The worker could not start");
        var listed = await channel.AskAsync(
            new StreamingMessage { FunctionsMetadataRequest = new FunctionsMetadataRequest { FunctionAppDirectory = directory } },
            cancellationToken
        );
        Require(listed.FunctionMetadataResponse.Result, "The worker could not list its functions");
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
        HostStartException.ThrowIfAny([
            .. functions
                .Zip(loads)
                .Where(pair => IsFailure(pair.Second.FunctionLoadResponse.Result))
                .Select(pair => Explain(pair.Second.FunctionLoadResponse.Result, $"Function '{pair.First.Name}' could not be loaded")),
        ]);
        var address = started.WorkerInitResponse.Capabilities.TryGetValue("HttpUri", out var uri) ? new Uri(uri) : null;
        return new WorkerConnection(channel, functions, address);
    }

    /// <summary>Runs a function.</summary>
    /// <exception cref="WorkerGoneException">The worker ended before it answered, or does not know the function any more.</exception>
    public Task<InvocationResponse> InvokeAsync(string function, InvocationRequest request, CancellationToken cancellationToken)
    {
        if (!_functionIds.TryGetValue(function, out var id))
        {
            throw new WorkerGoneException();
        }

        request.FunctionId = id;
        return _channel.InvokeAsync(request, cancellationToken);
    }

    /// <summary>The same connection with another address for requests.</summary>
    public WorkerConnection At(Uri? httpAddress) => new(_channel, Functions, httpAddress);

    public void Terminate() => _channel.Send(new StreamingMessage { WorkerTerminate = new WorkerTerminate() });

    public Task CloseAsync() => _channel.CloseAsync();

    private static bool IsFailure(StatusResult? result) => result?.Status is StatusResult.Types.Status.Failure;

    private static void Require(StatusResult? result, string what)
    {
        if (IsFailure(result))
        {
            throw new HostStartException(Explain(result!, what));
        }
    }

    private static string Explain(StatusResult result, string what) => $"{what}: {result.Exception?.Message ?? result.Result}";
}
