using System.Collections.Concurrent;
using CreditFunctions.LocalHost.Workers.Protocol;
using Grpc.Core;

namespace CreditFunctions.LocalHost.Workers;

/// <summary>Accepts the streams of the workers that this host has started.</summary>
internal sealed class FunctionRpcService : FunctionRpc.FunctionRpcBase
{
    private readonly ConcurrentDictionary<string, Expected> _expected = new();

    /// <summary>Gives a worker of this id its channel once it connects.</summary>
    public Task<WorkerChannel> ExpectAsync(string workerId, Action<RpcLog> log)
    {
        var expected = new Expected(new WorkerChannel(log), new(TaskCreationOptions.RunContinuationsAsynchronously));
        _expected[workerId] = expected;
        return expected.Connected.Task;
    }

    /// <summary>Accepts no worker of this id any more.</summary>
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
            || !_expected.TryRemove(requestStream.Current.StartStream.WorkerId, out var expected)
        )
        {
            throw new Grpc.Core.RpcException(new Status(StatusCode.PermissionDenied, "This host has not started such a worker."));
        }

        expected.Connected.TrySetResult(expected.Channel);
        await expected.Channel.RunAsync(requestStream, responseStream, context.CancellationToken);
    }

    private sealed record Expected(WorkerChannel Channel, TaskCompletionSource<WorkerChannel> Connected);
}
