using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CreditFunctions.LocalRuntime.Hosting.Http;

/// <summary>Where and how Kestrel listens.</summary>
internal static class KestrelSetup
{
    public static void Apply(this LocalRuntimeOptions options, KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = options.MaxRequestBodySize;
        switch (options.Address)
        {
            case "*":
                kestrel.ListenAnyIP(options.Port);
                break;
            case "localhost" when options.Port > 0:
                kestrel.ListenLocalhost(options.Port);
                break;
            case "localhost":
                // Kestrel takes no free port for two addresses at once.
                kestrel.Listen(IPAddress.Loopback, 0);
                break;
            default:
                kestrel.Listen(IPAddress.Parse(options.Address), options.Port);
                break;
        }
    }

    /// <summary>Says what to do about a port that cannot be had.</summary>
    public static HostStartException Explain(IOException exception, LocalRuntimeOptions options) =>
        exception.InnerException is AddressInUseException
            ? new HostStartException($"Port {options.Port} is in use. Stop what listens there, or choose another with --port.", exception)
            : new HostStartException($"{options.Address}:{options.Port} cannot be opened: {exception.Message}", exception);
}
