using CreditFunctions.Functions.Http;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Units;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Units;

/// <summary><c>GET /units/{token}/drafts/{applicationId}</c>: a draft for acceptance. Changes nothing.</summary>
public sealed class GetUnitDraftEndpoint(UnitDrafts drafts, Responses responses)
{
    [Function(nameof(GetUnitDraftEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "units/{token}/drafts/{applicationId}")] HttpRequest request,
        string token,
        string applicationId,
        CancellationToken cancellationToken
    ) =>
        (await drafts.OpenAsync(token, applicationId, cancellationToken)).TryGet(out var draft, out var errors)
            ? responses.Of(request, UnitDraftView.Of(draft), () => Model(draft, token, FormState.Empty))
            : responses.Problem(request, errors);

    internal static UnitDraftModel Model(OpenedDraft draft, string token, FormState state) =>
        new(
            draft.Stored.State.Title,
            draft.Stored.State.LeadUnit.Name,
            draft.Stored.State.PrincipalInvestigator.Name,
            draft.Stored.State.CreatedAt,
            $"units/{token}"
        )
        {
            IsContact = draft.IsContact,
            IsAccepted = UnitDrafts.IsAccepted(draft),
            State = state,
        };
}

/// <summary>A draft that may be accepted.</summary>
public sealed record UnitDraftView(
    ApplicationId Id,
    string Title,
    string Unit,
    string PrincipalInvestigator,
    DateTimeOffset BegunAt,
    bool IsAccepted
)
{
    internal static UnitDraftView Of(OpenedDraft draft)
    {
        var application = draft.Stored.State;
        return new(
            application.Id,
            application.Title,
            application.LeadUnit.Name,
            application.PrincipalInvestigator.Name,
            application.CreatedAt,
            UnitDrafts.IsAccepted(draft)
        );
    }
}
