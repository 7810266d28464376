using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CreditFunctions.LocalHost.Http;

/// <summary>Where the host takes requests: on loopback only.</summary>
internal static class HttpAddress
{
    public static void Listen(KestrelServerOptions kestrel, int port)
    {
        kestrel.AddServerHeader = false;

        // The worker's own server limits bodies.
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MinRequestBodyDataRate = null;
        if (port > 0)
        {
            kestrel.ListenLocalhost(port, listen => listen.Protocols = HttpProtocols.Http1);
        }
        else
        {
            // Kestrel takes no free port for two addresses at once.
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        }
    }

    /// <summary>Says what to do about a port that cannot be opened.</summary>
    public static HostStartException Explain(IOException exception, int port) =>
        exception.InnerException is AddressInUseException
            ? new HostStartException($"Port {port} is in use. Stop what listens there, or choose another with --port.", exception)
            : new HostStartException($"Port {port} cannot be opened: {exception.Message}", exception);
}
