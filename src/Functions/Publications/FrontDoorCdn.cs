using Azure.Core;
using Azure.Core.Pipeline;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Publications;

namespace CreditFunctions.Functions.Publications;

/// <summary>Azure Front Door, purged by Azure Resource Manager (AFD Endpoints, Purge Content) with the identity of the app.</summary>
internal sealed class FrontDoorCdn(Uri endpoint, TokenCredential credential, ClientOptions options) : ICdn
{
    private const string ApiVersion = "2023-05-01";

    private readonly HttpPipeline _pipeline = HttpPipelineBuilder.Build(
        StorageTimeouts.Apply(options),
        new BearerTokenAuthenticationPolicy(credential, $"{endpoint.GetLeftPart(UriPartial.Authority)}/.default")
    );

    /// <exception cref="TransientFailureException">It refused: whatever the cause, the purge is still owed.</exception>
    public async Task PurgeAsync(IReadOnlyCollection<string> files, CancellationToken cancellationToken)
    {
        using var message = _pipeline.CreateMessage();
        var request = message.Request;
        request.Method = RequestMethod.Post;
        request.Uri.Reset(new Uri($"{endpoint.AbsoluteUri.TrimEnd('/')}/purge?api-version={ApiVersion}"));
        request.Headers.Add(HttpHeader.Common.JsonContentType);
        request.Content = RequestContent.Create(new BinaryData(new { contentPaths = files.SelectMany(AddressesOf) }));
        await _pipeline.SendAsync(message, cancellationToken);
        if (message.Response.IsError)
        {
            throw new TransientFailureException(
                $"The CDN refused the purge with status {message.Response.Status}: check Cdn__Endpoint and the role of the app."
            );
        }
    }

    // The first page is also the address of the site itself.
    private static IEnumerable<string> AddressesOf(string file) =>
        file == PublicFile.Index(english: false) ? ["/", $"/{file}"] : [$"/{file}"];
}

/// <summary>How requests to the CDN are sent; the framework's class for it is abstract.</summary>
internal sealed class CdnClientOptions : ClientOptions;
