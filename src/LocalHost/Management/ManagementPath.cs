using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CreditFunctions.LocalHost.Management;

/// <summary>What a management request is about: all instances, one, or something to do with one.</summary>
internal sealed record ManagementPath(string? InstanceId, string? Operation, string? EventName)
{
    public const string Root = "/runtime/webhooks/durabletask/";

    /// <summary>Whether a request is for the management endpoints, whatever becomes of it.</summary>
    public static bool IsMeant(HttpRequest request) => (request.Path.Value + "/").StartsWith(Root, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the path as it was sent, since an id may hold a slash; null when there is no such endpoint.</summary>
    public static ManagementPath? Read(HttpContext http)
    {
        var sent = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var query = sent.IndexOf('?', StringComparison.Ordinal);
        var parts = (query < 0 ? sent : sent[..query]).Trim('/').Split('/').Skip(3).Select(Uri.UnescapeDataString).ToArray();
        return parts is [var instances, .. var rest] && instances.Equals("instances", StringComparison.OrdinalIgnoreCase)
            ? rest switch
            {
                [] => new ManagementPath(null, null, null),
                [var id] => new ManagementPath(id, null, null),
                [var id, var operation] => new ManagementPath(id, Name(operation), null),
                [var id, var operation, var name] when Name(operation) == "RAISEEVENT" => new ManagementPath(id, "RAISEEVENT", name),
                _ => null,
            }
            : null;
    }

    private static string Name(string operation) => operation.ToUpperInvariant();
}
