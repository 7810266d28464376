using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Audit;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Audit;

/// <summary>The audit chain of one record, as it is stored: enough to verify it elsewhere.</summary>
/// <param name="ChainId">What the chain begins with; see <see cref="AuditHead.StartOf"/>.</param>
/// <param name="Head">The end of the chain by the record's own row.</param>
public sealed record AuditTrail(string ChainId, AuditHead Head, IReadOnlyList<AuditRecord> Records);

/// <summary>
/// <c>GET /desk/{records}/{id}/audit</c>, for <c>applications</c> and <c>rounds</c>: the audit chain of a record. Needs the
/// function key.
/// </summary>
public sealed class GetAuditTrailEndpoint(IRecordStore<Application> applications, IRecordStore<RoundState> rounds, Answers answers)
{
    [Function(nameof(GetAuditTrailEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "desk/{records}/{id}/audit")] HttpRequest request,
        string records,
        string id,
        CancellationToken cancellationToken)
    {
        var trail = records switch
        {
            "applications" => await ReadAsync(applications, id, cancellationToken),
            "rounds" => await ReadAsync(rounds, id, cancellationToken),
            _ => null,
        };
        return trail is null
            ? answers.Problem(
                request,
                new Error("page-not-found", "There is no such record. Give desk/applications/{id}/audit or desk/rounds/{id}/audit."))
            : Results.Json(trail, StoredJson.Options);
    }

    private static async Task<AuditTrail?> ReadAsync<TState>(IRecordStore<TState> store, string id, CancellationToken cancellationToken)
        where TState : class =>
        await store.FindAsync(id, cancellationToken) is { } stored
            ? new AuditTrail(store.ChainIdOf(id), stored.AuditHead, await store.ReadAuditAsync(id, cancellationToken))
            : null;
}
