using System.Collections.Concurrent;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace CreditFunctions.Functions.Tests.Storage;

/// <summary>Records every storage request, and can make the next one of a kind fail.</summary>
internal sealed class StorageTraffic : HttpPipelinePolicy
{
    private readonly ConcurrentQueue<string> _requests = new();
    private Func<string, bool>? _fault;
    private bool _isFaultAfterwards;

    public IReadOnlyCollection<string> Requests => _requests;

    public void Forget() => _requests.Clear();

    /// <summary>The next matching request never reaches storage.</summary>
    public void FailNext(Func<string, bool> fits) => (_fault, _isFaultAfterwards) = (fits, false);

    /// <summary>The next matching request is executed, but its response is lost.</summary>
    public void LoseNextAnswer(Func<string, bool> fits) => (_fault, _isFaultAfterwards) = (fits, true);

    /// <summary>Runs an action before the next matching request is sent.</summary>
    public void BeforeNext(Func<string, bool> fits, Func<Task> doAsync) =>
        FailNext(request =>
        {
            if (fits(request))
            {
                // Reset first: the action sends requests too.
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
