using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Commitments;

/// <summary>
/// <c>PUT /applications/{applicationId}/commitments/{partyId}</c>, and <c>POST</c> by its form: the clerk enters what a party signs on the
/// sealed print. It binds the party once an officer has confirmed it in the format check.
/// </summary>
public sealed class EnterPaperCommitmentEndpoint(
    ApplicantAccess access,
    ApplicantCommands desk,
    RoundDirectory directory,
    IRecordStore<Application> applications,
    CommitmentPages pages,
    CommitmentBook book,
    TimeProvider time,
    Responses responses
)
{
    [Function(nameof(EnterPaperCommitmentEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", "post", Route = "applications/{applicationId}/commitments/{partyId}")]
            HttpRequest request,
        string applicationId,
        string partyId,
        CancellationToken cancellationToken
    )
    {
        if (!(await access.OpenAsync(request, applicationId, cancellationToken)).TryGet(out var opened, out var errors))
        {
            return responses.Problem(request, errors);
        }

        var values = ImmutableDictionary<string, string>.Empty;
        var form = new CommitmentForm();
        var byForm = !ApplicantAccess.IsByBearer(request);
        if (
            byForm
                ? !(await desk.ReadFormAsync(request, opened.State.Id, cancellationToken)).TryGet(out values, out errors)
                : !(await RequestJson.ReadAsync<CommitmentForm>(request, cancellationToken)).TryGet(out form, out errors)
        )
        {
            return responses.Problem(request, errors);
        }

        // Checked before it becomes part of a key: a path may contain characters that a key does not allow.
        if (opened.State.FindParty(partyId) is not { } party)
        {
            return responses.Problem(request, ApplicationErrors.PartyIsUnknown(partyId));
        }

        var guide = await directory.GetAsync(opened.State, cancellationToken);
        var recording = await EnterAsync(opened.Id, partyId, byForm ? CommitmentValues.Read(values) : form, guide, cancellationToken);
        return recording switch
        {
            Recording<Application>.Refused refused when byForm => responses.Page(
                request,
                pages.ForClerk(opened.State, party, guide, paper: new FormState { Values = values, Errors = refused.Errors }),
                guide,
                Problems.StatusOf(refused.Errors)
            ),
            Recording<Application>.Refused refused => responses.Problem(request, refused.Errors),
            Recording<Application>.Missing => responses.Problem(request, ApplicationErrors.NotFound()),
            _ when byForm => desk.SeeApplication(request, opened.State.Id),
            Recording<Application>.Done done => Results.Json(ApplicationView.Of(done.State, guide), RequestJson.Options),
            _ => Results.Json(ApplicationView.Of(opened.State, guide), RequestJson.Options),
        };
    }

    private Task<Recording<Application>> EnterAsync(
        string id,
        string partyId,
        CommitmentForm form,
        RoundGuide guide,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        return applications.RecordAsync(
            id,
            $"paper|{partyId}|{now.UtcTicks}",
            application => CommitmentPolicy.EnterPaper(application, guide, partyId, form, book, now).Select<Fact>(signed => signed),
            Signature.Applicant(now),
            [],
            cancellationToken
        );
    }
}
