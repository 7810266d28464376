using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Listings;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>POST /cases/{token}/repair</c>, a form with a file: the party requests the repair of its listing, with the proof of performance and a
/// public commitment (NDRC Order 36).
/// </summary>
public sealed class RequestRepairEndpoint(
    CaseAccess access,
    ActContexts contexts,
    ListingRecorder listings,
    IRecordStore<IntegrityCase> cases,
    CaseRecorder recorder,
    PendingWork pending,
    PartyPosts posts,
    Responses responses
)
{
    private const string Sent = "sent";
    private const string ProofKind = "proof-of-performance";

    [Function(nameof(RequestRepairEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "cases/{token}/repair")] HttpRequest request,
        string token,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.OpenAsync(token, cancellationToken)).TryGet(out var stored, out var errors))
        {
            return responses.Problem(request, errors);
        }

        return await posts.RecordFormAsync(
            request,
            token,
            stored,
            CaseFields.PerformanceProof,
            maxFiles: 1,
            posted => RequestAsync(stored, posted, client, cancellationToken),
            cancellationToken
        );
    }

    // The file is stored only if everything else is valid.
    private async Task<Result<Fact>> RequestAsync(
        Stored<IntegrityCase> stored,
        PostedContent posted,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var integrityCase = stored.State;
        if (
            !contexts.Now().TryGet(out var context, out var errors)
            || !(
                await listings.TryRepairAsync(
                    integrityCase.Id.ListingId,
                    FormOf(posted, posted.File is null ? null : Sent),
                    context,
                    cancellationToken
                )
            ).TryGet(out _, out errors)
            || !(
                await posts.TakeFilesAsync(stored, ProofKind, CaseFields.PerformanceProof, posted.Files, context.Rules, cancellationToken)
            ).TryGet(out var proof, out errors)
        )
        {
            return errors;
        }

        // If the process ends in between, the pending marker lets the case follow its listing.
        var marker = await pending.MarkAsync(RecordRef.OfCase(integrityCase.Id), cancellationToken);
        var requested = await listings.RequestRepairAsync(
            integrityCase.Id.ListingId,
            FormOf(posted, proof.Single()),
            context,
            posts.SignatureOf(integrityCase),
            cancellationToken
        );
        await recorder.SettleAsync(await cases.GetAsync(stored.Id, cancellationToken), client, cancellationToken);
        await pending.ClearAsync(marker, cancellationToken);
        return requested;
    }

    private static RepairForm FormOf(PostedContent posted, string? proofId) =>
        new()
        {
            Performance = posted.Values.GetValueOrDefault(CaseFields.Performance),
            GivesPublicCommitment = posted.Values.GetValueOrDefault(CaseFields.GivesPublicCommitment) == "true",
            ProofDocumentIds = proofId is null ? [] : [proofId],
        };
}
