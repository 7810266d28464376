using CreditFunctions.Core;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Rehearsal;

/// <summary>Business time of a rehearsal.</summary>
/// <param name="Rate">Business seconds in one second of the machine.</param>
public sealed record RehearsalView(DateTimeOffset Now, double Rate);

/// <summary><c>GET /rehearsal/clock</c>: business time of a rehearsal.</summary>
public sealed class GetClockEndpoint(TimeProvider time, Responses responses, IRehearsal? rehearsal = null)
{
    [Function(nameof(GetClockEndpoint))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "rehearsal/clock")] HttpRequest request) =>
        rehearsal is null
            ? responses.Problem(request, new Error(ErrorKind.NotFound, "page-not-found", "Time is real here; there is no rehearsal."))
            : Results.Json(new RehearsalView(time.GetUtcNow(), rehearsal.Rate), RequestJson.Options);
}
