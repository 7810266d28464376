using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Health;

/// <summary>
/// <c>GET /health/ready</c>: 200 if tables and blobs respond, otherwise 503 as from any function. Lists warnings for the operator.
/// </summary>
public sealed class GetReadinessEndpoint(
    StorageSetup setup,
    OperatorWarnings warnings,
    StaffRecords staff,
    PlatformSignIn platform,
    Responses responses
)
{
    [Function(nameof(GetReadinessEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/ready")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        await setup.ProbeAsync(cancellationToken);

        // With real sign-in, nobody can act before the directory has a manager.
        if (platform.IsOn && !(await staff.ReadAsync(cancellationToken)).HasManager)
        {
            return responses.Problem(request, StaffErrors.DirectoryIsEmpty());
        }

        return Results.Json(new HealthReport("ready") { Warnings = await warnings.ReadAsync(cancellationToken) }, RequestJson.Options);
    }
}
