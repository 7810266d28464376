using Azure;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Health;

/// <summary><c>GET /health/ready</c>: tables and containers are there and answer; 503 until they do.</summary>
public sealed class GetReadinessEndpoint(StorageSetup setup)
{
    [Function(nameof(GetReadinessEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/ready")] HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await setup.EnsureAsync(cancellationToken);
            return Results.Json(new HealthReport("ready"), RequestJson.Options);
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException)
        {
            return Problems.Answer(Problems.TryAgain);
        }
    }
}
