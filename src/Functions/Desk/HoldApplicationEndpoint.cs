using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Pages.Desk;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Desk;

/// <summary>
/// <c>POST /desk/applications/{applicationId}/hold</c>: puts an application on hold, with reason, basis and the day of the next review.
/// </summary>
public sealed class HoldApplicationEndpoint(DeskHolds holds)
{
    [Function(nameof(HoldApplicationEndpoint))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/applications/{applicationId}/hold")] HttpRequest request,
        string applicationId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    ) =>
        holds.RecordAsync(
            request,
            applicationId,
            DeskAct.PlaceHold,
            [HoldFields.Reason, HoldFields.Basis, HoldFields.NextReview],
            "hold",
            Place,
            client,
            cancellationToken
        );

    private static Result<Fact> Place(Application application, DeskPost post, DateTimeOffset now)
    {
        DateTimeOffset? nextReview = post.Day(HoldFields.NextReview) is { } day ? BeijingTime.StartOf(day) : null;
        return HoldPolicy
            .Place(application, post[HoldFields.Reason], post[HoldFields.Basis], nextReview, now)
            .Select<Fact>(placed => placed);
    }
}
