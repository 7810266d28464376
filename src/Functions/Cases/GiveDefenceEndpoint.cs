using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Functions.Composition;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Cases;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>POST /cases/{token}/defence</c>: the party gives its statement and defence by its link, once, until its term ends.
/// </summary>
public sealed class GiveDefenceEndpoint(
    CaseAccess access, CaseRecorder recorder, PartyCasePages pages, IRecordStore<IntegrityCase> cases, IOptions<SiteOptions> site, TimeProvider time, Answers answers)
{
    [Function(nameof(GiveDefenceEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "cases/{token}/defence")] HttpRequest request,
        string token,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        if (!(await access.OpenAsync(token, cancellationToken)).TryGet(out var stored, out var errors))
        {
            return answers.Problem(request, errors);
        }

        if (PostedForm.Is(request))
        {
            return (await PostedForm.ReadAsync(request, cancellationToken)).TryGet(out var values, out errors)
                ? await GiveByFormAsync(request, stored, token, values, client, cancellationToken)
                : answers.Problem(request, errors);
        }

        if (!(await RequestJson.ReadAsync<DefenceStatement>(request, cancellationToken)).TryGet(out var sent, out errors)
            || !(await GiveAsync(stored, new DefenceForm { Text = sent.Text, AdmitsFacts = sent.AdmitsFacts }, client, cancellationToken)).TryGet(out _, out errors))
        {
            return answers.Problem(request, errors);
        }

        return await pages.ShowAsync(request, await cases.GetAsync(stored.Id, cancellationToken), token, state: null, cancellationToken);
    }

    private async Task<IResult> GiveByFormAsync(
        HttpRequest request,
        Stored<IntegrityCase> stored,
        string token,
        ImmutableDictionary<string, string> values,
        DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        var form = new DefenceForm
        {
            Text = values.GetValueOrDefault(CaseFields.Text),
            AdmitsFacts = values.GetValueOrDefault(CaseFields.AdmitsFacts) switch
            {
                CaseFields.Yes => true,
                CaseFields.No => false,
                _ => null,
            },
        };
        return (await GiveAsync(stored, form, client, cancellationToken)).TryGet(out _, out var errors)
            ? new SeeOther(site.Value.Address($"cases/{token}{Answers.LanguageOf(request)}"))
            : await pages.ShowAsync(request, stored, token, new FormState { Values = values, Errors = errors }, cancellationToken);
    }

    private async Task<Result<Fact>> GiveAsync(
        Stored<IntegrityCase> stored, DefenceForm form, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var recording = await recorder.RecordAsync(
            stored.State.Id,
            $"defence|{stored.AuditHead.Sequence}",
            integrityCase => CasePolicy.GiveDefence(integrityCase, form, now).Select<Fact>(given => given),
            Signature.Party(stored.State.Party, now) with { Basis = "CaseLink" },
            client,
            cancellationToken);
        return recording is Recording<IntegrityCase>.Refused refused ? refused.Errors : recording.EnsureStored();
    }
}

/// <summary>What a party sends as its statement and defence.</summary>
/// <param name="AdmitsFacts">Whether it admits the facts of the notice.</param>
public sealed record DefenceStatement(string? Text, bool? AdmitsFacts);
