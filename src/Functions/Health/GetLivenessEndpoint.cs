using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Health;

/// <summary>State of the app.</summary>
public sealed record HealthReport(string Status)
{
    /// <summary>For the operator; the app works nevertheless.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}

/// <summary><c>GET /health/live</c>: the process responds.</summary>
public sealed class GetLivenessEndpoint
{
    [Function(nameof(GetLivenessEndpoint))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/live")] HttpRequest request) =>
        Results.Json(new HealthReport("live"), RequestJson.Options);
}
