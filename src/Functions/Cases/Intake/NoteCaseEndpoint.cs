using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Documents;
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
/// <c>POST /desk/cases</c>: an officer notes a suspicion about a party, with or without an application, by the form of the page with files
/// of evidence; a second officer decides on the intake.
/// </summary>
public sealed class NoteCaseEndpoint(
    DeskForms forms,
    CaseNotes notes,
    RecordFiles<IntegrityCase> files,
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
        if (!PostedForm.Is(request))
        {
            return (await forms.ReadAsync(request, DeskAct.OpenCase, Fields, cancellationToken)).TryGet(out var sent, out var faults)
                ? await NoteAsync(request, sent, new PostedContent(), client, cancellationToken)
                : responses.Problem(request, faults);
        }

        var read = await forms.ReadWithFilesAsync(request, DeskAct.OpenCase, files.MaxBytes, DocumentPolicy.MaxEvidence, cancellationToken);
        if (!read.TryGet(out var form, out var errors))
        {
            return responses.Problem(request, errors);
        }

        await using (form)
        {
            return await NoteAsync(request, form.Post, form.Content, client, cancellationToken);
        }
    }

    private async Task<IResult> NoteAsync(
        HttpRequest request,
        DeskPost post,
        PostedContent posted,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (!(await notes.FindGroundAsync(post[CaseFields.Application], cancellationToken)).TryGet(out var ground, out var errors))
        {
            return responses.Problem(request, errors);
        }

        Result<CaseId> noted = posted.Errors.IsEmpty
            ? await notes.NoteAsync(post, ground.Application, posted.Files, client, cancellationToken)
            : posted.ErrorsAt(CaseFields.EvidenceFile);
        if (noted.TryGet(out var id, out errors))
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
