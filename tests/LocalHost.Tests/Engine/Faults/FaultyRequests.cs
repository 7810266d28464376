using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using CreditFunctions.LocalHost.Engine.Storage;

namespace CreditFunctions.LocalHost.Tests.Engine.Faults;

/// <summary>Faults of a storage request.</summary>
internal enum RequestFault
{
    None,
    Unavailable,
    Timeout,
    AppliedButTimeout,
    PreconditionFailed,
    Conflict,
}

/// <summary>Counts the requests of storage clients, and makes some of them fail.</summary>
internal sealed class FaultyRequests(Func<int, RequestFault> faultOf) : HttpPipelinePolicy
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public TableOrchestrationStore Open(string connectionString, string hub)
    {
        var (tables, blobs) = (new TableClientOptions(), new BlobClientOptions());
        tables.AddPolicy(this, HttpPipelinePosition.PerRetry);
        blobs.AddPolicy(this, HttpPipelinePosition.PerRetry);
        return TableOrchestrationStore.FromConnectionString(connectionString, hub, tables, blobs);
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        // Creating or reading a table causes no conflict.
        var isRead = message.Request.Method == RequestMethod.Get || message.Request.Uri.Path.EndsWith("/Tables", StringComparison.Ordinal);
        switch (faultOf(Interlocked.Increment(ref _count)))
        {
            case RequestFault.Unavailable:
                message.Response = new Refusal(503, "ServerBusy");
                break;
            case RequestFault.Timeout:
                throw new TaskCanceledException("The request was not sent in time.");
            case RequestFault.AppliedButTimeout:
                await ProcessNextAsync(message, pipeline);
                throw new TaskCanceledException("The answer did not come in time.");
            case RequestFault.PreconditionFailed when !isRead:
                message.Response = new Refusal(412, "UpdateConditionNotSatisfied");
                break;
            case RequestFault.Conflict when !isRead:
                message.Response = new Refusal(409, "EntityAlreadyExists");
                break;
            default:
                await ProcessNextAsync(message, pipeline);
                break;
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);

    private sealed class Refusal(int status, string reason) : Response
    {
        public override int Status => status;

        public override string ReasonPhrase => reason;

        public override Stream? ContentStream { get; set; } = new MemoryStream();

        public override string ClientRequestId { get; set; } = string.Empty;

        public override void Dispose()
        {
            // No references are kept.
        }

        protected override bool ContainsHeader(string name) => false;

        protected override IEnumerable<HttpHeader> EnumerateHeaders() => [];

        protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
        {
            value = null;
            return false;
        }

        protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
        {
            values = null;
            return false;
        }
    }
}
