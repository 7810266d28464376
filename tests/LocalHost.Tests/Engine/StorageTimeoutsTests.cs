using Azure.Core.Pipeline;
using Azure.Data.Tables;
using CreditFunctions.LocalHost.Engine.Storage;

namespace CreditFunctions.LocalHost.Tests.Engine;

/// <summary>Storage that says nothing is unavailable; a caller who gives up is not told so.</summary>
public sealed class StorageTimeoutsTests
{
    private const string Connection =
        "AccountName=silent;AccountKey=AAAA;TableEndpoint=http://table.silent/;BlobEndpoint=http://blob.silent/";

    [Fact]
    public async Task Read_NoAnswerInTime_IsUnavailable()
    {
        var store = StoreOn(TimeSpan.FromMilliseconds(50));

        var unavailable = await Assert.ThrowsAsync<StorageUnavailableException>(() => store.ReadFinishedAsync("one", default));

        Assert.IsType<TimeoutException>(unavailable.InnerException);
    }

    [Fact]
    public async Task Read_CallerGivesUp_IsCancelled()
    {
        using var caller = new CancellationTokenSource();
        var reading = StoreOn(TimeSpan.FromMinutes(5)).ReadFinishedAsync("one", caller.Token);
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    private static TableOrchestrationStore StoreOn(TimeSpan networkTimeout) =>
        TableOrchestrationStore.FromConnectionString(
            Connection,
            "Silent",
            new TableClientOptions
            {
                Retry = { NetworkTimeout = networkTimeout },
                Transport = new HttpClientTransport(new HttpClient(new SilentHandler())),
            }
        );

    private sealed class SilentHandler : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException("Nobody waits that long.");
        }
    }
}
