using CreditFunctions.Functions.Applications.Units;
using CreditFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Units;

/// <summary><c>PUT /indexes/units</c>: rebuilds the index of units from the applications; for the operator.</summary>
public sealed class RebuildUnitIndexEndpoint(UnitIndex index)
{
    [Function(nameof(RebuildUnitIndexEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "indexes/units")] HttpRequest request,
        CancellationToken cancellationToken
    ) => Results.Json(new RebuiltIndex(await index.RebuildAsync(cancellationToken)), RequestJson.Options);
}

/// <summary>The result of rebuilding the index.</summary>
public sealed record RebuiltIndex(int Applications);
