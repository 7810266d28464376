using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using CreditFunctions.LocalHost.Workers;
using Microsoft.AspNetCore.Routing;

namespace CreditFunctions.LocalHost.Http;

/// <summary>An HTTP function and its route.</summary>
internal sealed record HttpEndpoint(WorkerFunction Function, FunctionTrigger.Http Trigger, RouteTemplate Route)
{
    public string Methods => Trigger.Methods.IsEmpty ? "ANY" : string.Join(',', Trigger.Methods);

    public bool Answers(string method) => Trigger.Methods.IsEmpty || Trigger.Methods.Contains(method, StringComparer.OrdinalIgnoreCase);

    public bool SharesMethod(HttpEndpoint other) =>
        Trigger.Methods.IsEmpty || other.Trigger.Methods.IsEmpty || Trigger.Methods.Intersect(other.Trigger.Methods).Any();
}

/// <summary>All HTTP functions by name: the first match handles the request.</summary>
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
            .. catalog
                .TriggeredBy<FunctionTrigger.Http>()
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

    private static bool BelongsToHost(string path) =>
        ReservedForHost.Contains(path.TrimStart('/').Split('/', 2)[0], StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> FindReserved(ImmutableArray<HttpEndpoint> endpoints) =>
        endpoints
            .Where(endpoint => ReservedForHost.Contains(endpoint.Route.FirstLiteral ?? "", StringComparer.OrdinalIgnoreCase))
            .Select(endpoint =>
                $"Function '{endpoint.Function.Name}' has the route '{endpoint.Route.Text}', but what is below "
                + $"'{endpoint.Route.FirstLiteral}' belongs to the host. Give it another first segment."
            );

    private static IEnumerable<string> FindOverlaps(ImmutableArray<HttpEndpoint> endpoints) =>
        from index in Enumerable.Range(0, endpoints.Length)
        let left = endpoints[index]
        from right in endpoints.Skip(index + 1)
        where left.SharesMethod(right) && left.Route.Overlaps(right.Route) && !TakesTheRest(right, left, endpoints)
        select $"Functions '{left.Function.Name}' ({left.Methods} '{left.Route.Text}') and '{right.Function.Name}' ({right.Methods} "
            + $"'{right.Route.Text}') both answer some path, and the Functions host gives a literal no precedence. Change one of the "
            + "routes.";

    /// <summary>Whether it is the one catch-all for unmatched requests: the last by name among those of its methods.</summary>
    private static bool TakesTheRest(HttpEndpoint endpoint, HttpEndpoint other, ImmutableArray<HttpEndpoint> endpoints) =>
        endpoint.Route.IsCatchAll && !other.Route.IsCatchAll && endpoints.Last(candidate => candidate.SharesMethod(endpoint)) == endpoint;
}
