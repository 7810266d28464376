using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Listings;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Cases;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>POST /cases/{token}/repair</c>, a form with a file: the party applies for the repair of its listing, with the proof of performance
/// and a public commitment (NDRC Order 36).
/// </summary>
public sealed class RequestRepairEndpoint(
    CaseAccess access,
    CaseFiles files,
    ActContexts contexts,
    ListingRecorder listings,
    IRecordStore<IntegrityCase> cases,
    CaseRecorder recorder,
    PendingWork pending,
    PartyCasePages pages,
    IOptions<SiteOptions> site,
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

        if (!PostedForm.Is(request))
        {
            return responses.Problem(request, PostedForm.IsNeeded());
        }

        await using var posted = await PostedForm.ReadWithFileAsync(request, files.MaxBytes, cancellationToken);
        var requested = posted.Errors.IsEmpty
            ? await RequestAsync(stored, posted, client, cancellationToken)
            : posted.Errors.Select(error => error.At(CaseFields.PerformanceProof)).ToImmutableArray();
        return requested.TryGet(out _, out errors)
            ? new SeeOther(site.Value.Address($"cases/{token}{Responses.LanguageOf(request)}"))
            : await pages.ShowAsync(request, stored, token, new FormState { Values = posted.Values, Errors = errors }, cancellationToken);
    }

    // The file is stored only where all else is right.
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
        )
        {
            return errors;
        }

        var signature = Signature.Party(integrityCase.Party, context.Now) with { Basis = "CaseLink" };
        if (
            !(await files.TakeAsync(integrityCase.Id, ProofKind, posted.File!, context.Rules, signature, cancellationToken))
                .At(CaseFields.PerformanceProof)
                .TryGet(out var proof, out errors)
        )
        {
            return errors;
        }

        // A process that dies in between leaves the marker, by which the case follows its listing.
        var marker = await pending.MarkAsync(RecordRef.OfCase(integrityCase.Id), cancellationToken);
        var requested = await listings.RequestRepairAsync(
            integrityCase.Id.ListingId,
            FormOf(posted, proof.Id),
            context,
            signature,
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
