using Azure.Core.Pipeline;
using Azure.Data.Tables;
using CreditFunctions.LocalHost.Engine.Storage;

namespace CreditFunctions.LocalHost.Tests.Engine;

/// <summary>Storage that does not respond is unavailable; a cancelled caller gets its cancellation.</summary>
public sealed class StorageTimeoutsTests
{
    private const string Connection =
        "AccountName=silent;AccountKey=AAAA;TableEndpoint=http://table.silent/;BlobEndpoint=http://blob.silent/";

    [Fact]
    public async Task Read_NoAnswerInTime_IsUnavailable()
    {
        var store = StoreOn(TimeSpan.FromMilliseconds(50));

        var unavailable = await Assert.ThrowsAsync<StorageUnavailableException>(() => store.ReadFinishedAsync("one", default));

        Assert.Contains("cannot be reached", unavailable.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_CallerGivesUp_IsCancelled()
    {
        using var caller = new CancellationTokenSource();
        var reading = StoreOn(TimeSpan.FromMinutes(5)).ReadFinishedAsync("one", caller.Token);
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    private static GuardedStore StoreOn(TimeSpan networkTimeout)
    {
        var options = new TableClientOptions
        {
            Retry = { NetworkTimeout = networkTimeout },
            Transport = new HttpClientTransport(new HttpClient(new SilentHandler())),
        };
        return new GuardedStore(TableOrchestrationStore.FromConnectionString(Connection, "Silent", options), () => true);
    }

    private sealed class SilentHandler : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("Nobody waits that long.");
        }
    }
}
