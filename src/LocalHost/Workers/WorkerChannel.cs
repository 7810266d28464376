using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using CreditFunctions.LocalHost.Workers.Protocol;
using Grpc.Core;

namespace CreditFunctions.LocalHost.Workers;

/// <summary>The stream between this host and one worker: requests with their answers, invocations, and the worker's log.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A cancellation source without a timer holds nothing to dispose of.")]
internal sealed class WorkerChannel(Action<RpcLog> log)
{
    private readonly Channel<StreamingMessage> _outgoing = Channel.CreateUnbounded<StreamingMessage>(new() { SingleReader = true });
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> _requests = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<InvocationResponse>> _invocations = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the stream has ended, whoever ended it.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Reads and writes until the worker or this host ends the stream.</summary>
    public async Task RunAsync(
        IAsyncStreamReader<StreamingMessage> incoming,
        IServerStreamWriter<StreamingMessage> outgoing,
        CancellationToken cancellationToken
    )
    {
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

    /// <summary>Sends a message and waits for the answer with the same request id.</summary>
    /// <exception cref="WorkerGoneException">The worker ended before it answered.</exception>
    public async Task<StreamingMessage> AskAsync(StreamingMessage message, CancellationToken cancellationToken)
    {
        message.RequestId = Guid.NewGuid().ToString();
        var answer = Register(_requests, message.RequestId);
        try
        {
            Send(message);
            return await answer.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            _requests.TryRemove(message.RequestId, out _);
        }
    }

    /// <summary>Runs a function. A cancellation is passed on to the worker, whose answer is waited for all the same.</summary>
    /// <exception cref="WorkerGoneException">The worker ended before it answered.</exception>
    public async Task<InvocationResponse> InvokeAsync(InvocationRequest request, CancellationToken cancellationToken)
    {
        var answer = Register(_invocations, request.InvocationId);
        try
        {
            Send(new StreamingMessage { InvocationRequest = request });
            await using var registration = cancellationToken.UnsafeRegister(
                _ => Send(new StreamingMessage { InvocationCancel = new InvocationCancel { InvocationId = request.InvocationId } }),
                null
            );
            return await answer.Task;
        }
        finally
        {
            _invocations.TryRemove(request.InvocationId, out _);
        }
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
        else if (message.ContentCase is StreamingMessage.ContentOneofCase.InvocationResponse)
        {
            if (_invocations.TryGetValue(message.InvocationResponse.InvocationId, out var invocation))
            {
                invocation.TrySetResult(message.InvocationResponse);
            }
        }
        else if (_requests.TryGetValue(message.RequestId, out var request))
        {
            request.TrySetResult(message);
        }
    }

    private TaskCompletionSource<T> Register<T>(ConcurrentDictionary<string, TaskCompletionSource<T>> waiting, string id)
    {
        var answer = waiting[id] = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (Ended.IsCompleted)
        {
            answer.TrySetException(new WorkerGoneException());
        }

        return answer;
    }

    private void End()
    {
        _outgoing.Writer.TryComplete();
        _ended.TrySetResult();
        foreach (var request in _requests.Values)
        {
            request.TrySetException(new WorkerGoneException());
        }

        foreach (var invocation in _invocations.Values)
        {
            invocation.TrySetException(new WorkerGoneException());
        }
    }
}

/// <summary>The worker ended before it answered.</summary>
internal sealed class WorkerGoneException() : Exception("The worker ended before it answered.");
