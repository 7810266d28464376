using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Forwarder;

namespace CreditFunctions.LocalHost.Http;

/// <summary>Forwards a request to the worker's server, and its response back.</summary>
internal sealed class WorkerForwarder(IHttpForwarder forwarder) : IDisposable
{
    // No function runs longer without sending or receiving a byte; the worker has no limit of its own.
    private static readonly ForwarderRequestConfig Request = new()
    {
        ActivityTimeout = TimeSpan.FromMinutes(30),
        Version = HttpVersion.Version11,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    private readonly HttpMessageInvoker _client = new(
        new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            // A span of this client would contain the request address, which may hold secrets of the app. The transformer passes the
            // context on.
            ActivityHeadersPropagator = null,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(10),
        }
    );

    /// <summary>True when the worker's response has been forwarded.</summary>
    public async Task<bool> ForwardAsync(HttpContext http, Uri worker, string invocationId) =>
        await forwarder.SendAsync(http, worker.AbsoluteUri, _client, Request, new Transformer(worker, invocationId)) is ForwarderError.None;

    public void Dispose() => _client.Dispose();

    /// <summary>Keeps path, query and headers as sent, and adds the invocation of the request.</summary>
    private sealed class Transformer(Uri worker, string invocationId) : HttpTransformer
    {
        private const string InvocationHeader = "x-ms-invocation-id";

        // Decoding and encoding again may change a path, for example %2F.
        private static readonly UriCreationOptions AsSent = new() { DangerousDisablePathAndQueryCanonicalization = true };

        public override async ValueTask TransformRequestAsync(
            HttpContext httpContext,
            HttpRequestMessage proxyRequest,
            string destinationPrefix,
            CancellationToken cancellationToken
        )
        {
            await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
            var target = httpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
            if (target.StartsWith('/'))
            {
                proxyRequest.RequestUri = new Uri($"{worker.Scheme}://{worker.Authority}{target}", AsSent);
            }

            proxyRequest.Headers.Remove(InvocationHeader);
            proxyRequest.Headers.TryAddWithoutValidation(InvocationHeader, invocationId);
            PassTraceContext(httpContext.Request.Headers, proxyRequest);
        }

        private static void PassTraceContext(IHeaderDictionary received, HttpRequestMessage proxyRequest)
        {
            var propagator = DistributedContextPropagator.Current;
            foreach (var field in propagator.Fields)
            {
                proxyRequest.Headers.Remove(field);
                if (Activity.Current is null && received.TryGetValue(field, out var value))
                {
                    proxyRequest.Headers.TryAddWithoutValidation(field, value.AsEnumerable());
                }
            }

            propagator.Inject(
                Activity.Current,
                proxyRequest,
                static (request, field, value) => ((HttpRequestMessage)request!).Headers.TryAddWithoutValidation(field, value)
            );
        }
    }
}
