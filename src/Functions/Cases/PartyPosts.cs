using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Cases;

/// <summary>Records what a party submits by its link: from its page as a form, from a program as JSON.</summary>
public sealed class PartyPosts(
    CaseRecorder recorder,
    PartyCasePages pages,
    RecordFiles<IntegrityCase> files,
    IRecordStore<IntegrityCase> cases,
    IOptions<SiteOptions> site,
    TimeProvider time,
    Responses responses
)
{
    /// <summary>Records a submission and shows the case; an invalid form is returned with what was entered.</summary>
    /// <param name="opened">The case of the link.</param>
    /// <param name="read">Reads the form as the JSON body of a program.</param>
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

    /// <summary>Records a form with optional files and shows the case.</summary>
    /// <param name="fileField">Field of the files.</param>
    /// <param name="record">Records the submission; stores the files only if everything else is valid.</param>
    internal async Task<IResult> RecordFormAsync(
        HttpRequest request,
        string token,
        Stored<IntegrityCase> stored,
        string fileField,
        int maxFiles,
        Func<PostedContent, Task<Result<Fact>>> record,
        CancellationToken cancellationToken
    )
    {
        if (!PostedForm.Is(request))
        {
            return responses.Problem(request, PostedForm.IsNeeded());
        }

        await using var posted = await PostedForm.ReadWithFilesAsync(request, files.MaxBytes, maxFiles, cancellationToken);
        var recorded = posted.Errors.IsEmpty ? await record(posted) : posted.ErrorsAt(fileField);
        return recorded.TryGet(out _, out var errors)
            ? new SeeOther(site.Value.Address($"cases/{token}{Responses.LanguageOf(request)}"))
            : await pages.ShowAsync(request, stored, token, new FormState { Values = posted.Values, Errors = errors }, cancellationToken);
    }

    /// <summary>Stores the files of a form as documents of the case: all of them, or none.</summary>
    /// <returns>Their ids.</returns>
    internal async Task<Result<ImmutableArray<string>>> TakeFilesAsync(
        Stored<IntegrityCase> stored,
        string kind,
        string fileField,
        ImmutableArray<PostedFile> sent,
        RuleFile rules,
        CancellationToken cancellationToken
    ) =>
        (await files.TakeAllAsync(stored.Id, kind, sent, rules, SignatureOf(stored.State), cancellationToken))
            .At(fileField)
            .Select<ImmutableArray<string>>(documents => [.. documents.Select(document => document.Id)]);

    internal async Task<Result<Fact>> RecordAsync(
        Stored<IntegrityCase> stored,
        string factKey,
        Func<IntegrityCase, Result<Fact>> decide,
        DurableTaskClient client,
        CancellationToken cancellationToken,
        CasePartyNews? receipt = null
    ) =>
        (
            await recorder.RecordAsync(
                stored.State.Id,
                factKey,
                decide,
                SignatureOf(stored.State),
                client,
                cancellationToken,
                after => receipt is { } news ? CaseMails.OfReceipt(after, news, factKey) : []
            )
        ).ToResult();

    internal Signature SignatureOf(IntegrityCase integrityCase) =>
        Signature.Party(integrityCase.Party, time.GetUtcNow()) with
        {
            Basis = "CaseLink",
        };

    private Task<Result<Fact>> RecordAsync<TBody>(
        Stored<IntegrityCase> stored,
        TBody body,
        Func<IntegrityCase, TBody, Result<Fact>> decide,
        DurableTaskClient client,
        CancellationToken cancellationToken
    ) =>
        RecordAsync(
            stored,
            $"party|{typeof(TBody).Name}|{stored.AuditHead.Sequence}",
            integrityCase => decide(integrityCase, body),
            client,
            cancellationToken
        );
}
