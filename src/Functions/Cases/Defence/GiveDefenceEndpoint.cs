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
/// <c>POST /cases/{token}/defence</c>: the party gives its statement and defence by its link, once, until its term ends; by the form of its
/// page with files of evidence.
/// </summary>
public sealed class GiveDefenceEndpoint(
    CaseAccess access,
    CaseRecorder recorder,
    CaseFiles files,
    ActContexts contexts,
    PartyCasePages pages,
    IRecordStore<IntegrityCase> cases,
    IOptions<SiteOptions> site,
    TimeProvider time,
    Responses responses
)
{
    private const string EvidenceKind = "defence-evidence";

    [Function(nameof(GiveDefenceEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "cases/{token}/defence")] HttpRequest request,
        string token,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.OpenAsync(token, cancellationToken)).TryGet(out var stored, out var errors))
        {
            return responses.Problem(request, errors);
        }

        if (PostedForm.Is(request))
        {
            await using var posted = await PostedForm.ReadWithFilesAsync(
                request,
                files.MaxBytes,
                DocumentPolicy.MaxEvidence,
                cancellationToken
            );
            var given = posted.Errors.IsEmpty
                ? await GiveAsync(stored, FormOf(posted), posted.Files, client, cancellationToken)
                : posted.Errors.Select(error => error.At(CaseFields.DefenceFile)).ToImmutableArray();
            return given.TryGet(out _, out errors)
                ? new SeeOther(site.Value.Address($"cases/{token}{Responses.LanguageOf(request)}"))
                : await pages.ShowAsync(
                    request,
                    stored,
                    token,
                    new FormState { Values = posted.Values, Errors = errors },
                    cancellationToken
                );
        }

        if (
            !(await RequestJson.ReadAsync<DefenceStatement>(request, cancellationToken)).TryGet(out var statement, out errors)
            || !(
                await GiveAsync(
                    stored,
                    new DefenceForm { Text = statement.Text, AdmitsFacts = statement.AdmitsFacts },
                    sent: [],
                    client,
                    cancellationToken
                )
            ).TryGet(out _, out errors)
        )
        {
            return responses.Problem(request, errors);
        }

        return await pages.ShowAsync(request, await cases.GetAsync(stored.Id, cancellationToken), token, state: null, cancellationToken);
    }

    private static DefenceForm FormOf(PostedContent posted) =>
        new()
        {
            Text = posted.Values.GetValueOrDefault(CaseFields.Text),
            AdmitsFacts = CaseForms.AdmitsOf(posted.Values.GetValueOrDefault(CaseFields.AdmitsFacts)),
        };

    // The files are stored only where all else is right.
    private async Task<Result<Fact>> GiveAsync(
        Stored<IntegrityCase> stored,
        DefenceForm form,
        ImmutableArray<PostedFile> sent,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var signature = Signature.Party(stored.State.Party, now) with { Basis = "CaseLink" };
        if (!sent.IsEmpty)
        {
            if (
                !CasePolicy.GiveDefence(stored.State, form, now).TryGet(out _, out var errors)
                || !contexts.Of(stored.State.RuleVersion).TryGet(out var context, out errors)
                || !(await files.TakeAllAsync(stored.State.Id, EvidenceKind, sent, context.Rules, signature, cancellationToken))
                    .At(CaseFields.DefenceFile)
                    .TryGet(out var evidence, out errors)
            )
            {
                return errors;
            }

            form = form with { DocumentIds = [.. evidence.Select(document => document.Id)] };
        }

        var recording = await recorder.RecordAsync(
            stored.State.Id,
            $"defence|{stored.AuditHead.Sequence}",
            integrityCase => CasePolicy.GiveDefence(integrityCase, form, now).Select<Fact>(given => given),
            signature,
            client,
            cancellationToken
        );
        return recording is Recording<IntegrityCase>.Refused refused ? refused.Errors : recording.EnsureStored();
    }
}

/// <summary>What a party sends as its statement and defence.</summary>
/// <param name="AdmitsFacts">Whether it admits the facts of the notice.</param>
public sealed record DefenceStatement(string? Text, bool? AdmitsFacts);
