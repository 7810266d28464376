using CreditFunctions.LocalHost.Http;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.LocalHost.Hosting;

/// <summary>Decides which part of the host answers a request.</summary>
internal static class RequestPipeline
{
    public static RequestDelegate Create(HostParts parts, FunctionKeys keys, HttpDispatcher dispatcher)
    {
        _ = (parts, keys);
        return dispatcher.DispatchAsync;
    }
}
