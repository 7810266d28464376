using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Cases;

/// <summary>Takes what the party of a case sends by its link without a file: from its page as a form, from a program as JSON.</summary>
public sealed class PartyPosts(
    CaseRecorder recorder,
    PartyCasePages pages,
    IRecordStore<IntegrityCase> cases,
    IOptions<SiteOptions> site,
    TimeProvider time,
    Responses responses
)
{
    /// <summary>Records what was sent, and shows the case; a form with faults comes back with what was typed.</summary>
    /// <param name="opened">The case of the link.</param>
    /// <param name="read">What a form of the page says, as a program would.</param>
    public async Task<IResult> RecordAsync<TBody>(
        HttpRequest request,
        string token,
        Result<Stored<IntegrityCase>> opened,
        Func<ImmutableDictionary<string, string>, TBody> read,
        Func<IntegrityCase, TBody, Result<Fact>> decide,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
        where TBody : class
    {
        if (!opened.TryGet(out var stored, out var errors))
        {
            return responses.Problem(request, errors);
        }

        if (!PostedForm.Is(request))
        {
            return
                (await RequestJson.ReadAsync<TBody>(request, cancellationToken)).TryGet(out var sent, out errors)
                && (await RecordAsync(stored, sent, decide, client, cancellationToken)).TryGet(out _, out errors)
                ? await pages.ShowAsync(request, await cases.GetAsync(stored.Id, cancellationToken), token, state: null, cancellationToken)
                : responses.Problem(request, errors);
        }

        if (!(await PostedForm.ReadAsync(request, cancellationToken)).TryGet(out var values, out errors))
        {
            return responses.Problem(request, errors);
        }

        return (await RecordAsync(stored, read(values), decide, client, cancellationToken)).TryGet(out _, out errors)
            ? new SeeOther(site.Value.Address($"cases/{token}{Responses.LanguageOf(request)}"))
            : await pages.ShowAsync(request, stored, token, new FormState { Values = values, Errors = errors }, cancellationToken);
    }

    private async Task<Result<Fact>> RecordAsync<TBody>(
        Stored<IntegrityCase> stored,
        TBody body,
        Func<IntegrityCase, TBody, Result<Fact>> decide,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var recording = await recorder.RecordAsync(
            stored.State.Id,
            $"party|{typeof(TBody).Name}|{stored.AuditHead.Sequence}",
            integrityCase => decide(integrityCase, body),
            Signature.Party(stored.State.Party, time.GetUtcNow()) with
            {
                Basis = "CaseLink",
            },
            client,
            cancellationToken
        );
        return recording is Recording<IntegrityCase>.Refused refused ? refused.Errors : recording.EnsureStored();
    }
}
