using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Notifications;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Limits;
using CreditFunctions.Functions.Listings;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Applications;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Applications;

/// <summary>
/// <c>POST /applications/{applicationId}/submission</c>: submits the application. 202 with the address of its status page; a repeat gets
/// the same response.
/// </summary>
public sealed class SubmitApplicationEndpoint(
    ApplicantCommands desk,
    DuplicateRegister duplicates,
    BanGate bans,
    Participations participations,
    RoundMembers members,
    Serials serials,
    ApplicationRecorder recorder,
    IRecordStore<Application> applications,
    PendingWork pending,
    MailBudget budget,
    IOptions<SiteOptions> site,
    TimeProvider time,
    Responses responses
)
{
    [Function(nameof(SubmitApplicationEndpoint))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "applications/{applicationId}/submission")] HttpRequest request,
        string applicationId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (!(await desk.OpenAsync(request, applicationId, cancellationToken)).TryGet(out var asked, out var errors))
        {
            return responses.Problem(request, errors);
        }

        if (desk.FindUnmeant(request, asked, ApplicantStep.Submit) is { } unmeant)
        {
            return unmeant;
        }

        var isSubmitted = asked.Application.State is not (ApplicationState.Draft or ApplicationState.Returned);
        if (!isSubmitted && !Check(asked, asked.Application, storedAt: asked.ReceivedAt).TryGet(out _, out errors))
        {
            return desk.Refuse(request, asked, ApplicantStep.Submit, errors);
        }

        if (
            !isSubmitted
            && await bans.CheckSignedAsync(asked.Guide, asked.Application, asked.Application.Parties, cancellationToken)
                is { Count: > 0 } banned
        )
        {
            return desk.Refuse(request, asked, ApplicantStep.Submit, [.. banned]);
        }

        // Before the submission is stored, so that the register contains every submitted application. The applicant is not told of other
        // entries.
        await duplicates.PutAsync(asked.Application, cancellationToken);
        await participations.PutAsync(asked.Application, cancellationToken);
        var serial = asked.Application.Serial ?? await serials.IssueAsync(asked.Guide, asked.Application.Id, cancellationToken);
        var recording = await RecordAsync(asked, asked.Application.Submissions + (isSubmitted ? 0 : 1), serial, client, cancellationToken);
        if (recording is Recording<Application>.Refused refused)
        {
            return desk.Refuse(request, asked, ApplicantStep.Submit, refused.Errors);
        }

        if (asked.ByForm)
        {
            return desk.SeeApplication(request, asked.Application.Id);
        }

        var address = site.Value.Address($"applications/{asked.Application.Id}");
        request.HttpContext.Response.Headers.Location = address.AbsoluteUri;
        return Results.Json(
            new SubmittedApplication(asked.Application.Id, serial, address),
            RequestJson.Options,
            statusCode: StatusCodes.Status202Accepted
        );
    }

    private async Task<Recording<Application>> RecordAsync(
        StepAsked asked,
        int number,
        string serial,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var id = asked.Opened.Id;
        await members.ExpectAsync(asked.Guide.Id, asked.Application.Id, cancellationToken);
        var marker = await pending.MarkAsync(RecordRef.OfApplication(id), cancellationToken);
        var owed = new List<OwedNotification>();
        // The budget prevents mail floods to another person's address by repeated recall and submission.
        var isMailed = await budget.TryTakeForRegisteredAsync(asked.Application.ContactEmail, cancellationToken);
        var recording = await applications.RecordAsync(
            id,
            ApplicationProcedure.FactKey(
                asked.Guide.RecommendingBodies.IsEmpty ? ApplicationMove.Submit : ApplicationMove.RequestRecommendation,
                number
            ),
            // The time at which the whole request was received counts, not the time of storing.
            application =>
                Check(asked, application, storedAt: time.GetUtcNow())
                    .Select<Fact>(moved =>
                    {
                        var submitted = moved with { Serial = serial };
                        owed.Clear();
                        owed.AddRange(
                            isMailed
                                ?
                                [
                                    Receipts.Of(
                                        Receipts.KeyOfSubmission(number),
                                        ReceiptKind.Submission,
                                        application.Apply(submitted),
                                        asked.Guide,
                                        moved.At
                                    ),
                                ]
                                : []
                        );
                        return submitted;
                    }),
            asked.Signature,
            owed,
            cancellationToken
        );
        if (recording is Recording<Application>.Refused)
        {
            return recording;
        }

        await recorder.SettleAsync(await applications.GetAsync(id, cancellationToken), client, cancellationToken);
        await pending.ClearAsync(marker, cancellationToken);
        return recording;
    }

    private static Result<ApplicationMoved> Check(StepAsked asked, Application application, DateTimeOffset storedAt) =>
        ApplicationPolicy.Submit(application, asked.Guide, asked.ReceivedAt, storedAt);
}

/// <summary>The receipt of a submission: where to follow the application.</summary>
/// <param name="Serial">申报编号.</param>
public sealed record SubmittedApplication(ApplicationId Id, string Serial, Uri Location);
