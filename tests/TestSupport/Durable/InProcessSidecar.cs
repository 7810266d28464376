using CreditFunctions.LocalHost.Engine;
using CreditFunctions.LocalHost.Sidecar;
using Grpc.Core;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Grpc;
using Microsoft.DurableTask.Protobuf;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.TestSupport.Durable;

/// <summary>Connects the real client to an engine in this process: calls reach the gRPC service without a network.</summary>
public sealed class InProcessSidecar : CallInvoker
{
    private readonly TaskHubSidecar _service;

    private InProcessSidecar(TaskHubSidecar service) => _service = service;

    public static DurableTaskClient ClientOf(DurableEngine engine) =>
        new GrpcDurableTaskClient(
            "InProcess",
            new GrpcDurableTaskClientOptions { CallInvoker = new InProcessSidecar(new TaskHubSidecar(() => engine, null)) },
            NullLogger.Instance
        );

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request
    )
    {
        ArgumentNullException.ThrowIfNull(method);
        return new AsyncUnaryCall<TResponse>(
            AnswerAsync<TResponse>(method.Name, request, options),
            Task.FromResult(Metadata.Empty),
            () => Status.DefaultSuccess,
            () => [],
            () => { }
        );
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request
    )
    {
        ArgumentNullException.ThrowIfNull(method);
        var stream = new CollectedStream();
        var context = new InProcessCallContext(method.Name, options);
        var done = _service.StreamInstanceHistory((StreamInstanceHistoryRequest)(object)request, stream, context);
        return new AsyncServerStreamingCall<TResponse>(
            (IAsyncStreamReader<TResponse>)(object)new CollectedReader(stream, done),
            Task.FromResult(Metadata.Empty),
            () => Status.DefaultSuccess,
            () => [],
            () => { }
        );
    }

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request
    ) => throw new NotSupportedException();

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options
    ) => throw new NotSupportedException();

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options
    ) => throw new NotSupportedException();

    private async Task<TResponse> AnswerAsync<TResponse>(string method, object request, CallOptions options)
    {
        var context = new InProcessCallContext(method, options);
        try
        {
            return (TResponse)await CallAsync(request, context);
        }
        catch (OperationCanceledException) when (options.CancellationToken.IsCancellationRequested)
        {
            throw new RpcException(new Status(StatusCode.Cancelled, "The call was cancelled."));
        }
    }

    private async Task<object> CallAsync(object request, InProcessCallContext context) =>
        (context.Name, request) switch
        {
            (_, CreateInstanceRequest x) => await _service.StartInstance(x, context),
            ("GetInstance", GetInstanceRequest x) => await _service.GetInstance(x, context),
            ("WaitForInstanceStart", GetInstanceRequest x) => await _service.WaitForInstanceStart(x, context),
            ("WaitForInstanceCompletion", GetInstanceRequest x) => await _service.WaitForInstanceCompletion(x, context),
            (_, RaiseEventRequest x) => await _service.RaiseEvent(x, context),
            (_, TerminateRequest x) => await _service.TerminateInstance(x, context),
            (_, SuspendRequest x) => await _service.SuspendInstance(x, context),
            (_, ResumeRequest x) => await _service.ResumeInstance(x, context),
            (_, RestartInstanceRequest x) => await _service.RestartInstance(x, context),
            (_, QueryInstancesRequest x) => await _service.QueryInstances(x, context),
            (_, ListInstanceIdsRequest x) => await _service.ListInstanceIds(x, context),
            (_, PurgeInstancesRequest x) => await _service.PurgeInstances(x, context),
            _ => throw new NotSupportedException($"{context.Name} is not called by these tests."),
        };

    private sealed class CollectedStream : IServerStreamWriter<HistoryChunk>
    {
        public Queue<HistoryChunk> Chunks { get; } = new();

        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(HistoryChunk message)
        {
            Chunks.Enqueue(message);
            return Task.CompletedTask;
        }
    }

    private sealed class CollectedReader(CollectedStream stream, Task done) : IAsyncStreamReader<HistoryChunk>
    {
        public HistoryChunk Current { get; private set; } = new();

        public async Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            await done;
            var hasNext = stream.Chunks.TryDequeue(out var next);
            Current = next ?? Current;
            return hasNext;
        }
    }
}
