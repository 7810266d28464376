using System.Collections.Concurrent;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace CreditFunctions.Functions.Tests.Storage;

/// <summary>Notes every request that goes out to storage, and can let the next one of a kind fail.</summary>
internal sealed class StorageTraffic : HttpPipelinePolicy
{
    private readonly ConcurrentQueue<string> _requests = new();
    private Func<string, bool>? _fault;
    private bool _isFaultAfterwards;

    /// <summary>Method and path of each request, in order.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    public void Forget() => _requests.Clear();

    /// <summary>The next request whose method and path fit never reaches storage.</summary>
    public void FailNext(Func<string, bool> fits) => (_fault, _isFaultAfterwards) = (fits, false);

    /// <summary>The next request whose method and path fit is done, but its answer is lost.</summary>
    public void LoseNextAnswer(Func<string, bool> fits) => (_fault, _isFaultAfterwards) = (fits, true);

    /// <summary>Before the next request whose method and path fit goes out, something else happens.</summary>
    public void BeforeNext(Func<string, bool> fits, Func<Task> doAsync) =>
        FailNext(request =>
        {
            if (fits(request))
            {
                // Off first: what happens makes requests too.
                _fault = null;
                Task.Run(doAsync).GetAwaiter().GetResult();
            }

            return false;
        });

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var isFault = Note(message);
        if (!isFault || _isFaultAfterwards)
        {
            ProcessNext(message, pipeline);
        }

        ThrowIf(isFault);
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var isFault = Note(message);
        if (!isFault || _isFaultAfterwards)
        {
            await ProcessNextAsync(message, pipeline);
        }

        ThrowIf(isFault);
    }

    private bool Note(HttpMessage message)
    {
        var request = $"{message.Request.Method} {message.Request.Uri.ToUri().AbsolutePath}";
        _requests.Enqueue(request);
        if (_fault is not { } fits || !fits(request))
        {
            return false;
        }

        _fault = null;
        return true;
    }

    private static void ThrowIf(bool isFault)
    {
        if (isFault)
        {
            throw new RequestFailedException(400, "The process died here, says the test.");
        }
    }
}
