using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Documents;
using CreditFunctions.Functions.Http;
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
/// <c>POST /cases/{token}/reexamination</c>, a form that may bring files: the party asks for a re-examination of the decision, once,
/// within its term.
/// </summary>
public sealed class RequestReexaminationEndpoint(
    CaseAccess access,
    CaseFiles files,
    ActContexts contexts,
    CaseRecorder recorder,
    PartyCasePages pages,
    IOptions<SiteOptions> site,
    Responses responses
)
{
    private const string EvidenceKind = "reexamination-evidence";

    [Function(nameof(RequestReexaminationEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "cases/{token}/reexamination")] HttpRequest request,
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

        await using var posted = await PostedForm.ReadWithFilesAsync(
            request,
            files.MaxBytes,
            DocumentPolicy.MaxEvidence,
            cancellationToken
        );
        var requested = posted.Errors.IsEmpty
            ? await RequestAsync(stored, posted, client, cancellationToken)
            : posted.Errors.Select(error => error.At(CaseFields.ReexaminationFile)).ToImmutableArray();
        return requested.TryGet(out _, out errors)
            ? new SeeOther(site.Value.Address($"cases/{token}{Responses.LanguageOf(request)}"))
            : await pages.ShowAsync(request, stored, token, new FormState { Values = posted.Values, Errors = errors }, cancellationToken);
    }

    // The files are stored only where all else is right.
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
        )
        {
            return errors;
        }

        var signature = Signature.Party(stored.State.Party, context.Now) with { Basis = "CaseLink" };
        if (!posted.Files.IsEmpty)
        {
            if (
                !(await files.TakeAllAsync(stored.State.Id, EvidenceKind, posted.Files, context.Rules, signature, cancellationToken))
                    .At(CaseFields.ReexaminationFile)
                    .TryGet(out var evidence, out errors)
            )
            {
                return errors;
            }

            form = form with { DocumentIds = [.. evidence.Select(document => document.Id)] };
        }

        var recording = await recorder.RecordAsync(
            stored.State.Id,
            $"reexamination|{stored.State.Reexaminations.Length}",
            integrityCase =>
                ReexaminationPolicy.Request(integrityCase, form, enteredBy: null, context).Select<Fact>(requested => requested),
            signature,
            client,
            cancellationToken
        );
        return recording is Recording<IntegrityCase>.Refused refused ? refused.Errors : recording.EnsureStored();
    }
}
