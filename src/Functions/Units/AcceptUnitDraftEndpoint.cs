using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Pages.Applications.Steps;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Units;

/// <summary>
/// <c>POST /units/{token}/drafts/{applicationId}</c>: accepts a draft as the unit's. The link is the proof: only the clerk's mailbox has
/// it. A repeat gets the same response.
/// </summary>
public sealed class AcceptUnitDraftEndpoint(UnitDrafts drafts, IOptions<SiteOptions> site, Responses responses)
{
    [Function(nameof(AcceptUnitDraftEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "units/{token}/drafts/{applicationId}")] HttpRequest request,
        string token,
        string applicationId,
        CancellationToken cancellationToken
    )
    {
        if (!(await drafts.OpenAsync(token, applicationId, cancellationToken)).TryGet(out var draft, out var errors))
        {
            return responses.Problem(request, errors);
        }

        return PostedForm.Is(request)
            ? await DecideAsync(request, token, draft, cancellationToken)
            : await AcceptAsync(request, draft, cancellationToken);
    }

    private async Task<IResult> DecideAsync(HttpRequest request, string token, OpenedDraft draft, CancellationToken cancellationToken)
    {
        if (!(await PostedForm.ReadAsync(request, cancellationToken)).TryGet(out var values, out var errors))
        {
            return responses.Problem(request, errors);
        }

        switch (values.GetValueOrDefault(StepFields.Choice))
        {
            case StepFields.Yes when !(await drafts.AcceptAsync(draft, cancellationToken)).TryGet(out _, out errors):
                return Show(errors);
            case StepFields.Yes or StepFields.No:
                return new SeeOther(site.Value.Address($"units/{token}{Responses.LanguageOf(request)}"));
            default:
                return Show([ApplicantErrors.ChoiceIsMissing()]);
        }

        IResult Show(ImmutableArray<Error> faults) =>
            responses.Page(
                request,
                GetUnitDraftEndpoint.Model(draft, token, new FormState { Values = values, Errors = faults }),
                status: Problems.StatusOf(faults)
            );
    }

    private async Task<IResult> AcceptAsync(HttpRequest request, OpenedDraft draft, CancellationToken cancellationToken)
    {
        var hasBody = request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0;
        if (hasBody && !(await RequestJson.ReadAsync<NoFieldsForm>(request, cancellationToken)).TryGet(out _, out var errors))
        {
            return responses.Problem(request, errors);
        }

        return (await drafts.AcceptAsync(draft, cancellationToken)).TryGet(out var accepted, out errors)
            ? Results.Json(UnitDraftView.Of(draft with { Stored = draft.Stored with { State = accepted } }), RequestJson.Options)
            : responses.Problem(request, errors);
    }
}
