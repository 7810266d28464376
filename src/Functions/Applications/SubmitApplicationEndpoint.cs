using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Composition;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Applications;

/// <summary>
/// <c>POST /applications/{applicationId}/submission</c>: hands the application in. 202 with the address of its own status page;
/// a repeat gets the same answer.
/// </summary>
public sealed class SubmitApplicationEndpoint(
    ApplicantAccess access,
    RoundDirectory directory,
    RoundMembers members,
    IRecordStore<Application> applications,
    PendingWork pending,
    ApplicationPages pages,
    IOptions<SiteOptions> site,
    TimeProvider time,
    Answers answers)
{
    [Function(nameof(SubmitApplicationEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "applications/{applicationId}/submission")] HttpRequest request,
        string applicationId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        if (!(await access.OpenAsync(request, applicationId, cancellationToken)).TryGet(out var opened, out var errors))
        {
            return answers.Problem(request, errors);
        }

        // A cookie alone is no will: only a form that this site has served may use it.
        var byForm = !ApplicantAccess.IsByBearer(request);
        if (byForm && !(await CheckFormAsync(request, opened.State.Id, cancellationToken)).TryGet(out _, out errors))
        {
            return answers.Problem(request, errors);
        }

        // The receipt of the whole request counts, not how long storing takes.
        var receivedAt = time.GetUtcNow();
        var guide = await directory.GetAsync(opened.State.RoundId.Value, cancellationToken);
        if (opened.State.State == ApplicationState.Draft && ApplicationPolicy.Submit(opened.State, guide, receivedAt, storedAt: receivedAt) is { IsSuccess: false } refusal)
        {
            return answers.Problem(request, refusal.Errors);
        }

        await members.ExpectAsync(guide.Id, opened.State.Id, cancellationToken);
        var note = await pending.NoteAsync(PendingKind.Application, opened.Id, cancellationToken);
        var recording = await applications.RecordAsync(
            opened.Id,
            MoveApplicationActivity.FactKey(
                guide.RecommendingBodies.IsEmpty ? ApplicationMove.Submit : ApplicationMove.RequestRecommendation,
                opened.State.Submissions + (opened.State.SubmittedAt is null ? 1 : 0)),
            application => ApplicationPolicy.Submit(application, guide, receivedAt, storedAt: time.GetUtcNow()).Select<Fact>(moved => moved),
            new Signature("applicant", "applicant", receivedAt),
            [],
            cancellationToken);
        if (recording is Recording<Application>.Refused refused)
        {
            return answers.Problem(request, refused.Errors);
        }

        await client.RaiseEventAsync(InstanceIds.Of(opened.State.Id), WakeUps.EventName, null, cancellationToken);

        // While the first letter is owed, the procedure may not have begun, and the wake-up may have reached nobody: the sweeper sees to it.
        if (await applications.FindLetterAsync(opened.Id, WelcomeApplicantActivity.LetterKey, cancellationToken) is null)
        {
            await pending.ClearAsync(note, cancellationToken);
        }

        var address = site.Value.Address($"applications/{opened.Id}");
        if (byForm)
        {
            return new SeeOther(site.Value.Address($"applications/{opened.Id}{request.QueryString}"));
        }

        request.HttpContext.Response.Headers.Location = address.AbsoluteUri;
        return Results.Json(new SubmittedApplication(opened.State.Id, address), RequestJson.Options, statusCode: StatusCodes.Status202Accepted);
    }

    private async Task<Result<ApplicationId>> CheckFormAsync(HttpRequest request, ApplicationId id, CancellationToken cancellationToken) =>
        (await PostedForm.ReadAsync(request, (_, _, _) => Task.FromResult(ImmutableArray<Error>.Empty), cancellationToken)).Then<ApplicationId>(values =>
            pages.IsAntiForgeryToken(values.GetValueOrDefault(PageForm.AntiForgeryField), id)
                ? id
                : new Error("form-is-outdated", "This form was not served by the page of this application, or long ago. Open the page again and submit from there."));
}

/// <summary>The receipt of a submission: where to follow the application.</summary>
public sealed record SubmittedApplication(ApplicationId Id, Uri Location);
