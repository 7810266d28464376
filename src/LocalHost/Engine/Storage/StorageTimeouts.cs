using Azure.Core;
using Azure.Core.Pipeline;

namespace CreditFunctions.LocalHost.Engine.Storage;

/// <summary>
/// Gives up on storage that takes a connection and then says nothing, and tells of it as a <see cref="TimeoutException"/>: the client
/// library calls it a cancellation, as if the caller had wanted it.
/// </summary>
internal sealed class StorageTimeouts : HttpPipelinePolicy
{
    private static readonly TimeSpan LongestAttempt = TimeSpan.FromSeconds(10);

    /// <summary>Makes a client impatient.</summary>
    public static TOptions Apply<TOptions>(TOptions options)
        where TOptions : ClientOptions
    {
        if (options.Retry.NetworkTimeout > LongestAttempt)
        {
            options.Retry.NetworkTimeout = LongestAttempt;
        }

        options.AddPolicy(new StorageTimeouts(), HttpPipelinePosition.PerCall);
        return options;
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        try
        {
            ProcessNext(message, pipeline);
        }
        catch (Exception exception) when (IsTimeout(exception, message.CancellationToken))
        {
            throw Told(exception);
        }
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        try
        {
            await ProcessNextAsync(message, pipeline);
        }
        catch (Exception exception) when (IsTimeout(exception, message.CancellationToken))
        {
            throw Told(exception);
        }
    }

    private static bool IsTimeout(Exception exception, CancellationToken caller) =>
        !caller.IsCancellationRequested
        && exception switch
        {
            OperationCanceledException => true,
            AggregateException attempts => attempts.InnerExceptions.Any(each => each is OperationCanceledException),
            _ => false,
        };

    private static TimeoutException Told(Exception exception) => new("Storage did not answer in time.", exception);
}
