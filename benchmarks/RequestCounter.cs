using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace CreditFunctions.Benchmarks;

/// <summary>Counts the requests that storage clients send, including retries.</summary>
internal sealed class RequestCounter : HttpPipelineSynchronousPolicy
{
    private long _count;

    public long Count => Volatile.Read(ref _count);

    public TableClientOptions TableOptions()
    {
        var options = new TableClientOptions();
        options.AddPolicy(this, HttpPipelinePosition.PerRetry);
        return options;
    }

    public override void OnSendingRequest(HttpMessage message) => Interlocked.Increment(ref _count);
}
