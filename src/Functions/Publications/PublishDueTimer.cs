using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Functions.Publications;

/// <summary>
/// Publishes what is due and runs the handlers of other due rows. Its cost depends on changes, not on the number of publications.
/// </summary>
public sealed partial class PublishDueTimer(
    PublicationQueue queue,
    PublicSite site,
    IEnumerable<DueHandler> handlers,
    TimeProvider time,
    ILogger<PublishDueTimer> logger
)
{
    [Function(nameof(PublishDueTimer))]
    public async Task RunAsync(
        [TimerTrigger("%Schedules:Publish%")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        foreach (var due in await queue.ReadDueAsync(time.GetUtcNow(), cancellationToken))
        {
            try
            {
                await PublishAsync(due, client, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // A publication that fails must not delay the others; it stays due.
                LogNotPublished(logger, exception, due.Id);
            }
        }
    }

    private async Task PublishAsync(DuePublication due, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (handlers.FirstOrDefault(each => each.Handles(due)) is { } handler)
        {
            await handler.FollowAsync(due, client, cancellationToken);
            await queue.RemoveDueAsync(due, cancellationToken);
            return;
        }

        var queued = await queue.GetAsync(due, cancellationToken);
        if (queued.IsWithdrawn)
        {
            await site.WithdrawAsync(queued.Publication, cancellationToken);
        }
        else
        {
            await site.PublishAsync(queued.Publication, cancellationToken);
        }

        await queue.RemoveAsync(due, cancellationToken);
        LogPublished(logger, due.Id, queued.IsWithdrawn);
    }

    [LoggerMessage(LogLevel.Information, "Published {PublicationId}; withdrawn: {IsWithdrawn}.")]
    private static partial void LogPublished(ILogger logger, string publicationId, bool isWithdrawn);

    [LoggerMessage(LogLevel.Error, "{PublicationId} could not be published; it is tried again with the next run.")]
    private static partial void LogNotPublished(ILogger logger, Exception exception, string publicationId);
}
