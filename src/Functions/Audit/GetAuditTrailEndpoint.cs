using CreditFunctions.Core;
using CreditFunctions.Core.Audit;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Audit;

/// <summary>The stored audit chain of a record, sufficient to verify it elsewhere.</summary>
/// <param name="ChainId">Start of the chain; see <see cref="AuditHead.StartOf"/>.</param>
/// <param name="Head">End of the chain by the record's own row.</param>
public sealed record AuditTrail(string ChainId, AuditHead Head, IReadOnlyList<AuditRecord> Records);

/// <summary>
/// <c>GET /desk/{records}/{id}/audit</c>, for <c>applications</c>, <c>rounds</c>, <c>subjects</c>, <c>staff</c>, <c>rules</c>, <c>files</c>
/// and
/// <c>drafts</c>: the audit chain of a record. Needs the function key.
/// </summary>
public sealed class GetAuditTrailEndpoint(IEnumerable<IRecords> kinds, Responses responses)
{
    [Function(nameof(GetAuditTrailEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "desk/{records}/{id}/audit")] HttpRequest request,
        string records,
        string id,
        CancellationToken cancellationToken
    )
    {
        if (
            kinds.FirstOrDefault(kind => kind.Name == records) is not { } found
            || await found.FindHeadAsync(id, cancellationToken) is not { } head
        )
        {
            var names = string.Join(", ", kinds.Select(kind => kind.Name));
            return responses.Problem(
                request,
                new Error(
                    ErrorKind.NotFound,
                    "page-not-found",
                    $"There is no such record. Give desk/RECORDS/ID/audit, where RECORDS is one of {names}."
                )
            );
        }

        var trail = new AuditTrail(found.ChainIdOf(id), head, await found.ReadAuditAsync(id, cancellationToken));
        return Results.Json(trail, StoredJson.Options);
    }
}
