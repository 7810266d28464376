using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Health;

/// <summary>
/// <c>GET /health/ready</c>: tables and blobs answer now; 503, as from any function, while they do not. Warns some weeks before the first day whose
/// working-day notice is missing.
/// </summary>
public sealed class GetReadinessEndpoint(StorageSetup setup, CalendarWarning calendar, TimeProvider time)
{
    [Function(nameof(GetReadinessEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/ready")] HttpRequest request, CancellationToken cancellationToken)
    {
        await setup.ProbeAsync(cancellationToken);
        return Results.Json(new HealthReport("ready") { Warnings = [.. Warnings()] }, RequestJson.Options);
    }

    private IEnumerable<string> Warnings()
    {
        if (calendar.FirstDayWithoutNotice(time.GetUtcNow()) is { } day)
        {
            yield return $"No working-day notice from {day:yyyy-MM-dd} on: deadlines that reach beyond it are provisional. Load the State Council's notice.";
        }
    }
}
