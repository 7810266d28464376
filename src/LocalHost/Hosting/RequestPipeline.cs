using CreditFunctions.LocalHost.Http;
using CreditFunctions.LocalHost.Management;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.LocalHost.Hosting;

/// <summary>Decides which part of the host answers a request.</summary>
internal static class RequestPipeline
{
    public static RequestDelegate Create(HostParts parts, FunctionKeys keys, HttpDispatcher dispatcher)
    {
        if (!parts.Options.HasManagementEndpoints)
        {
            return dispatcher.DispatchAsync;
        }

        var management = new InstanceEndpoints(parts.Running, keys, parts.Options.HubName);
        return http => ManagementPath.IsMeant(http.Request) ? management.AnswerAsync(http) : dispatcher.DispatchAsync(http);
    }
}
