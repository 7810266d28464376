using System.Threading.Channels;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.SampleWorker;

/// <summary>Lets a test see what functions do, and hold them back.</summary>
public sealed class Work
{
    /// <summary>What has begun, by name.</summary>
    public Channel<string> Began { get; } = Channel.CreateUnbounded<string>();

    /// <summary>The runs of timers.</summary>
    public Channel<TimerInfo> Timers { get; } = Channel.CreateUnbounded<TimerInfo>();

    /// <summary>Whether activities wait for <see cref="Released"/>.</summary>
    public bool Hold { get; init; }

    public TaskCompletionSource Released { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
