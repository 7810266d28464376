using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using CreditFunctions.LocalRuntime.Hosting.Discovery;
using Microsoft.AspNetCore.Routing;

namespace CreditFunctions.LocalRuntime.Hosting.Http;

/// <summary>An HTTP function at its address.</summary>
internal sealed record HttpEndpoint(FunctionDescriptor Function, FunctionTrigger.Http Trigger, RouteTemplate Route)
{
    public string Methods => Trigger.Methods.IsEmpty ? "ANY" : string.Join(',', Trigger.Methods);

    public bool Answers(string method) => Trigger.Methods.IsEmpty || Trigger.Methods.Contains(method, StringComparer.OrdinalIgnoreCase);

    public bool Overlaps(HttpEndpoint other) =>
        (Trigger.Methods.IsEmpty || other.Trigger.Methods.IsEmpty || Trigger.Methods.Intersect(other.Trigger.Methods).Any())
        && Route.Overlaps(other.Route);
}

/// <summary>All HTTP functions by route. At most one of them answers a request.</summary>
internal sealed class RouteTable
{
    private static readonly ImmutableArray<string> ReservedForHost = ["admin", "runtime"];

    private RouteTable(ImmutableArray<HttpEndpoint> endpoints) => Endpoints = endpoints;

    public ImmutableArray<HttpEndpoint> Endpoints { get; }

    /// <exception cref="HostStartException">Two routes overlap, or one belongs to the host.</exception>
    public static RouteTable Build(FunctionCatalog catalog, string routePrefix)
    {
        ImmutableArray<HttpEndpoint> endpoints =
        [
            .. catalog.TriggeredBy<FunctionTrigger.Http>()
                .Select(http => new HttpEndpoint(http.Function, http.Trigger, http.Trigger.Route.Below(routePrefix))),
        ];
        HostStartException.ThrowIfAny([.. FindReserved(endpoints), .. FindOverlaps(endpoints)]);
        return new RouteTable(endpoints);
    }

    public bool TryFind(string method, string path, RouteValueDictionary values, [NotNullWhen(true)] out HttpEndpoint? endpoint)
    {
        if (!BelongsToHost(path))
        {
            foreach (var candidate in Endpoints)
            {
                if (candidate.Answers(method) && candidate.Route.TryMatch(path, values))
                {
                    endpoint = candidate;
                    return true;
                }

                values.Clear();
            }
        }

        endpoint = null;
        return false;
    }

    private static bool BelongsToHost(string path)
    {
        var first = path.AsSpan().TrimStart('/');
        var slash = first.IndexOf('/');
        first = slash < 0 ? first : first[..slash];
        foreach (var reserved in ReservedForHost)
        {
            if (first.Equals(reserved, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<string> FindReserved(ImmutableArray<HttpEndpoint> endpoints) => endpoints
        .Where(endpoint => ReservedForHost.Contains(endpoint.Route.FirstLiteral ?? "", StringComparer.OrdinalIgnoreCase))
        .Select(endpoint => $"Function '{endpoint.Function.Name}' has the route '{endpoint.Route.Text}', but what is below " +
            $"'{endpoint.Route.FirstLiteral}' belongs to the host. Give it another first segment.");

    private static IEnumerable<string> FindOverlaps(ImmutableArray<HttpEndpoint> endpoints) =>
        from index in Enumerable.Range(0, endpoints.Length)
        let left = endpoints[index]
        from right in endpoints.Skip(index + 1)
        where left.Overlaps(right)
        select $"Functions '{left.Function.Name}' ({left.Methods} '{left.Route.Text}') and '{right.Function.Name}' ({right.Methods} " +
            $"'{right.Route.Text}') both answer some path, and the Functions host gives a literal no precedence. Change one of the routes.";
}
