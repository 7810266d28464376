using System.Threading.Channels;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.SampleWorker;

/// <summary>Lets a test observe and block functions.</summary>
public sealed class Work
{
    public Channel<string> Began { get; } = Channel.CreateUnbounded<string>();

    public Channel<TimerInfo> Timers { get; } = Channel.CreateUnbounded<TimerInfo>();

    /// <summary>Whether activities wait for <see cref="Released"/>.</summary>
    public bool Hold { get; init; }

    public TaskCompletionSource Released { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
