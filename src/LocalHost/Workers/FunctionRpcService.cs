using System.Collections.Concurrent;
using CreditFunctions.LocalHost.Workers.Protocol;
using Grpc.Core;

namespace CreditFunctions.LocalHost.Workers;

/// <summary>Accepts the streams of the workers that this host started.</summary>
internal sealed class FunctionRpcService : FunctionRpc.FunctionRpcBase
{
    private readonly ConcurrentDictionary<string, WorkerChannel> _expected = new();

    /// <summary>The channel of a worker, before it connects.</summary>
    public WorkerChannel Expect(string workerId, Action<RpcLog> log) => _expected[workerId] = new WorkerChannel(log);

    /// <summary>Stops accepting a worker of this id.</summary>
    public void Forget(string workerId) => _expected.TryRemove(workerId, out _);

    public override async Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream,
        IServerStreamWriter<StreamingMessage> responseStream,
        ServerCallContext context
    )
    {
        if (
            !await requestStream.MoveNext(context.CancellationToken)
            || requestStream.Current.ContentCase is not StreamingMessage.ContentOneofCase.StartStream
            || !_expected.TryRemove(requestStream.Current.StartStream.WorkerId, out var channel)
        )
        {
            throw new Grpc.Core.RpcException(new Status(StatusCode.PermissionDenied, "This host has not started such a worker."));
        }

        await channel.RunAsync(requestStream, responseStream, context.CancellationToken);
    }
}
