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
/// <c>POST /cases/{token}/defence</c>: the party submits its statement and defence by its link, once, before its term ends; by the form of
/// its page with files of evidence.
/// </summary>
public sealed class GiveDefenceEndpoint(
    CaseAccess access,
    ActContexts contexts,
    PartyPosts posts,
    PartyCasePages pages,
    IRecordStore<IntegrityCase> cases,
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
            return await posts.RecordFormAsync(
                request,
                token,
                stored,
                CaseFields.DefenceFile,
                DocumentPolicy.MaxEvidence,
                posted => GiveAsync(stored, FormOf(posted), posted.Files, client, cancellationToken),
                cancellationToken
            );
        }

        if (
            !(await RequestJson.ReadAsync<DefenceStatement>(request, cancellationToken)).TryGet(out var statement, out errors)
            || !(await GiveAsync(stored, FormOf(statement), sent: [], client, cancellationToken)).TryGet(out _, out errors)
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

    private static DefenceForm FormOf(DefenceStatement statement) => new() { Text = statement.Text, AdmitsFacts = statement.AdmitsFacts };

    // The files are stored only if everything else is valid.
    private async Task<Result<Fact>> GiveAsync(
        Stored<IntegrityCase> stored,
        DefenceForm form,
        ImmutableArray<PostedFile> sent,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (
            !contexts.Of(stored.State.RuleVersion).TryGet(out var context, out var errors)
            || !CasePolicy.GiveDefence(stored.State, form, context.Now).TryGet(out _, out errors)
            || !(await posts.TakeFilesAsync(stored, EvidenceKind, CaseFields.DefenceFile, sent, context.Rules, cancellationToken)).TryGet(
                out var evidence,
                out errors
            )
        )
        {
            return errors;
        }

        form = form with { DocumentIds = evidence };
        return await posts.RecordAsync(
            stored,
            $"defence|{stored.AuditHead.Sequence}",
            integrityCase => CasePolicy.GiveDefence(integrityCase, form, context.Now).Select<Fact>(given => given),
            client,
            cancellationToken,
            CasePartyNews.DefenceReceived
        );
    }
}

/// <summary>A party's statement and defence.</summary>
/// <param name="AdmitsFacts">Whether it admits the facts of the notice.</param>
public sealed record DefenceStatement(string? Text, bool? AdmitsFacts);
