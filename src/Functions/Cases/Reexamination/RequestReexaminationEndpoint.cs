using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>POST /cases/{token}/reexamination</c>, a form with optional files: the party requests a re-examination of the decision, once, within
/// its term.
/// </summary>
public sealed class RequestReexaminationEndpoint(CaseAccess access, ActContexts contexts, PartyPosts posts, Responses responses)
{
    private const string EvidenceKind = "reexamination-evidence";

    [Function(nameof(RequestReexaminationEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "cases/{token}/reexamination")] HttpRequest request,
        string token,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) =>
        (await access.OpenAsync(token, cancellationToken)).TryGet(out var stored, out var errors)
            ? await posts.RecordFormAsync(
                request,
                token,
                stored,
                CaseFields.ReexaminationFile,
                DocumentPolicy.MaxEvidence,
                posted => RequestAsync(stored, posted, client, cancellationToken),
                cancellationToken
            )
            : responses.Problem(request, errors);

    // The files are stored only if everything else is valid.
    private async Task<Result<Fact>> RequestAsync(
        Stored<IntegrityCase> stored,
        PostedContent posted,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var form = new ReexaminationForm
        {
            By = ReexaminationRequester.Accused,
            Grounds = posted.Values.GetValueOrDefault(CaseFields.Grounds),
        };
        if (
            !contexts.Of(stored.State.RuleVersion).TryGet(out var context, out var errors)
            || !ReexaminationPolicy.Request(stored.State, form, enteredBy: null, context).TryGet(out _, out errors)
            || !(
                await posts.TakeFilesAsync(
                    stored,
                    EvidenceKind,
                    CaseFields.ReexaminationFile,
                    posted.Files,
                    context.Rules,
                    cancellationToken
                )
            ).TryGet(out var evidence, out errors)
        )
        {
            return errors;
        }

        form = form with { DocumentIds = evidence };
        return await posts.RecordAsync(
            stored,
            $"reexamination|{stored.State.Reexaminations.Length}",
            integrityCase =>
                ReexaminationPolicy.Request(integrityCase, form, enteredBy: null, context).Select<Fact>(requested => requested),
            client,
            cancellationToken,
            CasePartyNews.ReexaminationReceived
        );
    }
}
