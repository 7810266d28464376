using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Listings;
using CreditFunctions.Functions.Composition;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Pages.Cases;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>POST /cases/{token}/repair</c>, a form with a file: the party applies for the repair of its listing, with the proof of performance
/// and a public commitment (NDRC Order 36).
/// </summary>
public sealed class RequestRepairEndpoint(
    CaseAccess access,
    CaseFiles files,
    CaseContexts contexts,
    ListingRecorder listings,
    PartyCasePages pages,
    IOptions<SiteOptions> site,
    Answers answers
)
{
    private const string Sent = "sent";
    private const string ProofKind = "proof-of-performance";

    [Function(nameof(RequestRepairEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "cases/{token}/repair")] HttpRequest request,
        string token,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.OpenAsync(token, cancellationToken)).TryGet(out var stored, out var errors))
        {
            return answers.Problem(request, errors);
        }

        if (!PostedForm.Is(request))
        {
            return answers.Problem(request, CaseRefusals.FormIsNeeded());
        }

        await using var posted = await PostedForm.ReadWithFileAsync(request, files.MaxBytes, cancellationToken);
        var requested = posted.Errors.IsEmpty
            ? await RequestAsync(stored.State, posted, cancellationToken)
            : posted.Errors.Select(error => error.At(CaseFields.PerformanceProof)).ToImmutableArray();
        return requested.TryGet(out _, out errors)
            ? new SeeOther(site.Value.Address($"cases/{token}{Answers.LanguageOf(request)}"))
            : await pages.ShowAsync(request, stored, token, new FormState { Values = posted.Values, Errors = errors }, cancellationToken);
    }

    // The file is stored only where all else is right.
    private async Task<Result<Fact>> RequestAsync(IntegrityCase integrityCase, PostedContent posted, CancellationToken cancellationToken)
    {
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
        return (await files.TakeAsync(integrityCase.Id, ProofKind, posted.File!, context.Rules, signature, cancellationToken))
            .At(CaseFields.PerformanceProof)
            .TryGet(out var proof, out errors)
            ? await listings.RequestRepairAsync(integrityCase.Id.ListingId, FormOf(posted, proof.Id), context, signature, cancellationToken)
            : errors;
    }

    private static RepairForm FormOf(PostedContent posted, string? proofId) =>
        new()
        {
            Performance = posted.Values.GetValueOrDefault(CaseFields.Performance),
            GivesPublicCommitment = posted.Values.GetValueOrDefault(CaseFields.GivesPublicCommitment) == "true",
            ProofDocumentIds = proofId is null ? [] : [proofId],
        };
}
