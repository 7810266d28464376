using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Limits;
using CreditFunctions.Functions.Notifications;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Commitments;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Commitments;

/// <summary>
/// <c>POST /applications/{applicationId}/commitments/{partyId}/invitation</c>: mails a party its signing link. A repeat mails it again;
/// with another address, the earlier link becomes void.
/// </summary>
public sealed class InviteSignerEndpoint(
    ApplicantAccess access,
    ApplicantCommands desk,
    RoundDirectory directory,
    IRecordStore<Application> applications,
    PendingWork pending,
    MailSender mails,
    MailBudget budget,
    CommitmentPages pages,
    IOptions<SiteOptions> site,
    TimeProvider time,
    Responses responses
)
{
    [Function(nameof(InviteSignerEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "applications/{applicationId}/commitments/{partyId}/invitation")]
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
        var form = new InvitationForm();
        var byForm = !ApplicantAccess.IsByBearer(request);
        if (
            byForm
                ? !(await desk.ReadFormAsync(request, opened.State.Id, cancellationToken)).TryGet(out values, out errors)
                : ApplicantCommands.HasBody(request)
                    && !(await RequestJson.ReadAsync<InvitationForm>(request, cancellationToken)).TryGet(out form, out errors)
        )
        {
            return responses.Problem(request, errors);
        }

        if (opened.State.FindParty(partyId) is not { } party)
        {
            return responses.Problem(request, ApplicationErrors.PartyIsUnknown(partyId));
        }

        var guide = await directory.GetAsync(opened.State, cancellationToken);
        form = byForm ? new InvitationForm { Email = values.GetValueOrDefault(CommitmentFields.Email) } : form;
        var invited = await InviteAsync(request, opened, guide, partyId, form, cancellationToken);
        return invited.TryGet(out var application, out errors)
            ? byForm
                ? new SeeOther(site.Value.Address($"applications/{application.Id}/commitments/{partyId}{Responses.LanguageOf(request)}"))
                : Results.Json(ApplicationView.Of(application, guide), RequestJson.Options)
            : byForm
                ? responses.Page(
                    request,
                    pages.ForClerk(opened.State, party, guide, invitation: new FormState { Values = values, Errors = errors }),
                    guide,
                    Problems.StatusOf(errors)
                )
                : responses.Problem(request, errors);
    }

    private async Task<Result<Application>> InviteAsync(
        HttpRequest request,
        Stored<Application> opened,
        RoundGuide guide,
        string partyId,
        InvitationForm form,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        if (!CommitmentPolicy.Invite(opened.State, guide, partyId, form, now).TryGet(out var invited, out var errors))
        {
            return errors;
        }

        var invitation = invited.Invitation;
        if (await budget.TakeForSignerAsync(request, invitation.Email, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var factKey = $"invitation|{partyId}|{now.UtcTicks}";
        var mark = invitation.MarkFor(opened.State.Id, opened.State.FindParty(partyId)!);
        var asked = new OwedNotification(
            factKey,
            new SignatureAsked(invitation.Email, opened.Id, partyId, mark, guide.Title, guide.ClosesAt)
        );
        var marker = await pending.MarkAsync(RecordRef.OfApplication(opened.Id), cancellationToken);
        var recording = await applications.RecordAsync(
            opened.Id,
            factKey,
            application => CommitmentPolicy.Invite(application, guide, partyId, form, now).Select<Fact>(fact => fact),
            Signature.Applicant(now),
            [asked],
            cancellationToken
        );
        await mails.DeliverAsync(applications, opened.Id, [asked.Key], cancellationToken);
        await pending.ClearAsync(marker, cancellationToken);
        return recording switch
        {
            Recording<Application>.Done done => done.State,
            Recording<Application>.Refused refused => refused.Errors,
            Recording<Application>.Missing => ApplicationErrors.NotFound(),
            _ => opened.State,
        };
    }
}
