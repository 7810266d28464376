using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using CreditFunctions.LocalHost.Workers.Protocol;
using Grpc.Core;

namespace CreditFunctions.LocalHost.Workers;

/// <summary>The stream between this host and a worker: requests and responses, invocations, and the worker's log.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A cancellation source without a timer holds nothing to dispose of.")]
internal sealed class WorkerChannel(Action<RpcLog> log)
{
    private readonly Channel<StreamingMessage> _outgoing = Channel.CreateUnbounded<StreamingMessage>(new() { SingleReader = true });
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> _waiting = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the worker has opened the stream.</summary>
    public Task Connected => _connected.Task;

    /// <summary>Completes when either side has ended the stream.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Reads and writes until the worker or this host ends the stream.</summary>
    public async Task RunAsync(
        IAsyncStreamReader<StreamingMessage> incoming,
        IServerStreamWriter<StreamingMessage> outgoing,
        CancellationToken cancellationToken
    )
    {
        _connected.TrySetResult();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token, cancellationToken);
        var writing = WriteAsync(outgoing, either.Token);
        try
        {
            while (await incoming.MoveNext(either.Token))
            {
                Receive(incoming.Current);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or Grpc.Core.RpcException)
        {
            // The worker has ended, or this host ends the stream.
        }
        finally
        {
            await either.CancelAsync();
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            End();
        }
    }

    /// <summary>Sends a message and waits for the response with the same request id.</summary>
    /// <exception cref="WorkerGoneException">The worker ended before its response.</exception>
    public Task<StreamingMessage> AskAsync(StreamingMessage message, CancellationToken cancellationToken)
    {
        message.RequestId = Guid.NewGuid().ToString();
        return AskAsync(message.RequestId, message, cancellationToken);
    }

    /// <summary>Runs a function. A cancellation is forwarded to the worker; its response is still awaited.</summary>
    /// <exception cref="WorkerGoneException">The worker ended before its response.</exception>
    public async Task<InvocationResponse> InvokeAsync(InvocationRequest request, CancellationToken cancellationToken)
    {
        var answer = AskAsync(request.InvocationId, new StreamingMessage { InvocationRequest = request }, CancellationToken.None);
        await using var registration = cancellationToken.UnsafeRegister(
            _ => Send(new StreamingMessage { InvocationCancel = new InvocationCancel { InvocationId = request.InvocationId } }),
            null
        );
        return (await answer).InvocationResponse;
    }

    public void Send(StreamingMessage message) => _outgoing.Writer.TryWrite(message);

    /// <summary>Ends the stream; the worker never does.</summary>
    public Task CloseAsync()
    {
        _outgoing.Writer.TryComplete();
        return _closing.CancelAsync();
    }

    private async Task WriteAsync(IServerStreamWriter<StreamingMessage> outgoing, CancellationToken cancellationToken)
    {
        await foreach (var message in _outgoing.Reader.ReadAllAsync(cancellationToken))
        {
            await outgoing.WriteAsync(message, cancellationToken);
        }
    }

    private void Receive(StreamingMessage message)
    {
        if (message.ContentCase is StreamingMessage.ContentOneofCase.RpcLog)
        {
            log(message.RpcLog);
        }
        else if (_waiting.TryGetValue(message.InvocationResponse?.InvocationId ?? message.RequestId, out var answer))
        {
            answer.TrySetResult(message);
        }
    }

    private async Task<StreamingMessage> AskAsync(string id, StreamingMessage message, CancellationToken cancellationToken)
    {
        var answer = _waiting[id] = new TaskCompletionSource<StreamingMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            if (Ended.IsCompleted)
            {
                throw new WorkerGoneException();
            }

            Send(message);
            return await answer.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            _waiting.TryRemove(id, out _);
        }
    }

    private void End()
    {
        _outgoing.Writer.TryComplete();
        _ended.TrySetResult();
        foreach (var answer in _waiting.Values)
        {
            answer.TrySetException(new WorkerGoneException());
        }
    }
}

/// <summary>The worker ended before its response.</summary>
internal sealed class WorkerGoneException() : Exception("The worker ended before it answered.");
