using Azure;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Health;

/// <summary>
/// <c>GET /health/ready</c>: tables and containers are there and answer; 503 until they do. Warns some weeks before the first day whose
/// working-day notice is missing.
/// </summary>
public sealed class GetReadinessEndpoint(StorageSetup setup, CalendarWarning calendar, TimeProvider time)
{
    [Function(nameof(GetReadinessEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/ready")] HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await setup.EnsureAsync(cancellationToken);
            return Results.Json(new HealthReport("ready") { Warnings = [.. Warnings()] }, RequestJson.Options);
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException)
        {
            return Problems.Answer(Problems.TryAgain);
        }
    }

    private IEnumerable<string> Warnings()
    {
        if (calendar.FirstDayWithoutNotice(time.GetUtcNow()) is { } day)
        {
            yield return $"No working-day notice from {day:yyyy-MM-dd} on: deadlines that reach beyond it are provisional. Load the State Council's notice.";
        }
    }
}
