using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Health;

/// <summary>How the app is.</summary>
public sealed record HealthReport(string Status)
{
    /// <summary>What an operator should see to before it hurts; the app works all the same.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}

/// <summary><c>GET /health/live</c>: the process answers.</summary>
public sealed class GetLivenessEndpoint
{
    [Function(nameof(GetLivenessEndpoint))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/live")] HttpRequest request) =>
        Results.Json(new HealthReport("live"), RequestJson.Options);
}
