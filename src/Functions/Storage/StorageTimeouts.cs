using Azure.Core;
using Azure.Core.Pipeline;
using RetryPolicy = Azure.Core.Pipeline.RetryPolicy;

namespace CreditFunctions.Functions.Storage;

/// <summary>
/// Gives up on a service of Azure that takes a connection and does not answer, and reports a <see cref="TimeoutException"/>: the client
/// library reports a cancellation, as if the caller had asked for it, and waits for minutes.
/// </summary>
internal sealed class StorageTimeouts : HttpPipelinePolicy
{
    // A block of an upload, 4 MB, comes through in this even on a slow line.
    private static readonly TimeSpan LongestAttempt = TimeSpan.FromSeconds(10);

    /// <summary>Makes a client impatient.</summary>
    public static TOptions Apply<TOptions>(TOptions options)
        where TOptions : ClientOptions
    {
        options.Retry.NetworkTimeout = LongestAttempt;
        options.RetryPolicy = new RetriesOfAnswers();
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

    private static TimeoutException Told(Exception exception) => new("The service did not answer in time.", exception);

    /// <summary>Repeats what was answered, or refused, at once; whoever waited in vain does not wait again.</summary>
    private sealed class RetriesOfAnswers() : RetryPolicy(maxRetries: 3)
    {
        protected override bool ShouldRetry(HttpMessage message, Exception? exception) =>
            exception is not OperationCanceledException && base.ShouldRetry(message, exception);

        protected override ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
            exception is OperationCanceledException ? new(false) : base.ShouldRetryAsync(message, exception);
    }
}
