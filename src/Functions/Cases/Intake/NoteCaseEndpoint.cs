using System.Collections.Immutable;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Cases;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// <c>POST /desk/cases</c>: an officer notes a suspicion about a party of an application, or of none; a second officer decides on the
/// intake.
/// </summary>
public sealed class NoteCaseEndpoint(
    DeskForms forms,
    CaseNotes notes,
    CaseNotePages notePages,
    IRecordStore<IntegrityCase> cases,
    CasePages pages,
    IOptions<SiteOptions> site,
    Responses responses
)
{
    private static readonly ImmutableArray<string> Fields =
    [
        CaseFields.Application,
        CaseFields.Origin,
        CaseFields.PartyId,
        CaseFields.PartyName,
        CaseFields.UnitCode,
        CaseFields.IdentityKind,
        CaseFields.IdentityNumber,
        CaseFields.Misconduct,
        CaseFields.Suspicion,
        CaseFields.Basis,
    ];

    [Function(nameof(NoteCaseEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/cases")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (
            !(await forms.ReadAsync(request, DeskAct.OpenCase, Fields, cancellationToken)).TryGet(out var post, out var errors)
            || !(await notes.FindGroundAsync(post[CaseFields.Application], cancellationToken)).TryGet(out var ground, out errors)
        )
        {
            return responses.Problem(request, errors);
        }

        if ((await notes.NoteAsync(post, ground.Application, client, cancellationToken)).TryGet(out var id, out errors))
        {
            return await ShowAsync(request, post, id, cancellationToken);
        }

        return post.IsForm
            ? notePages.Show(request, post.Officer, ground.Application, new FormState { Values = post.Values, Errors = errors })
            : responses.Problem(request, errors);
    }

    private async Task<IResult> ShowAsync(HttpRequest request, DeskPost post, CaseId id, CancellationToken cancellationToken) =>
        post.IsForm
            ? new SeeOther(site.Value.Address($"desk/cases/{id}{Responses.LanguageOf(request)}"))
            : await pages.ShowAsync(
                request,
                post.Officer,
                await cases.GetAsync(id.Value, cancellationToken),
                state: null,
                cancellationToken
            );
}
